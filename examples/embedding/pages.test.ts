import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { runProgram } from '@selfread/cli'
import { rules } from '@selfread/core/presets'
import { createDesk } from '@selfread/desk'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const here = import.meta.dirname
const root = resolve(here, '..', '..')

let folder = ''
let startOutput = ''
let mainOutput = ''
let demoOutput = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfread-pages-'))
  startOutput = await runIn('start', 'getting-started.ts')
  mainOutput = await runIn('main', 'main.ts')
  demoOutput = await runDemo()
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('README.md', () => {
  it('shows the embedding program as it is', async () => {
    const [program] = blocksOf(await page('README.md'), 'ts')
    expect(program).toBe(await readFile(join(here, 'main.ts'), 'utf8'))
  })

  it('shows what that program prints', async () => {
    expect(mainOutput).toBe('accepted readings_default_rdn_20261124_001.csv matched\n')
    expect(blocksOf(await page('README.md'), 'text')[1]).toBe(mainOutput)
  })

  it('shows what the command prints', async () => {
    const [session = ''] = blocksOf(await page('README.md'), 'console')
    const [prompt = '', ...shown] = session.split('\n')
    expect(await runCommand(prompt)).toEqual({ code: 0, output: shown.join('\n') })
  })

  it('shows what the demo prints (run with -u to renew the page)', async () => {
    const readme = await page('README.md')
    const [shown = ''] = blocksOf(readme, 'text')
    const renewed = readme.replace(shown, () => excerptOf(demoOutput))
    await expect(renewed).toMatchFileSnapshot(join(root, 'README.md'))
  })
})

describe('docs/getting-started.md', () => {
  const name = 'docs/getting-started.md'

  it('quotes the program beside this test, all of it and in its order', async () => {
    const program = await readFile(join(here, 'getting-started.ts'), 'utf8')
    expect(blocksOf(await page(name), 'ts').join('\n')).toBe(program)
  })

  it('quotes the files as they are', async () => {
    const text = await page(name)
    for (const file of ['places.csv', 'measurements.csv', 'reading.eml', 'selfread.config.json']) {
      expect(text).toContain(`\n${await readFile(join(here, file), 'utf8')}\`\`\``)
    }
  })

  it('shows what the program prints', async () => {
    const shown = blocksOf(await page(name), 'text')
    expect(shown.join('')).toBe(startOutput)
  })

  it('gives commands that work one after the other', async () => {
    const commands = blocksOf(await page(name), 'sh')
      .flatMap((block) => block.split('\n'))
      .filter((line) => line.startsWith('npx selfread'))
    await prepare('commands')
    expect(commands.length).toBeGreaterThan(5)
    for (const command of commands) {
      const result = await runCommand(command, join(folder, 'commands'))
      expect(result, command).toMatchObject({ code: 0 })
    }
  })

  it('names all columns of a places file, and which of them must be there', async () => {
    const columns = (await page(name))
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .flatMap(([, names = '', , needed]) =>
        [...names.matchAll(/`(\w+)`/g)].map(([, column = '']) => ({ column, needed })),
      )
    const required = columns.filter(({ needed }) => needed === 'yes').map(({ column }) => column)
    const demo = await page('examples/end-to-end/input/places.csv')
    const used = demo.split('\n', 1)[0]?.split(',') ?? []
    expect(columns.map(({ column }) => column)).toEqual(
      expect.arrayContaining(used.map(withoutMonth)),
    )

    const desk = createDesk({
      store: openSqliteStore({ path: ':memory:' }),
      rules: rules.romania(),
    })
    const { problems } = await desk.places.import('foo\nbar\n', { dryRun: true })
    const missing = problems[0]?.expected.replace('the columns ', '').split(', ')
    expect(missing?.toSorted()).toEqual(required.toSorted())
  })
})

describe('packages/core/README.md', () => {
  it('quotes a program that runs', async () => {
    const [program] = blocksOf(await page('packages/core/README.md'), 'ts')
    expect(program).toBe(await readFile(join(here, 'core-alone.ts'), 'utf8'))
    const output = await runIn('core', 'core-alone.ts')
    expect(blocksOf(await page('packages/core/README.md'), 'text')).toEqual([output])
  })
})

describe('every page', () => {
  it('links to files that are there', async () => {
    const dead: string[] = []
    for (const name of await pages()) {
      const text = (await page(name)).replace(/```.*?```/gs, '')
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        const path = relative(root, resolve(root, dirname(name), target))
        const isThere = await readdir(dirname(join(root, path))).then(
          (names) => names.includes(path.split('/').at(-1) ?? ''),
          () => false,
        )
        if (!isThere) dead.push(`${name}: ${target}`)
      }
    }
    expect(dead).toEqual([])
  })
})

