import type { Store } from '../../packages/core/src/index.ts'
import { openPostgresStore } from '../../packages/storage-postgres/src/index.ts'
import { openPool } from '../../packages/storage-postgres/src/testing/open-pool.ts'
import type { TestConnection } from '../../packages/storage-postgres/src/testing/start-postgres.ts'
import { openSqliteStore } from '../../packages/storage-sqlite/src/index.ts'

/** Where a store is, in words that can be handed to another process. */
export type StoreSource = SqliteSource | PostgresSource

export interface SqliteSource {
  readonly engine: 'sqlite'
  readonly path: string
  /** With `relaxed` a power cut may lose what was acknowledged: for controls of the harness. */
  readonly durability?: 'full' | 'relaxed'
}

export interface PostgresSource {
  readonly engine: 'postgres'
  readonly connection: TestConnection
  /** With `relaxed` a crash of the server may lose what was acknowledged: for controls of the harness. */
  readonly durability?: 'full' | 'relaxed'
}

/** Opens a store where it says. Closing it closes its connections. */
export async function openStore(source: StoreSource): Promise<Store> {
  if (source.engine === 'sqlite') {
    const { path, durability } = source
    return openSqliteStore({ path, ...(durability && { durability }) })
  }
  const pool = openPool(source.connection, { isDurable: source.durability !== 'relaxed' })
  const store = await openPostgresStore({ pool }).catch(async (error) => {
    await pool.end()
    throw error
  })
  return {
    ...store,
    async close() {
      await store.close()
      await pool.end()
    },
  }
}
