// Two verifiers, one verdict. Holds tools/verify-journal.py and our own check of journal files and
// receipts to the fixtures of tools/verifiers/fixtures and to some thousand freshly broken files:
// both must accept and refuse the same, at the same place and under the same code.
//
//   npm run verifiers                           checks; needs python3 (3.9 or newer)
//   npm run verifiers -- --write                writes the fixtures first
//   npm run verifiers -- --seed 7 --files 20000 breaks others, or more
//
// What is broken follows from the seed. Of a difference the file is left in the folder that is named.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { formatReceipt, makeReceipt } from '../packages/core/src/journal/index.ts'
import { journalCases } from '../packages/core/src/testing/journal-cases.ts'
import { journalFileOf, testJournal } from '../packages/core/src/testing/journal-files.ts'
import { receiptCases, testReceipt } from '../packages/core/src/testing/receipt-cases.ts'
import {
  resignedHeads,
  splicedJournals,
  tamperedBytes,
  tamperedReceipts,
  tamperedRecords,
  tamperedValues,
} from './verifiers/mutated-files.mjs'
import { seededRandom } from './verifiers/seeded-random.mjs'
import { KEY, ownVerdict, pythonVerdicts, textOf } from './verifiers/verdicts.mjs'

const FIXTURES = 'tools/verifiers/fixtures'
const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '4000' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'selfread-verifiers-'))
const encode = (text) => new TextEncoder().encode(text)
const problems = []

const cases = [
  ...(await journalCases()).map((it) => ({ ...it, kind: 'journal', file: `${it.name}.ndjson` })),
  ...(await receiptCases()).map((it) => ({ ...it, kind: 'receipt', file: `${it.name}.txt` })),
].map((it) => ({ kept: [], ...it, content: it.bytes ?? encode(it.text) }))
if (options.write) await writeFixtures()
await checkFixtures()
console.log(`${cases.length} fixtures`)

const random = seededRandom(Number(options.seed))
const counts = { accepted: 0, refused: 0, codes: {} }
await checkFresh()
console.log(
  `${counts.accepted + counts.refused} broken files (seed ${options.seed}): ${counts.accepted} accepted, ${counts.refused} refused, by first fault: ${Object.entries(
    counts.codes,
  )
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ')}`,
)
for (const problem of problems.slice(0, 20)) console.error(problem)
if (problems.length > 0) {
  console.error(`${problems.length} differences; the files are in ${folder}`)
  process.exitCode = 1
} else {
  rmSync(folder, { recursive: true })
  console.log('Both verifiers say the same.')
}

async function writeFixtures() {
  rmSync(FIXTURES, { recursive: true, force: true })
  for (const kind of ['journal', 'receipt']) mkdirSync(join(FIXTURES, kind), { recursive: true })
  const verdicts = { key: KEY, journal: {}, receipt: {} }
  for (const { kind, file, content, kept } of cases) {
    writeFileSync(join(FIXTURES, kind, file), content)
    const faults = await ownVerdict({ kind, content, kept })
    verdicts[kind][file] = { ...(kept.length > 0 && { kept }), faults }
  }
  writeFileSync(join(FIXTURES, 'verdicts.json'), `${JSON.stringify(verdicts, null, 1)}\n`)
}

async function checkFixtures() {
  const { key, ...expected } = JSON.parse(readFileSync(join(FIXTURES, 'verdicts.json'), 'utf8'))
  const renew = 'run "npm run verifiers -- --write".'
  if (key !== KEY) problems.push(`The fixtures are signed with another key: ${renew}`)
  for (const kind of ['journal', 'receipt']) {
    const known = cases.filter((it) => it.kind === kind).map(({ file }) => file)
    const listed = [...readdirSync(join(FIXTURES, kind)), ...Object.keys(expected[kind])]
    const odd = listed.filter((file) => !known.includes(file))
    if (odd.length > 0) problems.push(`There is no case ${odd.join(', ')}: ${renew}`)
  }
  const python = new Map()
  for (const kind of ['journal', 'receipt']) {
    const plain = cases.filter((it) => it.kind === kind && it.kept.length === 0)
    for (const [path, faults] of pythonVerdicts({ kind, paths: plain.map(pathOf) }))
      python.set(path, faults)
  }
  for (const it of cases.filter(({ kept }) => kept.length > 0)) {
    const keptPaths = it.kept.map((note, at) => written(`kept-${at}`, note))
    const path = pathOf(it)
    python.set(path, pythonVerdicts({ kind: it.kind, paths: [path], keptPaths }).get(path))
  }
  for (const it of cases) {
    const path = pathOf(it)
    const verdict = expected[it.kind][it.file]?.faults ?? []
    if (Buffer.compare(readFileSync(path), it.content) !== 0)
      problems.push(`${path} differs: ${renew}`)
    if (verdict[0]?.code !== it.refused) problems.push(`${path}: expected ${it.refused}: ${renew}`)
    compare(path, { expected: verdict, own: await ownVerdict(it), python: python.get(path) })
  }
}

