import { StoreError } from '@selfread/core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore, type PostgresStore } from './index.ts'
import { startPostgres, type TestServer } from './testing/start-postgres.ts'
import { createStoreDatabases, type StoreDatabases } from './testing/store-databases.ts'

const tenant = 'nord'
let server: TestServer
let databases: StoreDatabases
const pools: pg.Pool[] = []

beforeAll(async () => {
  server = await startPostgres({ settings: { deadlock_timeout: '50ms' } })
  databases = createStoreDatabases(server, 1)
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await server?.stop()
})

/** A store in a database of its own, with some settings of the server for its connections. */
async function openStore(settings: Record<string, string> = {}) {
  const database = await databases.take()
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  const pool = new pg.Pool({ ...database.owner, max: 4, options: options.join(' ') })
  pool.on('error', () => undefined)
  pools.push(pool)
  const store = await openPostgresStore({ pool, migrate: false })
  const administer = (sql: string) => server.administer(sql, database.name)
  return { store, pool, database, administer }
}

function write(store: Pick<PostgresStore, 'append'>, place: number, version = 0) {
  return store.append({
    ...{ tenant, recordedAt: '2026-11-22T08:00:00.000Z' },
    actor: { kind: 'system', id: 'desk' },
    appends: [
      {
        ...{ stream: `place/${place}`, expectedVersion: version },
        facts: [{ type: 'note_taken', data: {} }],
      },
    ],
  })
}

async function problemOf(call: Promise<unknown>) {
  const error = await call.then(
    () => 'no error',
    (reason) => reason,
  )
  return StoreError.is(error) ? [error.code, error.isTransient] : error
}

const facts = async (store: PostgresStore, place: number) =>
  (await store.readStream({ tenant, stream: `place/${place}` })).length

const cut =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'

/** A pool hears of a cut a little later: until then it hands out what is dead. */
const noticed = (pool: pg.Pool) => expect.poll(() => pool.totalCount).toBe(0)

describe('a lost connection', () => {
  it('is told as such within a transaction, of which nothing is stored, and the store goes on', async () => {
    const { store, pool, administer } = await openStore()
    await write(store, 1)
    const lost = store.transaction(tenant, async (within) => {
      await write(within, 2)
      await administer(cut)
      await write(within, 3)
    })
    expect(await problemOf(lost)).toEqual(['connection_lost', true])
    await noticed(pool)
    expect(await facts(store, 2)).toBe(0)
    await write(store, 2)
    expect((await store.verify()).faults).toEqual([])
  })

  it('is told as such while the server is away, and over when it is back', async () => {
    const { store } = await openStore()
    await write(store, 1)
    await server.pause()
    expect(await problemOf(write(store, 2))).toEqual(['connection_lost', true])
    expect(await problemOf(store.verify())).toEqual(['connection_lost', true])
    await server.start()
    await write(store, 2)
    expect(await facts(store, 1)).toBe(1)
  })
})

describe('a server that takes no writes', () => {
  it('says so to writers, and lets readers read', async () => {
    const { store, pool, administer, database } = await openStore()
    await write(store, 1)
    await administer(`alter database ${database.name} set default_transaction_read_only = on`)
    await administer(cut)
    await noticed(pool)
    expect(await problemOf(write(store, 2))).toEqual(['read_only', false])
    expect(await facts(store, 1)).toBe(1)
    expect((await store.verify()).faults).toEqual([])
  })
})

describe('a lock that somebody keeps', () => {
  it('is told as transient after the time that the connection allows', async () => {
    const { store, pool } = await openStore({ lock_timeout: '60ms' })
    await write(store, 1)
    const client = await pool.connect()
    await client.query('begin; lock table selfread.log_head in access exclusive mode')
    expect(await problemOf(write(store, 2))).toEqual(['locked', true])
    await client.query('rollback')
    client.release()
    await write(store, 2)
  })

  it('kept crosswise by two transactions ends one of them, and the other is stored', async () => {
    const { store, pool } = await openStore()
    await pool.query('create table bill (id int primary key); insert into bill values (1)')
    const client = await pool.connect()
    await client.query('begin; select * from bill for update')
    const other = await pool.connect()
    await other.query('begin')
    await write(store.within(other), 1)
    const waiting = other.query('select * from bill for update').then(
      () => 'got it',
      (error) => error.code,
    )
    const crossing = problemOf(write(store.within(client), 2)).then(async (problem) => {
      await client.query('rollback') // whoever was chosen, the other goes on
      return JSON.stringify(problem)
    })
    const ends = await Promise.all([waiting, crossing])
    expect(ends.filter((end) => end === '40P01' || end === '["locked",true]')).toHaveLength(1)
    await other.query('rollback')
    client.release()
    other.release()
  })
})

describe('a full disk', () => {
  it('is told as such, nothing is stored, and the store goes on', async () => {
    const { store, administer } = await openStore()
    await administer(`create function fill_up() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
      create trigger full_disk before insert on selfread.fact for each row execute function fill_up()`)
    expect(await problemOf(write(store, 1))).toEqual(['disk_full', false])
    await administer('drop trigger full_disk on selfread.fact')
    expect(await facts(store, 1)).toBe(0)
    await write(store, 1)
    expect((await store.verify()).faults).toEqual([])
  })
})

describe('a schema that was changed meanwhile', () => {
  it('is told as such', async () => {
    const { store, pool } = await openStore()
    await pool.query('drop schema selfread cascade')
    expect(await problemOf(write(store, 1))).toEqual(['wrong_schema', false])
  })
})

describe('transactions that cannot be put in an order', () => {
  it('are tried again by the store, where all of one is one call', async () => {
    const { store } = await openStore({ default_transaction_isolation: 'serializable' })
    await Promise.all([1, 2, 3].map((place) => write(store, place)))
    for (const place of [1, 2, 3]) expect(await facts(store, place)).toBe(1)
  })
})
