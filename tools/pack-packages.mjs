// Packs every built package as it would be published.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

/** Gives each package's name, tarball and the paths inside it. */
export function packPackages() {
  const folder = resolve('node_modules/.cache/tarballs')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return readdirSync('packages').map((name) => pack(`packages/${name}`, folder))
}

function pack(cwd, folder) {
  const shell = process.platform === 'win32'
  const args = ['pack', '--json', '--pack-destination', folder]
  const { status, stdout, stderr } = spawnSync('pnpm', args, { cwd, encoding: 'utf8', shell })
  if (status !== 0) throw new Error(`pnpm pack failed in ${cwd}:\n${stdout}${stderr}`)
  const { name, filename, files } = JSON.parse(stdout)
  return { name, tarball: resolve(folder, filename), files: files.map(({ path }) => path) }
}