function pathOf({ kind, file }) {
  return join(FIXTURES, kind, file)
}

async function checkFresh() {
  const files = Number(options.files)
  const journals = freshJournals()
  const texts = await Promise.all(
    journals.map((it, at) => journalFileOf(it, at % 4 === 3 ? 'proofs' : 'leaves')),
  )
  const broken = [
    ...texts
      .slice(0, 4)
      .flatMap((text) => [...tamperedRecords(text), ...tamperedValues(text, random)]),
    ...splicedJournals(texts, random, files / 4),
    ...resignedHeads(texts, random, files / 4),
    ...tamperedBytes(texts.map(encode), random, files / 2),
  ]
  // Each part against other heads kept outside: none, those of one journal, those of a fork of it.
  const kept = [[], journals[0].notes, journals[1].notes.slice(0, 2)]
  for (const [at, notes] of kept.entries())
    await checkFiles({
      kind: 'journal',
      contents: broken.filter((_, number) => number % 3 === at),
      kept: notes,
    })

  const receipts = await Promise.all(
    journals.slice(0, 2).map((it) => testReceipt(it, { partition: 0, position: 2 })),
  )
  const receiptTexts = receipts.flatMap((it) => [
    JSON.stringify(it),
    formatReceipt(makeReceipt({ ...it, leaf: Buffer.from(it.leaf, 'base64') })),
  ])
  await checkFiles({
    kind: 'receipt',
    contents: [
      ...tamperedReceipts(receipts, random, files / 4),
      ...tamperedBytes(receiptTexts.map(encode), random, files / 4),
    ],
    kept: [],
  })
}

/** Journals whose records can stand in for each other: forks, of other lengths, of other logs. */
function freshJournals() {
  const one = { facts: 16, logs: 1, headsAt: [3, 8, 9] }
  const two = { facts: 20, logs: 3, headsAt: [0, 7, 7, 12] }
  return [
    one,
    { ...one, forkAt: 5 },
    two,
    two,
    { ...two, forkAt: 9 },
    { ...two, misplaced: 4 },
    { ...one, facts: 11 },
  ].map(testJournal)
}

async function checkFiles({ kind, contents, kept }) {
  const paths = contents.map((content, at) => written(`${kind}-${kept.length}-${at}`, content))
  const keptPaths = kept.map((note, at) => written(`kept-${at}`, note))
  const python = pythonVerdicts({ kind, paths, keptPaths })
  for (const [at, path] of paths.entries()) {
    const content = typeof contents[at] === 'string' ? encode(contents[at]) : contents[at]
    const own = await ownVerdict({ kind, content, kept })
    if (compare(path, { own, python: python.get(path) })) rmSync(path)
    if (own.length === 0) counts.accepted += 1
    else {
      counts.refused += 1
      counts.codes[own[0].code] = (counts.codes[own[0].code] ?? 0) + 1
    }
  }
}

/** True where all verdicts on a file are the same. */
function compare(path, verdicts) {
  const said = Object.entries(verdicts).map(([who, faults]) => [who, textOf(faults)])
  const isSame = said.every(([, text]) => text === said[0][1])
  if (!isSame) problems.push(`${path}: ${said.map(([who, text]) => `${who} ${text}`).join('; ')}`)
  return isSame
}

function written(name, content) {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
