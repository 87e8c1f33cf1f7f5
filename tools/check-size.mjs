// How much of a browser's download the core is: bundles, minifies and compresses the main entry of
// `@selfread/core` with everything in it, all entries together, then each subpath alone:
//
//   npm run size              checks
//   npm run size -- --write   records the subpaths' sizes in bench/size.json first
//
// The main entry must stay under a fixed limit. A subpath must stay near what is recorded and take in no
// package that is not recorded for it: it pays only for itself.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { APART, conceptFolders, FOR_TESTS } from './concept-folders.mjs'
import { readFigures, SIZE, writeFigures } from './figures.mjs'

const MAIN_LIMIT_KB = 80
/** How far a subpath may grow before somebody must look: a tenth, and what a small one needs. */
const allowance = (bytes) => bytes * 1.1 + 512

/** The packages that these may take in, whatever was recorded. */
const ONLY = {
  'index-value': [],
  journal: ['@noble/ed25519', '@noble/hashes', 'canonicalize'],
  time: ['@date-fns/tz'],
}
const problems = []

const main = await bundle(entryOf('.'))
console.log(`@selfread/core: ${sizes(main)}, of at most ${MAIN_LIMIT_KB} kB gzip`)
printParts(main)
if (main.gzip > MAIN_LIMIT_KB * 1000) problems.push(`The main entry is above ${MAIN_LIMIT_KB} kB.`)

const apart = APART.filter((it) => !FOR_TESTS.includes(it))
const all = await bundle(entryOf('.'), ...apart.map(entryOf))
console.log(`@selfread/core with ${apart.join(', ')}: ${sizes(all)}`)

const subpaths = {}
for (const folder of conceptFolders().filter((it) => !FOR_TESTS.includes(it))) {
  const measured = await bundle(entryOf(folder))
  const { packages } = recordOf(measured)
  subpaths[folder] = recordOf(measured)
  console.log(
    `@selfread/core/${folder}: ${sizes(measured)}, ${packages.join(', ') || 'no package'}`,
  )
}

if (process.argv.includes('--write')) {
  writeFigures(SIZE, { main: recordOf(main), all: recordOf(all), subpaths })
}
const recorded = readFigures(SIZE).subpaths ?? {}
for (const [folder, measured] of Object.entries(subpaths)) {
  problems.push(...problemsOf(folder, measured, recorded[folder]))
}
for (const folder of Object.keys(recorded)) {
  if (!(folder in subpaths)) problems.push(`${SIZE} records ${folder}, which is no subpath.`)
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1

function problemsOf(folder, { gzip, packages }, record) {
  const foreign = packages.filter((it) => ONLY[folder]?.includes(it) === false)
  const found = foreign.map((it) => `@selfread/core/${folder} must never take in ${it}.`)
  if (record === undefined) return [...found, `${SIZE} lacks ${folder}: ${renew()}`]
  const news = packages.filter((it) => !record.packages.includes(it))
  if (news.length > 0) {
    found.push(`@selfread/core/${folder} now takes in ${news.join(', ')}. If it must: ${renew()}`)
  }
  if (gzip > allowance(record.gzip)) {
    found.push(
      `@selfread/core/${folder} grew from ${kilobytes(record.gzip)} to ${kilobytes(gzip)} kB gzip. If it must: ${renew()}`,
    )
  }
  return found
}

function recordOf({ min, gzip, packages }) {
  return { min, gzip, packages: [...packages.keys()].sort() }
}

function renew() {
  return 'run "npm run size -- --write".'
}

function entryOf(folder) {
  return `./packages/core/src/${folder}/index.ts`
}

/** Bundles entries into one as a web application would; gives bytes, and what they are made of. */
async function bundle(...entries) {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: entries.map((it) => `export * from '${it}'`).join('\n'),
      resolveDir: '.',
    },
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@selfread/source'],
    legalComments: 'none',
    metafile: true,
    write: false,
  })
  const [{ contents }] = outputFiles
  const [{ inputs }] = Object.values(metafile.outputs)
  const packages = new Map()
  const concepts = new Map()
  for (const [path, { bytesInOutput: bytes }] of Object.entries(inputs)) {
    if (bytes === 0) continue
    const installed = path.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]
    if (installed !== undefined) packages.set(installed, (packages.get(installed) ?? 0) + bytes)
    else {
      const concept = path.match(/packages\/core\/src\/([^/]+)\//)?.[1] ?? 'index'
      concepts.set(concept, (concepts.get(concept) ?? 0) + bytes)
    }
  }
  return { min: contents.length, gzip: gzipSync(contents, { level: 9 }).length, packages, concepts }
}

function printParts({ packages, concepts }) {
  for (const [title, parts] of [
    ['packages', packages],
    ['concepts', concepts],
  ]) {
    const sorted = [...parts].sort(([, a], [, b]) => b - a)
    const list = sorted.map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(', ')
    console.log(`  ${title}, kB minified: ${list}`)
  }
}

function sizes({ min, gzip }) {
  return `${kilobytes(min)} kB minified, ${kilobytes(gzip)} kB gzip`
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1)
}
