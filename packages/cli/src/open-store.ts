import { existsSync } from 'node:fs'
import { type Store, StoreError } from '@selfread/core'
import type { ArchiveRecord } from '@selfread/storage-kit'
import { StoreDamagedError, StoreOpenError } from '@selfread/storage-kit'
import { openSqliteStore } from '@selfread/storage-sqlite'
import type { DatabaseReference } from './database-reference.ts'
import { readKey } from './secret-reference.ts'
import { UsageError } from './usage-error.ts'

/** How a command opens its database. */
export interface StoreOpening {
  readonly database: DatabaseReference
  /** Reference of the key that personal data are sealed under. */
  readonly masterKey?: string | undefined
  /** What to do without a database: refuse, unless told to make one, in the file or only in memory. */
  readonly whenMissing?: 'create' | 'in_memory' | undefined
  /** Number of the logs of a store that is made. */
  readonly partitions?: number
}

/** A store that can be moved: what both SQLite and PostgreSQL offer besides the port. */
export interface MovableStore extends Store {
  stats(): Promise<object>
  readArchive(): AsyncIterable<ArchiveRecord>
  restoreArchive(records: AsyncIterable<ArchiveRecord>): Promise<object>
}

/** Opens a database as a store. Throws `UsageError` where there is none, or where it cannot be used as called. */
export async function openStore(opening: StoreOpening): Promise<MovableStore> {
  const { database } = opening
  const masterKey =
    opening.masterKey === undefined ? undefined : await readKey('--master-key', opening.masterKey)
  const { partitions } = opening
  const settings = { ...(masterKey && { masterKey }), ...(partitions && { partitions }) }
  try {
    if (database.kind === 'postgres') return await openPostgres(opening, settings)
    return openSqliteStore({ path: sqlitePath(database, opening.whenMissing), ...settings })
  } catch (error) {
    if (!StoreOpenError.is(error)) throw error
    throw error.code === 'database_damaged'
      ? damagedDatabase(database, error)
      : new UsageError(error.message)
  }
}

/** Damage that shows only when a page is read, whichever command reads it. */
export function isDamage(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown }
  return StoreDamagedError.is(error) || String(code).startsWith('SQLITE_CORRUPT')
}

/** What to do about a damaged database. */
export function damagedDatabase({ shown }: DatabaseReference, cause: unknown): Error {
  return new Error(
    `${shown} is damaged: see what with «selfread verify --db ${shown}», then restore a backup.`,
    { cause },
  )
}

/** The store with the pool that it works on: closed, it ends that too. */
async function openPostgres(
  { database, whenMissing }: StoreOpening,
  settings: { readonly masterKey?: Uint8Array; readonly partitions?: number },
): Promise<MovableStore> {
  if (database.kind !== 'postgres') throw new Error('Only a server has a connection string.')
  const [{ default: pg }, { openPostgresStore }] = await Promise.all([
    import('pg'),
    import('@selfread/storage-postgres'),
  ])
  const pool = new pg.Pool({ connectionString: database.connectionString, max: POOL_SIZE })
  // A connection that breaks while it is idle: the next call that needs one says what is wrong.
  pool.on('error', () => undefined)
  try {
    const store = await openPostgresStore({ pool, ...settings, migrate: whenMissing === 'create' })
    const close = async () => {
      await store.close()
      await pool.end()
    }
    return { ...store, close }
  } catch (error) {
    await pool.end()
    if (StoreError.is(error)) throw new UsageError(`${database.shown}: ${error.message}`)
    throw error
  }
}

const POOL_SIZE = 4

function sqlitePath(database: DatabaseReference, whenMissing: StoreOpening['whenMissing']): string {
  if (database.kind !== 'sqlite') throw new Error('Only a file has a path.')
  const { path, shown } = database
  if (existsSync(path) || whenMissing === 'create') return path
  if (whenMissing === 'in_memory') return ':memory:'
  throw new UsageError(
    `There is no database ${shown}: make one with «selfread places import <file> --db ${shown}».`,
  )
}
