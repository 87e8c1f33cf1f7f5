import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { storeLaw } from '../../core/src/conformance/store-law-kit.ts'
import { compareWithMemory } from '../../core/src/conformance/store-model-laws.ts'
import { openPostgresStore } from './open-postgres-store.ts'
import { startPostgres, type TestServer } from './testing/start-postgres.ts'
import { createStoreDatabases } from './testing/store-databases.ts'

let server: TestServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server?.stop())
it('x', { timeout: 400000 }, async () => {
  const databases = createStoreDatabases(server, 1)
  let bad = 0
  for (let seed = 1; seed < 120; seed++) {
    const pool = new pg.Pool((await databases.take(3)).owner)
    pool.on('error', () => {})
    await storeLaw('x', (store, kit) => compareWithMemory(store, kit, seed), { partitions: 3 })
      .check({ open: async () => openPostgresStore({ pool, migrate: false }) })
      .catch((e: Error) => {
        bad++
        if (bad < 6) console.log(seed, e.message.slice(0, 2500))
      })
    await pool.end()
  }
  expect(bad).toBe(0)
})
