// Runs on Node 20, before any install: built-ins only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Installs when the lockfile or the command differs from the last install.
 * Gives back what went wrong, or nothing.
 */
export function installOnce(directory, lockfile, command, args, env = process.env) {
  const stamp = join(directory, 'node_modules', '.installed')
  const digest = createHash('sha256')
    .update(readFileSync(join(directory, lockfile)))
    .update(args.join(' '))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return

  // Set-up reports on stderr: stdout belongs to the command, which may print JSON.
  console.error(`Installing what ${lockfile} names, once ...`)
  const shell = process.platform === 'win32'
  const options = { cwd: directory, env, shell, stdio: ['ignore', 2, 2] }
  const { status, error } = spawnSync(command, args, options)
  if (error) return error.message
  if (status !== 0) return `${command} ${args.join(' ')} failed in ${directory}`
  writeFileSync(stamp, digest)
}
