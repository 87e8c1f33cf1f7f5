import { StoreOpenError } from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import { migrations } from '../schema/index.ts'
import type { Connection } from './connection.ts'
import { migrate } from './migrate.ts'
import { withClearErrors } from './open-errors.ts'
import { applicationId, schemaVersion } from './schema-version.ts'

const minimumNodeMajor = 22
const defaultBusyTimeoutMs = 10_000

/** How a connection writes and waits. */
export interface ConnectionSettings {
  readonly durability?: 'full' | 'relaxed'
  readonly busyTimeoutMs?: number
}

/** better-sqlite3 13 ends the process without a word on Node 20: refuse before it is loaded. */
export function assertNodeVersion(path: string, version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) < minimumNodeMajor)
    throw new StoreOpenError({
      code: 'node_too_old',
      path,
      message: `@selfread/storage-sqlite needs Node ${minimumNodeMajor} or newer; this is Node ${version}. Update Node and start again.`,
    })
}

/** Opens a store's file, made and brought to the current schema where needed. */
export function openDatabase(path: string, settings: ConnectionSettings = {}): Connection {
  const { durability = 'full', busyTimeoutMs = defaultBusyTimeoutMs } = settings
  assertNodeVersion(path)
  return withClearErrors(path, () => {
    const database = new Database(path)
    return closingOnError(database, () => {
      database.pragma(`busy_timeout = ${busyTimeoutMs}`)
      assertIsStore(database, path, { mayBeEmpty: true })
      database.pragma('journal_mode = WAL')
      database.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`)
      database.pragma('foreign_keys = ON')
      database.pragma('secure_delete = ON') // a destroyed key must not linger in a free page
      database.pragma('trusted_schema = OFF')
      database.pragma('cache_size = -65536') // 64 MiB
      database.pragma('wal_autocheckpoint = 8000') // 32 MiB: a page is written to the file less often
      migrate(database, path, () => assertIsStore(database, path, { mayBeEmpty: true }))
    })
  })
}

/** Opens a store's file of the current schema to look at only; the file must be there. */
export function openDatabaseReadonly(path: string): Connection {
  assertNodeVersion(path)
  return withClearErrors(path, () => {
    const database = new Database(path, { readonly: true, fileMustExist: true })
    return closingOnError(database, () => {
      database.pragma(`busy_timeout = ${defaultBusyTimeoutMs}`)
      database.pragma('cell_size_check = ON')
      database.pragma('trusted_schema = OFF')
      assertIsStore(database, path, { mayBeEmpty: false })
      const version = schemaVersion(database)
      if (version < migrations.length)
        throw new StoreOpenError({
          code: 'older_schema',
          path,
          message: `${path} has schema ${version}; this version of @selfread/storage-sqlite reads ${migrations.length}. Open it once with openSqliteStore, or restore it with restoreSqliteBackup: both bring it up to date.`,
        })
    })
  })
}

/** Throws where a file is no store of this or an older version: an empty file is none. */
export function assertStoreFile(path: string): void {
  assertNodeVersion(path)
  withClearErrors(path, () => {
    const database = new Database(path, { readonly: true, fileMustExist: true })
    closingOnError(database, () => assertIsStore(database, path, { mayBeEmpty: false })).close()
  })
}

function assertIsStore(database: Connection, path: string, expect: { mayBeEmpty: boolean }): void {
  const id = database.pragma('application_id', { simple: true })
  const tables = database.prepare('select count(*) from sqlite_schema').pluck().get()
  const isEmpty = id === 0 && tables === 0
  if (id !== applicationId && !(isEmpty && expect.mayBeEmpty))
    throw new StoreOpenError({
      code: 'not_a_selfread_store',
      path,
      message: `${path} is a SQLite file but no selfread store (application id ${id}). Nothing was changed. Give another path.`,
    })
  const version = schemaVersion(database)
  if (version > migrations.length)
    throw new StoreOpenError({
      code: 'newer_schema',
      path,
      message: `${path} has schema ${version}; this version of @selfread/storage-sqlite knows up to ${migrations.length}. Nothing was changed. Update the package.`,
    })
}

function closingOnError(database: Connection, prepare: () => void): Connection {
  try {
    prepare()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
