// Uses the packed packages as a stranger would: installs them outside the workspace, then, as ESM
// and as CommonJS, loads every entry, takes in a text at a desk, and does the demo's work on mails,
// photos and operators' files; type-checks the declarations; runs the command.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { APART, conceptFolders } from './concept-folders.mjs'
import { packPackages } from './pack-packages.mjs'

const desk = `
  const places = [
    'place_id,utility,operator,customer_id,account_number,phones,contract_from,meter_serial,installed_on,register,unit,integer_digits,decimal_digits,last_index,last_read_on',
    'LC-1,electricity,rdn,CL-1,1001234567,+40700000001,2020-01-01,48789022,2020-01-01,1.8.0,kWh,6,0,012200,2026-10-20',
  ].join('\\n')

  async function takeIn(path) {
    const store = openSqliteStore({ path })
    const now = () => '2026-11-20T08:00:00.000Z'
    const desk = createDesk({ store, rules: rules.romania(), text: createTextExtractor(), now })
    await desk.places.import(places)
    const receipt = await desk.receive({
      channel: 'sms',
      receivedAt: now(),
      sender: '+40700000001',
      text: 'Index 12345, cod client 1001234567',
    })
    const { faults } = await store.verify()
    await store.close()
    return { outcome: receipt.outcome, values: receipt.readings.map(({ value }) => value), faults }
  }

  takeIn(process.argv[2]).then((result) => console.log(JSON.stringify(result)))
`
const uses = {
  '@selfread/desk': ['createDesk', 'rules'],
  '@selfread/storage-sqlite': ['openSqliteStore'],
  '@selfread/text': ['createTextExtractor'],
}

const input = 'examples/end-to-end/input'
const shared = '--db selfread.db --config input/config.json --now 2026-11-27T08:00:00Z --json'
const jobs = [
  'places import input/places.csv',
  'receive input/mail/30-russian-windows-1251.eml input/mail/36-photo-and-text-gas.eml',
  'transfer --day 2026-11-27 --out out',
  'reconcile --operator apa-gaz --file input/measurements-apa-gaz.xml',
  'outbox --out letters',
  'verify',
].map((job) => `${job} ${shared}`.split(' '))
const worker = `
  async function work() {
    const done = []
    for (const job of ${JSON.stringify(jobs)}) {
      let stdout = ''
      const terminal = { stdout: { write: (text) => { stdout += text } }, stderr: process.stderr }
      const code = await runProgram(job, terminal)
      // Each person's data is sealed with a random key: no two logs have the same root.
      done.push({ job: job[0], code, stdout: stdout.replace(/"rootHash":"[0-9a-f]+"/g, '') })
    }
    console.log(JSON.stringify(done))
  }
  work()
`

const packages = packPackages()
const home = mkdtempSync(join(tmpdir(), 'selfread-user-'))
try {
  install()
  checkEveryEntry()
  checkSubpaths()
  checkDesk('desk.mjs', (names, from) => `import { ${names.join(', ')} } from '${from}'`)
  checkDesk('desk.cjs', (names, from) => `const { ${names.join(', ')} } = require('${from}')`)
  checkJobs()
  checkTypes()
  checkCommand()
  console.log(`${packages.length} packages installed and used outside the workspace.`)
} finally {
  rmSync(home, { recursive: true, force: true })
}

