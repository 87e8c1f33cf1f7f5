import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const bundles = new Map<string, Promise<string>>()

/**
 * One file with all of a program that is started thousands of times: from its sources each start
 * would take half a second. Made once in a process, gone at its end.
 */
export function bundleProgram(entry: URL): Promise<string> {
  const known = bundles.get(entry.href) ?? bundle(fileURLToPath(entry))
  bundles.set(entry.href, known)
  return known
}

async function bundle(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'selfread-program-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const outfile = join(folder, `${basename(entry, '.ts')}.mjs`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    conditions: ['@selfread/source'],
    logLevel: 'error',
    plugins: [
      {
        name: 'drivers-stay-outside',
        setup({ onResolve }) {
          onResolve({ filter: /^(better-sqlite3|pg)$/ }, ({ path, resolveDir }) => ({
            path: createRequire(join(resolveDir, 'any.js')).resolve(path),
            external: true,
          }))
        },
      },
    ],
  })
  return outfile
}
