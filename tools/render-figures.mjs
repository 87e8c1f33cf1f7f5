/** Replaces the tables of bench/README.md: each stands between two comments that name it. */
export function renderPage(page, { speed, size, mutation }) {
  return [
    ['speed', speedTable(speed)],
    ['size', sizeTable(size)],
    ['mutation', mutationTable(mutation)],
  ].reduce(replaceTable, page)
}

function replaceTable(page, [name, table]) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [page.indexOf(open), page.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`bench/README.md lacks ${open} or ${close}`)
  return `${page.slice(0, from + open.length)}\n\n${table}\n\n${page.slice(to)}`
}

/** Columns of the tables of speed; one in which a table has nothing is left out of it. */
const SPEED_COLUMNS = [
  ['what', (it) => it.name],
  [
    'rate, by the median',
    (it) => `${Math.round(it.perSecond).toLocaleString('en')} ${it.unit} a second`,
  ],
  [
    'ms: fastest / median / slowest',
    (it) => [it.minMs, it.medianMs, it.maxMs].map(milliseconds).join(' / '),
  ],
  ['99 of 100 within', (it) => (it.p99Ms === undefined ? '' : `${milliseconds(it.p99Ms)} ms`)],
  ['ms of processor', (it) => (it.processorMs === undefined ? '' : milliseconds(it.processorMs))],
  ['rounds', (it) => it.rounds.toLocaleString('en')],
  [
    'beside a peer',
    (it) => (it.timesPeer === undefined ? '' : `${it.timesPeer.toFixed(2)} times "${it.peer}"`),
  ],
  [
    'target',
    (it) => (it.target === undefined ? '' : `${it.target}: ${it.isReached ? 'reached' : 'missed'}`),
  ],
]

function speedTable({ benches = [] }) {
  if (benches.length === 0) return 'Not measured yet.'
  return benches
    .map(({ file, title, date, machine, measured }) => {
      const columns = SPEED_COLUMNS.filter(([, cell]) => measured.some((it) => cell(it) !== ''))
      const rows = measured.map((it) => columns.map(([, cell]) => cell(it)))
      const head = columns.map(([name]) => name)
      return `### ${title}

\`${file}\`, one core of ${machine}, on ${date}.

${table(head, rows)}`
    })
    .join('\n\n')
}

function sizeTable({ subpaths = {}, main, all }) {
  if (main === undefined) return 'Not measured yet.'
  const rows = [
    ['`@selfread/core`', main],
    ['`@selfread/core` and all subpaths together', all],
    ...Object.entries(subpaths).map(([name, it]) => [`\`@selfread/core/${name}\``, it]),
  ].map(([entry, { min, gzip, packages }]) => [
    entry,
    kilobytes(min),
    kilobytes(gzip),
    packages.join(', '),
  ])
  return table(['entry', 'kB minified', 'kB gzip', 'packages in it'], rows)
}

function mutationTable({ folders = {} }) {
  const figures = Object.entries(folders)
  if (figures.length === 0) return 'Not measured yet.'
  const columns = ['mutants', 'noticed', 'survived', 'untested', 'leftOut']
  const sum = (column) => figures.reduce((total, [, it]) => total + it[column], 0)
  const rows = figures.map(([name, it]) => [
    name,
    `${it.percent.toFixed(1)} %`,
    ...columns.map((column) => it[column].toLocaleString('en')),
    `${it.seconds}`,
    it.date,
  ])
  const percent = `${(Math.floor((sum('noticed') * 1000) / sum('mutants')) / 10).toFixed(1)} %`
  const all = ['**all**', `**${percent}**`, ...columns.map((it) => sum(it).toLocaleString('en'))]
  const machines = [...new Set(figures.map(([, { machine }]) => machine))]
  return `Measured on ${machines.join('; ')}.

${table(
  ['folder', 'noticed', 'mutants', 'noticed', 'survived', 'untested', 'left out', 's', 'on'],
  [...rows, [...all, `${sum('seconds')}`, '']],
)}`
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1)
}

function milliseconds(value) {
  return value.toFixed(value < 1 ? 3 : 1)
}
