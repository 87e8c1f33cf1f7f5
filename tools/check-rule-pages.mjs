// Every rule has its place in docs/rules, written from its own definition:
//
//   npm run rule-pages              checks
//   npm run rule-pages -- --write   writes the pages first
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { conceptFolders, FOR_TESTS } from './concept-folders.mjs'
import { renderPages } from './rule-pages/render-pages.mjs'

const FOLDER = 'docs/rules'

// Some concepts are not in the main entry.
const concepts = conceptFolders().filter((it) => !FOR_TESTS.includes(it))
const exported = concepts.map((it) => import(`../packages/core/src/${it}/index.ts`))
const pages = renderPages(Object.assign({}, ...(await Promise.all(exported))))
if (process.argv.includes('--write')) write()

const problems = [...pages].filter(([name, text]) => readPage(name) !== text)
const gone = readdirSync(FOLDER).filter((name) => !pages.has(name))
for (const [name] of problems) console.error(`${FOLDER}/${name} is not what the rules say.`)
for (const name of gone) console.error(`${FOLDER}/${name} is of no rule.`)
if (problems.length + gone.length > 0) {
  console.error('Run "npm run rule-pages -- --write".')
  process.exitCode = 1
} else console.log(`${pages.size} pages of rules.`)

function write() {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, text] of pages) writeFileSync(`${FOLDER}/${name}`, text)
}

function readPage(name) {
  const path = `${FOLDER}/${name}`
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