function install() {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const dependencies = {
    ...Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`])),
    '@types/node': devDependencies['@types/node'],
  }
  write('package.json', JSON.stringify({ name: 'user', private: true, dependencies }))
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** Both builds of an entry must load, and offer the same names. */
function checkEveryEntry() {
  write(
    'entries.cjs',
    `const entries = ${JSON.stringify(entryPoints())}
     const names = (exported) => Object.keys(exported).filter((it) => it !== 'default' && it !== 'module.exports').sort()
     Promise.all(entries.map(async (it) => [it, names(await import(it)), names(require(it))]))
       .then((found) => console.log(JSON.stringify(found)))`,
  )
  for (const [entry, esm, cjs] of JSON.parse(run('node', ['entries.cjs']))) {
    assert.ok(esm.length > 0 || isTypesOnly(entry), `${entry} exports nothing`)
    assert.deepEqual(cjs, esm, `${entry} offers other names to CommonJS than to ESM`)
  }
}

function isTypesOnly(entry) {
  const concept = entry.replace('@selfread/core', 'packages/core/src')
  return (
    concept !== entry && !/^export (?!type )/m.test(readFileSync(`${concept}/index.ts`, 'utf8'))
  )
}

/** A subpath works without the main entry, and gives the very functions that the main entry gives. */
function checkSubpaths() {
  const concepts = conceptFolders().filter((it) => !APART.includes(it))
  const work = `
    async function work(load) {
      const { parseIndex } = await load('@selfread/core/index-value')
      const { createMerkleLog } = await load('@selfread/core/journal')
      const { createRuleBook } = await load('@selfread/core/rules')
      const { rules } = await load('@selfread/core/presets')
      const { windowOf } = await load('@selfread/core/window')
      const book = createRuleBook(rules.russia())
      const scope = { jurisdiction: 'RU', utility: 'electricity' }
      const done = [
        parseIndex({ text: '012345', digits: { integerDigits: 6, decimalDigits: 0 } }).value.units,
        createMerkleLog().root().slice(0, 8),
        windowOf({ book, scope, month: '2016-11' }).submitUntil,
      ]
      const whole = await load('@selfread/core')
      for (const concept of ${JSON.stringify(concepts)}) {
        for (const [name, exported] of Object.entries(await load('@selfread/core/' + concept))) {
          if (name !== 'default' && name !== 'module.exports' && exported !== whole[name])
            throw new Error(concept + ' gives a copy of ' + name)
        }
      }
      console.log(JSON.stringify(done))
    }
  `
  write('subpaths.mjs', `${work}\nwork((from) => import(from))`)
  write('subpaths.cjs', `${work}\nwork(require)`)
  for (const file of ['subpaths.mjs', 'subpaths.cjs'])
    assert.deepEqual(JSON.parse(run('node', [file])), [12345, 'e3b0c442', '2016-11-26'], file)
}

function checkDesk(file, load) {
  const loading = Object.entries(uses).map(([from, names]) => load(names, from))
  write(file, `${loading.join('\n')}\n${desk}`)
  const result = JSON.parse(run('node', [file, `${file}.db`]))
  assert.deepEqual(result, { outcome: 'accepted', values: ['12345'], faults: [] }, file)
}

/** Both builds must do the same work; which work is right, the demo says. */
function checkJobs() {
  const [esm, cjs] = Object.entries({
    'esm/jobs.mjs': `import { runProgram } from '@selfread/cli'`,
    'cjs/jobs.cjs': `const { runProgram } = require('@selfread/cli')`,
  }).map(([file, load]) => {
    const [folder, name] = file.split('/')
    cpSync(input, join(home, folder, 'input'), { recursive: true })
    write(file, `${load}\n${worker}`)
    return JSON.parse(run('node', [name], join(home, folder)))
  })
  for (const [at, { job, code, stdout }] of esm.entries()) {
    assert.ok(cjs[at].code === code && cjs[at].stdout === stdout, `${job} differs as CommonJS`)
  }
  // The demo's places and measurements hold faulty rows on purpose: these are reported with 1.
  const expected = { places: 1, receive: 0, transfer: 0, reconcile: 1, outbox: 0, verify: 0 }
  assert.deepEqual(Object.fromEntries(esm.map(({ job, code }) => [job, code])), expected)
}

/** The declarations must stand without what only the workspace installs. */
function checkTypes() {
  const source = entryPoints().map((it, at) => `export * as entry${at} from '${it}'`)
  write('types.mts', source.join('\n'))
  write('types.cts', source.join('\n'))
  const flags = '--noEmit --strict --module nodenext --target es2023 --lib es2024 --types node'
  run('tsc', [...flags.split(' '), '--skipLibCheck', 'false', 'types.mts', 'types.cts'])
}

function checkCommand() {
  const text = 'Index 12345, cod client 1001234567'
  const found = JSON.parse(run('npx', ['--no-install', 'selfread', 'extract', text, '--json']))
  assert.equal(found.decision, 'accept')
  assert.equal(found.customer, '1001234567')
  assert.deepEqual(
    found.readings.map(({ value }) => value),
    ['12345'],
  )
}

function entryPoints() {
  const concepts = conceptFolders().map((it) => `@selfread/core/${it}`)
  return [...packages.map(({ name }) => name), ...concepts]
}

function write(path, content) {
  writeFileSync(join(home, path), content)
}

/** Runs as in a shell of its own: what npm tells its scripts about this repository stays here. */
function run(command, args, cwd = home) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !/^npm_(package|lifecycle|config_local)/.test(key),
    ),
  )
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (error) throw error
  assert.equal(status, 0, `${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout
}
