import { StoreDamagedError, StoreOpenError, type StoreOpenProblem } from '@selfread/storage-kit'
import Database from 'better-sqlite3'

/** Says what is wrong with a file in words instead of SQLite's. */
export function withClearErrors<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    if (StoreOpenError.is(error) || error instanceof RangeError) throw error
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
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR' || StoreDamagedError.is(error))
    return { code: 'database_damaged', advice: 'Run verifySqliteFile and restore from a backup.' }
  if (code === 'SQLITE_FULL') return { code: 'cannot_open', advice: 'Make room on the disk.' }
  if (code.startsWith('SQLITE_BUSY'))
    return { code: 'cannot_open', advice: 'Another program holds it: try again later.' }
  return { code: 'cannot_open', advice: 'Check that the folder exists and may be written.' }
}
