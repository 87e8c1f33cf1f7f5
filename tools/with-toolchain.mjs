// Runs a command with the right Node and with dependencies installed:
//
//   node tools/with-toolchain.mjs vitest run
//
// A fresh clone needs only Node 20 and the npm registry. pnpm comes pinned from
// tools/toolchain, and so does Node where the machine's own is too old. This
// file must itself run on Node 20, before any install: built-ins only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
  installOnce(toolchain, 'package-lock.json', 'npm', ['ci', '--ignore-scripts', ...quiet, ...omit])
  installOnce(root, 'pnpm-lock.yaml', 'pnpm', ['install', '--frozen-lockfile', '--loglevel=error'])
  process.exit(run(command, args))
}

function isNodeNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])
}

/** Installs when the lockfile or the command differs from the last install. */
function installOnce(directory, lockfile, command, args) {
  const stamp = join(directory, 'node_modules', '.installed')
  const digest = createHash('sha256')
    .update(readFileSync(join(directory, lockfile)))
    .update(args.join(' '))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return

  // Set-up reports on stderr: stdout belongs to the command, which may print JSON.
  console.error(`Installing what ${lockfile} names, once ...`)
  const status = run(command, args, { cwd: directory, stdio: ['ignore', 2, 2] })
  if (status !== 0) fail(`${command} ${args.join(' ')} failed in ${directory}`)
  writeFileSync(stamp, digest)
}

function run(command, args, options = {}) {
  const shell = process.platform === 'win32'
  const { status, error } = spawnSync(command, args, { env, stdio: 'inherit', shell, ...options })
  if (error) fail(error.message)
  return status ?? 1
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
