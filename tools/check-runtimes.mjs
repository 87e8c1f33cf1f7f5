// Runs the core on Bun and Deno: its own tests from the sources, then the built package, whose
// answers must be Node's to the last byte. Installs both runtimes first, from tools/runtimes.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installOnce } from './install-once.mjs'

const FOLDER = 'tools/runtimes'
const runtimes = [
  // Each lacks what one of vitest's two ways to start workers needs.
  { name: 'bun', scope: '@oven', program: 'bin/bun', options: ['--bun'], pool: 'threads' },
  { name: 'deno', scope: '@deno', program: 'deno', options: ['run', '--allow-all'], pool: 'forks' },
]

const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
const problem = installOnce(FOLDER, 'package-lock.json', 'npm', [
  'ci',
  '--ignore-scripts',
  ...quiet,
])
if (problem !== undefined) throw new Error(problem)

const answers = run('node', process.execPath, [`${FOLDER}/answers.mjs`])
for (const { name, scope, program, options, pool } of runtimes) {
  const runtime = find(scope, program)
  const tests = ['node_modules/vitest/vitest.mjs', 'run', '--config', `${FOLDER}/vitest.config.mjs`]
  const env = { RUNTIME_NAME: name, RUNTIME_POOL: pool, NO_COLOR: '1' }
  const said = run(name, runtime, [...options, ...tests, '--reporter=dot'], env)
  const [passed] = said.match(/Tests +\d+ passed.*/) ?? []
  if (passed === undefined) throw new Error(`${name} ran no tests:\n${said}`)
  if (run(name, runtime, [...options, `${FOLDER}/answers.mjs`]) !== answers)
    throw new Error(
      `${name} gives other answers than Node: compare what ${FOLDER}/answers.mjs prints.`,
    )
  console.log(
    `${name}: ${passed}; ${answers.trim().split('\n').length} answers as Node gives them.`,
  )
}

/** The program itself: what the packages offer as a command must be put in place by a script. */
function find(scope, program) {
  const packages = join(FOLDER, 'node_modules', scope)
  const found = readdirSync(packages)
    .flatMap((name) => [join(packages, name, program), join(packages, name, `${program}.exe`)])
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error(`${scope} has no program for this machine.`)
  return found
}

function run(name, command, args, env = {}) {
  const options = { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 2 ** 28 }
  const { status, stdout, stderr, error } = spawnSync(command, args, options)
  if (error) throw error
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout
}
