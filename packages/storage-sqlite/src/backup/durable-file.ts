import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** Throws where a store lies at this path, or what is left of one: a new file would be mixed up with it. */
export function assertNothingAt(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-journal`])
    if (existsSync(file))
      throw new Error(`${file} is there already. Nothing was changed: give another path.`)
}

/** Gives a finished file its name. When this returns, file and name are on the disk. */
export function putInPlace(part: string, path: string): void {
  syncFile(part, 'r+')
  assertNothingAt(path)
  renameSync(part, path)
  // Windows knows no handle for a folder, and writes the name by itself.
  if (process.platform !== 'win32') syncFile(dirname(path), 'r')
}

/** Takes away a file that was not finished, with what SQLite keeps beside it. */
export function removePart(part: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${ending}`, { force: true })
}

function syncFile(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
