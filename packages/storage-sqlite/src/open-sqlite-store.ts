import { createStore } from './create-store.ts'
import { type ConnectionSettings, openDatabase } from './database/open-database.ts'
import { withClearErrors } from './database/open-errors.ts'
import type { SqliteStore } from './sqlite-store.ts'

/** Where a store is and what its keys are kept under. */
export interface SqliteStoreSettings {
  /** The file, made where it is missing; its folder must exist. `:memory:` for a store that is gone on closing. */
  readonly path: string
  /** 32 bytes that wrap all keys in the file. Keep it elsewhere: with it lost, all personal data is lost. */
  readonly masterKey?: Uint8Array
  /**
   * Number of the journal's Merkle logs, 1 to 1,024, chosen when the store is made: 1 unless told.
   * Where given for a store that is there, it must be the same.
   */
  readonly partitions?: number
  /**
   * `full` unless told: a commit is on the disk when it is acknowledged. With `relaxed` a crash of
   * the machine or a loss of power may take the newest acknowledged commits, whole ones, with it;
   * the file stays sound, and a crash of the process alone takes nothing.
   */
  readonly durability?: 'full' | 'relaxed'
  /** How long a call waits for another program that writes, in milliseconds: 10,000 unless told. */
  readonly busyTimeoutMs?: number
}

/**
 * Opens the embedded store: journal, read models, raw bytes and outbox in one SQLite file. A commit
 * is on the disk when it is acknowledged; several processes may open the same file.
 *
 * Throws {@link StoreOpenError} where the file cannot be used, with a code that says why.
 *
 * @example
 * ```ts
 * const store = openSqliteStore({ path: 'selfread.db', masterKey })
 * ```
 */
export function openSqliteStore(settings: SqliteStoreSettings): SqliteStore {
  const { path, busyTimeoutMs = 10_000 } = settings
  const connection: ConnectionSettings = { ...settings, busyTimeoutMs }
  const database = openDatabase(path, connection)
  try {
    return withClearErrors(path, () => {
      const store = createStore(database, { ...settings, busyTimeoutMs })
      // From here on calls wait without holding up the event loop.
      database.pragma('busy_timeout = 0')
      return store
    })
  } catch (error) {
    database.close()
    throw error
  }
}
