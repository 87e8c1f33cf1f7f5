import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migratePostgresStore, openPostgresStore, type PostgresStore } from '../index.ts'
import { migrations } from '../schema/index.ts'
import type { Migration } from '../schema/migration.ts'
import { startPostgres, type TestConnection, type TestServer } from '../testing/start-postgres.ts'
import { migrateSchema } from './migrate-postgres-store.ts'

let server: TestServer
const pools: pg.Pool[] = []

beforeAll(async () => {
  server = await startPostgres()
  await server.administer("create role clerk login password 'clerk'")
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await server?.stop()
})

function poolOf(connection: TestConnection): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: 4 })
  pool.on('error', () => undefined)
  pools.push(pool)
  return pool
}

const takeDatabase = async () => {
  const { owner } = await server.createDatabase()
  return { owner, pool: poolOf(owner) }
}

const tenant = 'nord'
const write = (store: PostgresStore, version: number) =>
  store.append({
    ...{ tenant, recordedAt: '2026-11-22T08:00:00.000Z' },
    actor: { kind: 'system', id: 'desk' },
    appends: [
      {
        ...{ stream: 'place/1', expectedVersion: version },
        facts: [{ type: 'note_taken', data: { version } }],
      },
    ],
  })

/** What a later version of this package may bring. */
const later: Migration = ({ schema }) => `
  alter table ${schema}.fact add column note text;
  create index fact_with_note on ${schema}.fact (position, log) where note is not null;`

describe('a schema', () => {
  it('is made once, by whoever comes first of many at once', async () => {
    const { owner } = await takeDatabase()
    const stores = await Promise.all(
      [1, 2, 3, 4].map(() => openPostgresStore({ pool: poolOf(owner), partitions: 2 })),
    )
    await Promise.all(stores.map((store, index) => write(store, 0).catch(() => index)))
    for (const store of stores)
      expect(await store.readStream({ tenant, stream: 'place/1' })).toHaveLength(1)
  })

  it('is one of several in a database, each with its own store', async () => {
    const { pool } = await takeDatabase()
    const [one, other] = [
      await openPostgresStore({ pool, schema: 'one', partitions: 1 }),
      await openPostgresStore({ pool, schema: 'other', partitions: 1 }),
    ]
    await write(one, 0)
    expect(await other.readStream({ tenant, stream: 'place/1' })).toEqual([])
    await expect(openPostgresStore({ pool, schema: 'Select *' })).rejects.toThrow(RangeError)
  })
})

describe('a migration', () => {
  it('lets readers and writers of the version before go on', async () => {
    const { pool } = await takeDatabase()
    const store = await openPostgresStore({ pool, partitions: 2 })
    for (let version = 0; version < 50; version += 1) await write(store, version)
    let isMigrating = true
    let reads = 0
    const reader = (async () => {
      while (isMigrating) {
        expect(await store.readStream({ tenant, stream: 'place/1' })).toHaveLength(50)
        reads += 1
      }
    })()
    await migrateSchema({ pool }, [...migrations, later])
    isMigrating = false
    await reader
    expect(reads).toBeGreaterThan(0)
    await write(store, 50)
    expect((await store.verify()).faults).toEqual([])
  })

  it('waits for nobody with a table in hand: it gives way, and comes again', async () => {
    const { owner, pool } = await takeDatabase()
    const store = await openPostgresStore({ pool, partitions: 2 })
    await write(store, 0)
    const slow = new pg.Client(owner)
    await slow.connect()
    await slow.query('begin')
    await slow.query('select count(*) from selfread.fact') // holds the table until its end
    let isDone = false
    const migrated = migrateSchema({ pool: poolOf(owner) }, [...migrations, later], 40).then(() => {
      isDone = true
    })
    for (let time = 0; time < 20; time += 1) {
      expect(await store.readStream({ tenant, stream: 'place/1' })).toHaveLength(1)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(isDone).toBe(false)
    await slow.query('commit')
    await slow.end()
    await migrated
    expect(isDone).toBe(true)
  })

  it('is waited for by who comes second, and found done', async () => {
    const { owner, pool } = await takeDatabase()
    await openPostgresStore({ pool, partitions: 2 })
    let runs = 0
    const counted: Migration = (settings) => {
      runs += 1
      return `select pg_sleep(0.2); ${later(settings)}`
    }
    await Promise.all(
      [1, 2, 3].map(() => migrateSchema({ pool: poolOf(owner) }, [...migrations, counted])),
    )
    expect(runs).toBe(1)
  })

  it('that fails leaves the schema as it was', async () => {
    const { pool } = await takeDatabase()
    const store = await openPostgresStore({ pool, partitions: 2 })
    const broken: Migration = (settings) => `${later(settings)} select 1 / 0;`
    await expect(migrateSchema({ pool }, [...migrations, broken])).rejects.toThrow(
      'division by zero',
    )
    await write(store, 0)
    await openPostgresStore({ pool, migrate: false })
  })
})

describe('opening', () => {
  const codeOf = (opening: Promise<unknown>) =>
    opening.then(
      () => 'opened',
      (error) => error.code,
    )

  it('refuses a newer schema, and changes nothing', async () => {
    const { pool } = await takeDatabase()
    await migrateSchema({ pool, partitions: 2 }, [...migrations, later])
    for (const migrate of [true, false])
      expect(await codeOf(openPostgresStore({ pool, migrate }))).toBe('newer_schema')
    const { rows } = await pool.query('select schema_version from selfread.store_info')
    expect(rows).toEqual([{ schema_version: migrations.length + 1 }])
  })

  it('says what to do about a schema that is missing, older, or not allowed to be made', async () => {
    const { owner, pool } = await takeDatabase()
    expect(await codeOf(openPostgresStore({ pool, migrate: false }))).toBe('older_schema')
    const clerk = poolOf({ ...owner, user: 'clerk', password: 'clerk' })
    await expect(openPostgresStore({ pool: clerk })).rejects.toThrow('Run migratePostgresStore')
    await migratePostgresStore({ pool, partitions: 2, grantTo: 'clerk' })
    const store = await openPostgresStore({ pool: clerk })
    await write(store, 0)
  })

  it('leaves alone what is no store', async () => {
    const { pool } = await takeDatabase()
    await pool.query('create schema selfread; create table selfread.bill (id int)')
    expect(await codeOf(openPostgresStore({ pool }))).toBe('not_a_selfread_store')
  })

  it('holds to the number of logs and to the master key of the first time', async () => {
    const { pool } = await takeDatabase()
    const masterKey = new Uint8Array(32).fill(7)
    await openPostgresStore({ pool, masterKey, partitions: 2 })
    const open = (settings: object) => codeOf(openPostgresStore({ pool, ...settings }))
    expect(await open({ masterKey, partitions: 3 })).toBe('other_partitions')
    expect(await open({})).toBe('wrong_master_key')
    expect(await open({ masterKey: new Uint8Array(32) })).toBe('wrong_master_key')
    expect(await open({ masterKey })).toBe('opened')
    await expect(openPostgresStore({ pool, partitions: 0 })).rejects.toThrow(RangeError)
  })
})
