import { storeLaws } from '@selfread/core/conformance'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from './open-postgres-store.ts'
import { startPostgres, type TestServer } from './testing/start-postgres.ts'
import { createStoreDatabases, type StoreDatabases } from './testing/store-databases.ts'

let server: TestServer
let databases: StoreDatabases

beforeAll(async () => {
  server = await startPostgres()
  databases = createStoreDatabases(server, 4)
})
afterAll(() => server?.stop())

describe('a PostgreSQL store through pg', () => {
  it.each(storeLaws)('$name', async (law) => {
    expect.hasAssertions()
    let pool: pg.Pool | undefined
    try {
      await law.check({
        async open({ partitions } = {}) {
          pool ??= new pg.Pool((await databases.take(partitions)).owner)
          return openPostgresStore({ pool, migrate: false })
        },
      })
      expect(pool?.totalCount).toBeGreaterThan(0)
    } finally {
      await pool?.end()
    }
  })
})
