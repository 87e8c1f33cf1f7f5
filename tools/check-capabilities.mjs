// Holds docs/capabilities.json, the one place where it is said what works, to the tests it names,
// and docs/capabilities.md to docs/capabilities.json:
//
//   npm run capabilities              checks
//   npm run capabilities -- --write   writes docs/capabilities.md first
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const SOURCE = 'docs/capabilities.json'
const TABLE = 'docs/capabilities.md'
const SECTIONS = [
  ['S0', 26, 'The self-reading service'],
  ['S1', 18, 'Control readings'],
  ['S2', 22, 'Field services'],
  ['S3', 16, 'Entry building by building'],
  ['S4', 33, 'Rules and channels of a supplier'],
]
const STATE = /^(done|not yet|partly: \S.*)$/

const rows = JSON.parse(readFileSync(SOURCE, 'utf8'))
const table = render(rows)
if (process.argv.includes('--write')) writeFileSync(TABLE, table)

const problems = [...problemsOfIds(), ...rows.flatMap(problemsOfRow), ...problemsOfTable()]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else
  console.log(`${rows.length} capabilities, ${countOf('done')} done, ${countOf('partly')} partly.`)

/** Every row is there, once, in order. */
function problemsOfIds() {
  const expected = SECTIONS.flatMap(([seed, count]) =>
    Array.from({ length: count }, (_, at) => `${seed}-${at + 1}`),
  )
  const actual = rows.map(({ id }) => id)
  const missing = expected.filter((id) => !actual.includes(id))
  if (missing.length > 0) return [`${SOURCE} lacks ${missing.join(', ')}`]
  const at = actual.findIndex((id, place) => id !== expected[place])
  return at < 0 ? [] : [`${SOURCE}: ${actual[at]} stands where ${expected[at] ?? 'nothing'} should`]
}

function problemsOfRow({ id, capability, state, tests = [] }) {
  const problems = []
  if (!capability) problems.push('says no capability')
  if (!STATE.test(state))
    problems.push(`is "${state}", not done, "partly: what is missing", not yet`)
  if (state !== 'not yet' && tests.length === 0) problems.push('names no test')
  if (state === 'not yet' && tests.length > 0) problems.push('is not yet there, but names a test')
  return [...problems, ...tests.flatMap(problemsOfTest)].map((it) => `${SOURCE}: ${id} ${it}`)
}

/** A test is named `path > title`, the title as it is written in the file. */
function problemsOfTest(test) {
  const [path, title] = test.split(' > ', 2)
  if (!path.endsWith('.test.ts') || !title) return [`names "${test}", which is no "path > title"`]
  if (!existsSync(path)) return [`names ${path}, which is no file`]
  const written = new RegExp(`\\(\\s*['"\`]${literal(title)}['"\`],`)
  return written.test(readFileSync(path, 'utf8')) ? [] : [`names "${title}", no test in ${path}`]
}

function problemsOfTable() {
  if (existsSync(TABLE) && readFileSync(TABLE, 'utf8') === table) return []
  return [`${TABLE} is not what ${SOURCE} says: run "npm run capabilities -- --write".`]
}

function render() {
  const head = `# Capabilities

What is there, and which test shows it. Written from \`capabilities.json\`: change that, then run
\`npm run capabilities -- --write\`. The check fails where a named test does not exist.
`
  const sections = SECTIONS.map(([seed, , title]) => {
    const lines = rows.filter(({ id }) => id.startsWith(`${seed}-`)).map(renderRow)
    return `
## ${seed}: ${title}

| id | capability | state | shown by |
| --- | --- | --- | --- |
${lines.join('\n')}
`
  })
  return head + sections.join('')
}

function renderRow({ id, capability, state, tests = [] }) {
  const shown = tests.map((test) => `\`${test}\``).join('<br>')
  return `| ${id} | ${capability} | ${state} | ${shown} |`
}

function countOf(state) {
  return rows.filter((row) => row.state.startsWith(state)).length
}

function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
