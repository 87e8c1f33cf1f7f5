import { StoreError, type StoreProblem } from '@selfread/core'
import { StoreDamagedError } from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import { migrations } from '../schema/index.ts'

interface Explained {
  readonly code: StoreProblem
  readonly advice: string
}

const explanations: readonly (readonly [codes: RegExp, Explained])[] = [
  // The shared index of the write-ahead log lies in a file of its own, which may not fit either.
  [
    /^SQLITE_(FULL|IOERR_SHMSIZE)/,
    { code: 'disk_full', advice: 'No room for what is to be written: make room.' },
  ],
  [
    /^SQLITE_READONLY/,
    { code: 'read_only', advice: 'Let this user write the file and its folder.' },
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    { code: 'locked', advice: 'Another program wrote for longer than busyTimeoutMs: try again.' },
  ],
  [/^SQLITE_SCHEMA/, { code: 'wrong_schema', advice: 'Close it and open it again.' }],
  [/^SQLITE_(IOERR|CANTOPEN)/, { code: 'io_failed', advice: 'Check the disk and its cables.' }],
]

/** Whether somebody else holds the file: worth waiting. */
export function isLocked(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
}

/** What a call of a store rejects with: SQLite's errors in words, all others as they are. */
export function toStoreError(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code))
    return new StoreDamagedError(`A page of ${path}`, error)
  const [, explained] = explanations.find(([codes]) => codes.test(error.code)) ?? []
  if (explained === undefined) return error
  const { code, advice } = explained
  const message = `${path}: ${error.message} (${error.code}). Nothing was stored. ${advice}`
  return new StoreError({ code, message, cause: error })
}

/** Somebody brought the file to another schema while it was open here. */
export function wrongSchema(path: string, version: number): StoreError {
  return new StoreError({
    code: 'wrong_schema',
    message: `${path} was brought from schema ${migrations.length} to ${version} by another program since it was opened. Nothing was stored. Update this program and open the store again.`,
  })
}

/** The store was closed before the call. */
export function closedError(path: string): StoreError {
  return new StoreError({ code: 'closed', message: `The store ${path} was closed: open it again.` })
}
