import { StoreOpenError } from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import { applyMigrations, migrations } from '../schema/index.ts'
import type { Connection } from './connection.ts'
import { applicationId, schemaVersion } from './schema-version.ts'

/** Brings a file to the current schema, whole or not at all. */
export function migrate(database: Connection, path: string, assertIsStore: () => void): void {
  const before = schemaVersion(database)
  if (before === migrations.length) return
  const bringUpToDate = database.transaction(() => {
    // Looked at again inside the transaction: another process may have been first.
    assertIsStore()
    applyMigrations(database, schemaVersion(database))
    database.pragma(`application_id = ${applicationId}`)
    database.pragma(`user_version = ${migrations.length}`)
  })
  try {
    bringUpToDate.immediate()
  } catch (error) {
    if (before === 0 || !isOperating(error)) throw error
    throw new StoreOpenError({
      code: 'older_schema',
      path,
      message: `${path} has schema ${before} and could not be brought to ${migrations.length}: ${error.message}. Nothing was changed. Make room for as much again as the file has, let it be written, and see that nobody else writes to it; then open it again.`,
      cause: error,
    })
  }
}

/** Of the disk or of others, not of what stands in the file. */
function isOperating(error: unknown): error is Error {
  return (
    error instanceof Database.SqliteError &&
    /^SQLITE_(FULL|READONLY|BUSY|LOCKED|IOERR|CANTOPEN)/.test(error.code)
  )
}
