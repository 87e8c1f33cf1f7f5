import pg from 'pg'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  fromPostgresJs,
  openPostgresStore,
  type PostgresPool,
  type PostgresStore,
} from './index.ts'
import { startPostgres, type TestDatabase, type TestServer } from './testing/start-postgres.ts'
import { createStoreDatabases } from './testing/store-databases.ts'

const tenant = 'nord'
const never = 3_600_000
let server: TestServer
let database: TestDatabase
let pool: pg.Pool
let writer: PostgresStore
let version = 0

beforeAll(async () => {
  server = await startPostgres()
  database = await createStoreDatabases(server, 2).take()
  pool = new pg.Pool({ ...database.owner, max: 8 })
  pool.on('error', () => undefined)
  writer = await openPostgresStore({ pool, notify: true })
})
afterAll(async () => {
  await writer?.close()
  await pool?.end()
  await server?.stop()
})

async function write(): Promise<void> {
  version += 1
  await writer.append({
    ...{ tenant, recordedAt: '2026-11-22T08:00:00.000Z' },
    actor: { kind: 'system', id: 'desk' },
    appends: [
      {
        ...{ stream: 'place/1', expectedVersion: version - 1 },
        facts: [{ type: 'note_taken', data: {} }],
      },
    ],
  })
}

/** The end of the feed, so that what comes is new. */
async function endOf(store: PostgresStore): Promise<string> {
  let page = await store.readFeed({ tenant })
  while (page.facts.length > 0) page = await store.readFeed({ tenant, after: page.next })
  return page.next
}

/** Waits for a fact that is written once somebody listens or looks. */
async function awaitNext(store: PostgresStore): Promise<boolean> {
  const after = await endOf(store)
  const waiting = store.awaitFacts({ tenant, after, timeoutMs: 20_000 })
  await new Promise((resolve) => setTimeout(resolve, 60))
  await write()
  return waiting
}

describe('who waits for facts', () => {
  it('is told by a notice, through pg', async () => {
    const store = await openPostgresStore({ pool, notify: true, pollMs: never })
    expect(await awaitNext(store)).toBe(true)
    expect(await awaitNext(store)).toBe(true)
    await store.close()
  })

  it('is told by a notice, through postgres', async () => {
    const sql = postgres({ ...database.owner, username: database.owner.user, onnotice: () => {} })
    const store = await openPostgresStore({
      ...{ pool: fromPostgresJs(sql), notify: true, pollMs: never },
    })
    expect(await awaitNext(store)).toBe(true)
    await store.close()
    await sql.end()
  })

  it('looks by itself where nobody notifies, or the driver cannot listen', async () => {
    const bare: PostgresPool = {
      async connect() {
        const client = await pool.connect()
        return {
          query: (statement) => client.query(statement),
          release: (error) => client.release(error),
        }
      },
    }
    for (const settings of [
      { pool, notify: false },
      { pool: bare, notify: true },
    ]) {
      const store = await openPostgresStore({ ...settings, pollMs: 20 })
      expect(await awaitNext(store)).toBe(true)
      await store.close()
    }
  })

  it('misses nothing when the connection that listened is cut', async () => {
    const store = await openPostgresStore({ pool, notify: true, pollMs: never })
    const after = await endOf(store)
    const waiting = store.awaitFacts({ tenant, after, timeoutMs: 20_000 })
    await new Promise((resolve) => setTimeout(resolve, 60))
    await server.administer(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'",
    )
    await new Promise((resolve) => setTimeout(resolve, 60))
    await write()
    expect(await waiting).toBe(true)
    expect(await awaitNext(store)).toBe(true)
    await store.close()
  })

  it('is let go when the store is closed', async () => {
    const store = await openPostgresStore({ pool, notify: true, pollMs: never })
    const after = await endOf(store)
    const waiting = store.awaitFacts({ tenant, after, timeoutMs: 20_000 })
    const refused = expect(waiting).rejects.toMatchObject({ code: 'closed' })
    await new Promise((resolve) => setTimeout(resolve, 60))
    await store.close()
    await refused
  })
})