describe('docs/third-party.md', () => {
  it('names every dependency of the packages with its licence, and none under GPL or AGPL', async () => {
    const text = await page('docs/third-party.md')
    const shown = [...text.matchAll(/^\| `([^`]+)` +\| (\S+) +\|/gm)].map(([, name, licence]) => [
      name,
      licence,
    ])
    const found = new Map<string, string>()
    for (const name of await readdir(join(root, 'packages'))) {
      const { dependencies = {} } = await manifest(join(root, 'packages', name))
      for (const dependency of Object.keys(dependencies)) {
        if (dependency.startsWith('@selfread/')) continue
        const { license = '' } = await manifest(
          join(root, 'packages', name, 'node_modules', dependency),
        )
        found.set(dependency, license)
      }
    }
    expect(shown).toEqual([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const licence of found.values()) expect(licence).not.toMatch(/GPL/)
  })
})

function blocksOf(markdown: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')
  return [...markdown.matchAll(fence)].map(([, code = '']) => code)
}

function page(name: string): Promise<string> {
  return readFile(join(root, name), 'utf8')
}

async function pages(): Promise<readonly string[]> {
  const docs = await readdir(join(root, 'docs'), { recursive: true })
  return [
    'README.md',
    'CONTRIBUTING.md',
    'packages/core/README.md',
    ...docs
      .filter((name) => name.endsWith('.md') && !name.startsWith('api'))
      .map((name) => `docs/${name}`),
  ]
}

async function manifest(path: string): Promise<{
  readonly license?: string
  readonly dependencies?: { readonly [name: string]: string }
}> {
  return JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))
}

/** A folder of its own with the files that the pages name. */
async function prepare(name: string): Promise<string> {
  const target = join(folder, name)
  await cp(here, target, {
    recursive: true,
    filter: (source) => source === here || /\.(csv|eml|json)$/.test(source),
  })
  return target
}

async function runIn(name: string, program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@selfread/source', join(here, program)],
    {
      cwd: await prepare(name),
      env: {
        ...process.env,
        SELFREAD_MASTER_KEY: '07'.repeat(32),
        SELFREAD_SIGNING_KEY: '08'.repeat(32),
      },
    },
  )
  return stdout
}

async function runDemo(): Promise<string> {
  const program = join('examples', 'end-to-end', 'main.ts')
  const args = ['--conditions=@selfread/source', program]
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }
  return (await promisify(execFile)(process.execPath, args, { cwd: root, env })).stdout
}

/** The stations that README shows, with some of their lines: without times, and the root hash, as keys are random. */
function excerptOf(output: string): string {
  const stations = output
    .replace(/ +\d+\.\d s$/gm, '')
    .replace(/; root hash .*/g, '')
    .split('\n\n')
    .map((station) => station.trimEnd().split('\n'))
  const shown: readonly (readonly [number: string, lines: RegExp])[] = [
    ['1', /^ {3}(Dry run|line +38|Imported)/],
    ['2', /^ {3}( +received|mails|messages|calls|all|Taken)/],
    ['4', /^ {3}\S/],
    ['5', /^ {3}((rdn|apa-gaz): | {6,}|Read)/],
    ['6', /^ {3}(\S+: the|Dispute)/],
    ['7', /^ {3}(Statement|\d+ of)/],
    ['8', /^ {3}(\d+ facts| {2}fact_changed)/],
  ]
  const excerpts = shown.flatMap(([number, isShown]) => {
    const [title = '', ...lines] =
      stations.find(([first = '']) => first.startsWith(`${number}  `)) ?? []
    const kept = lines.map((line) => (isShown.test(line) ? line : '   …'))
    return [[title, ...kept.filter((line, at) => line !== '   …' || kept[at - 1] !== line)]]
  })
  return `${excerpts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** Runs a line as a shell would that knows double quotes only. */
async function runCommand(line: string, cwd = folder) {
  const words = line.replace(/^\$ /, '').match(/"[^"]*"|\S+/g) ?? []
  const [npx, command, ...args] = words.map((it) => it.replaceAll('"', ''))
  expect([npx, command]).toEqual(['npx', 'selfread'])
  const before = process.cwd()
  let output = ''
  const write = (text: string) => {
    output += text
    return true
  }
  process.chdir(cwd)
  try {
    const terminal = { stdin: Readable.from([]), stdout: { write }, stderr: { write } }
    const code = await runProgram(args, terminal)
    return { code, output }
  } finally {
    process.chdir(before)
  }
}

function withoutMonth(column: string): string {
  return column.replace(/^annex_(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/, 'annex_jan')
}
