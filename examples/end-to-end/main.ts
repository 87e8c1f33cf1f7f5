import { join, relative } from 'node:path'
import { problemOf } from './account.ts'
import { runDemo } from './run-demo.ts'

const here = relative(process.cwd(), import.meta.dirname)
try {
  const folders = { input: join(here, 'input'), output: join(here, 'out') }
  const problems = await runDemo(folders, (line) => console.log(line))
  process.exitCode = problems === 0 ? 0 : 1
} catch (error) {
  console.error(`The demo cannot begin: ${problemOf(error)}`)
  process.exitCode = 1
}
