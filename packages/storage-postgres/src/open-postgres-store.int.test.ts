import { storeLaws } from '@selfread/core/conformance'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from './open-postgres-store.ts'
import { startPostgres, type TestServer } from './testing/start-postgres.ts'
import { createStoreDatabases, type StoreDatabases } from './testing/store-databases.ts'

let server: TestServer
let databases: StoreDatabases
const pools = new Map<string, pg.Pool>()

beforeAll(async () => {
  server = await startPostgres()
  databases = createStoreDatabases(server, 4)
})
afterAll(async () => {
  await Promise.all([...pools.values()].map((pool) => pool.end()))
  await server?.stop()
})

/** An empty store, and a pool that those before it have used. */
async function takePool(partitions: number | undefined): Promise<pg.Pool> {
  const { name, owner } = await databases.reuse(partitions)
  const pool = pools.get(name) ?? new pg.Pool(owner)
  if (!pools.has(name)) pool.on('error', () => undefined)
  pools.set(name, pool)
  return pool
}

describe('a PostgreSQL store through pg', () => {
  it.each(storeLaws)('$name', async (law) => {
    let pool: pg.Pool | undefined
    let opened = 0
    await law.check({
      async open({ partitions } = {}) {
        pool ??= await takePool(partitions)
        opened += 1
        return openPostgresStore({ pool, migrate: false })
      },
    })
    expect(opened).toBeGreaterThan(0)
  })
})
