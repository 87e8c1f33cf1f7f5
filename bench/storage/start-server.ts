import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { openPostgresStore, type PostgresStore } from '../../packages/storage-postgres/src/index.ts'
import { openPool } from '../../packages/storage-postgres/src/testing/open-pool.ts'
import {
  startPostgres,
  type TestDatabase,
  type TestServer,
} from '../../packages/storage-postgres/src/testing/start-postgres.ts'
import { isOnce } from '../measure.ts'

/** A PostgreSQL server as one would run it on a machine of its own: durable, with memory to work in. */
export async function startServer(): Promise<TestServer & { readonly pid: number }> {
  const server = await startPostgres({
    isDurable: !isOnce,
    settings: {
      shared_buffers: '2GB',
      max_wal_size: '8GB',
      checkpoint_timeout: '15min',
      wal_compression: 'on',
    },
  })
  const rows = (await server.administer('show data_directory')) as { data_directory: string }[]
  const text = await readFile(`${rows[0]?.data_directory}/postmaster.pid`, 'utf8')
  return { ...server, pid: Number(text.split('\n')[0]) }
}

/** Waits until nobody is connected to a database, so that it can be copied. */
export async function awaitNobody(server: TestServer, database: string): Promise<void> {
  for (;;) {
    const rows = await server.administer(
      `select 1 from pg_stat_activity where datname = '${database}'`,
    )
    if (rows.length === 0) return
    await setTimeout(20)
  }
}

/** Does work with a store in a database, and lets go of it. */
export async function withStore<Result>(
  database: TestDatabase,
  work: (store: PostgresStore) => Promise<Result>,
): Promise<Result> {
  const pool = openPool(database.owner)
  const store = await openPostgresStore({ pool, partitions: isOnce ? 2 : 16 })
  try {
    return await work(store)
  } finally {
    await store.close()
    await pool.end()
  }
}
