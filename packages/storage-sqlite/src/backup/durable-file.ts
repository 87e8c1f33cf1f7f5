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
  sync(part)
  assertNothingAt(path)
  renameSync(part, path)
  sync(dirname(path))
}

/** Takes away a file that was not finished, with what SQLite keeps beside it. */
export function removePart(part: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${ending}`, { force: true })
}

function sync(path: string): void {
  // Windows knows no handle for a folder: there the rename is written with the file system's log.
  if (process.platform === 'win32' && path.endsWith('.part') === false) return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
