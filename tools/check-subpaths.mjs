// Every concept of the core is a subpath: `@selfread/core/meter` beside `@selfread/core`. Holds the
// exports of packages/core/package.json to the folders of packages/core/src, and its index to both:
//
//   npm run subpaths              checks
//   npm run subpaths -- --write   writes the exports first
//
// The build takes its entries from the folders, so nothing more can be forgotten.
import { readFileSync, writeFileSync } from 'node:fs'
import { APART, conceptFolders } from './concept-folders.mjs'

const MANIFEST = 'packages/core/package.json'
const INDEX = 'packages/core/src/index.ts'

const folders = conceptFolders()
const expected = Object.fromEntries([
  ['.', conditions('')],
  ...folders.map((folder) => [`./${folder}`, conditions(`${folder}/`)]),
  ['./package.json', './package.json'],
])
if (process.argv.includes('--write')) writeExports(expected)

const problems = [...problemsOfExports(expected), ...problemsOfIndex(folders)]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`${folders.length} subpaths of @selfread/core.`)

function conditions(folder) {
  const built = (extension, types) => ({
    types: `./dist/${folder}index.${types}`,
    default: `./dist/${folder}index.${extension}`,
  })
  return {
    '@selfread/source': `./src/${folder}index.ts`,
    import: built('js', 'd.ts'),
    require: built('cjs', 'd.cts'),
  }
}

function writeExports(exports) {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  writeFileSync(MANIFEST, `${JSON.stringify({ ...manifest, exports }, null, 2)}\n`)
}

function problemsOfExports(expected) {
  const actual = JSON.parse(readFileSync(MANIFEST, 'utf8')).exports
  const differing = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].filter(
    (subpath) => JSON.stringify(actual[subpath]) !== JSON.stringify(expected[subpath]),
  )
  if (differing.length === 0) return []
  return [
    `${MANIFEST} exports other subpaths than packages/core/src has folders (${differing.join(', ')}): run "npm run subpaths -- --write".`,
  ]
}

/** What is not in the index is missed by whoever imports the whole. */
function problemsOfIndex(folders) {
  const index = readFileSync(INDEX, 'utf8')
  return folders
    .filter((folder) => !APART.includes(folder))
    .filter((folder) => !index.includes(`export * from './${folder}/index.ts'`))
    .map((folder) => `${INDEX} lacks: export * from './${folder}/index.ts'`)
}
