// Runs a command with the right Node and with dependencies installed:
//
//   node tools/with-toolchain.mjs vitest run
//
// A fresh clone needs only Node 20 and the npm registry. pnpm comes pinned from
// tools/toolchain, and so does Node where the machine's own is too old. This
// file and what it imports must run on Node 20, before any install: built-ins only.
import { spawnSync } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installOnce } from './install-once.mjs'

const NODE_MIN = [22, 18]

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const toolchain = join(root, 'tools', 'toolchain')
const bins = [join(toolchain, 'node_modules', '.bin'), join(root, 'node_modules', '.bin')]
const env = { ...process.env, PATH: [...bins, process.env.PATH].join(delimiter) }

main(process.argv.slice(2))

function main([command, ...args]) {
  if (!command) fail('usage: node tools/with-toolchain.mjs <command> [...args]')

  // Node is the toolchain's only optional dependency.
  const omit = isNodeNewEnough() ? ['--omit=optional'] : []
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  install(toolchain, 'package-lock.json', 'npm', ['ci', '--ignore-scripts', ...quiet, ...omit])
  install(root, 'pnpm-lock.yaml', 'pnpm', ['install', '--frozen-lockfile', '--loglevel=error'])
  process.exit(run(command, args))
}

/** Of the machine's own Node: inside a command that runs on the toolchain's, the toolchain keeps it. */
function isNodeNewEnough() {
  if (process.execPath.startsWith(toolchain)) return false
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])
}

function install(...what) {
  const problem = installOnce(...what, env)
  if (problem !== undefined) fail(problem)
}

function run(command, args) {
  const shell = process.platform === 'win32'
  const { status, error } = spawnSync(command, args, { env, stdio: 'inherit', shell })
  if (error) fail(error.message)
  return status ?? 1
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
