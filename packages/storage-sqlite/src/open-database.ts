import Database from 'better-sqlite3'
import { migrations } from './schema/index.ts'
import { StoreOpenError, type StoreOpenProblem } from './store-open-error.ts'

/** 'SLFR' in the file's header tells a selfread store from any other SQLite file. */
const applicationId = 0x53_4c_46_52

const minimumNodeMajor = 22

/** A connection to a store's file. */
export type Connection = Database.Database

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
export function openDatabase(path: string): Connection {
  assertNodeVersion(path)
  return withClearErrors(path, () => {
    const database = new Database(path)
    return closingOnError(database, () => {
      database.pragma('busy_timeout = 10000')
      assertIsStore(database, path, { mayBeEmpty: true })
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = FULL')
      database.pragma('foreign_keys = ON')
      database.pragma('secure_delete = ON') // a destroyed key must not linger in a free page
      database.pragma('trusted_schema = OFF')
      migrate(database, path)
    })
  })
}

/** Opens a store's file to look at only; the file must be there. */
export function openDatabaseReadonly(path: string): Connection {
  assertNodeVersion(path)
  return withClearErrors(path, () => {
    const database = new Database(path, { readonly: true, fileMustExist: true })
    return closingOnError(database, () => {
      database.pragma('busy_timeout = 10000')
      database.pragma('cell_size_check = ON')
      database.pragma('trusted_schema = OFF')
      assertIsStore(database, path, { mayBeEmpty: false })
    })
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
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > migrations.length)
    throw new StoreOpenError({
      code: 'newer_schema',
      path,
      message: `${path} has schema ${version}; this version of @selfread/storage-sqlite knows up to ${migrations.length}. Nothing was changed. Update the package.`,
    })
}

function migrate(database: Connection, path: string): void {
  const bringUpToDate = database.transaction(() => {
    // Looked at again inside the transaction: another process may have been first.
    assertIsStore(database, path, { mayBeEmpty: true })
    const version = Number(database.pragma('user_version', { simple: true }))
    if (version === migrations.length) return
    for (const sql of migrations.slice(version)) database.exec(sql)
    database.pragma(`application_id = ${applicationId}`)
    database.pragma(`user_version = ${migrations.length}`)
  })
  bringUpToDate.immediate()
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

/** Says what is wrong with a file in words instead of SQLite's. */
export function withClearErrors<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    if (StoreOpenError.is(error)) throw error
    const { code, advice } = explain(error)
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreOpenError({
      code,
      path,
      message: `${path} cannot be opened as a selfread store: ${reason}. ${advice}`,
      cause: error,
    })
  }
}

function explain(error: unknown): { code: StoreOpenProblem; advice: string } {
  const code = error instanceof Database.SqliteError ? error.code : ''
  if (code === 'SQLITE_NOTADB')
    return { code: 'not_a_database', advice: 'It is no SQLite file, or its first page is damaged.' }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR')
    return { code: 'database_damaged', advice: 'Run verifySqliteFile and restore from a backup.' }
  return { code: 'cannot_open', advice: 'Check that the folder exists and may be written.' }
}
