import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migratePostgresStore, openPostgresStore, type PostgresStore } from './index.ts'
import { startPostgres, type TestDatabase, type TestServer } from './testing/start-postgres.ts'

let server: TestServer
let database: TestDatabase
let clerk: pg.Pool
let store: PostgresStore

const tables = ['tenant', 'fact', 'commit_key', 'subject_key', 'document_key', 'document']
const ofTenants = [...tables, 'document_entry', 'blob', 'message']
const personal = { subject: 'customer/7', data: { name: 'Ana' } }

beforeAll(async () => {
  server = await startPostgres()
  database = await server.createDatabase()
  await server.administer("create role clerk login password 'clerk'")
  const owner = new pg.Pool({ ...database.owner, max: 1 })
  await migratePostgresStore({ pool: owner, partitions: 3, grantTo: 'clerk' })
  await owner.end()
  clerk = new pg.Pool({ ...database.owner, user: 'clerk', password: 'clerk', max: 2 })
  clerk.on('error', () => undefined)
  store = await openPostgresStore({ pool: clerk, migrate: false })
  for (const tenant of ['nord', 'sud']) {
    await store.append({
      tenant,
      recordedAt: '2026-11-22T08:00:00.000Z',
      actor: { kind: 'system', id: 'desk' },
      appends: [1, 2, 3, 4].map((place) => ({
        stream: `place/${place}`,
        expectedVersion: 0,
        facts: [{ type: 'note_taken', data: { tenant }, personal }],
      })),
      documents: [
        {
          ...{ change: 'put', collection: 'note', key: '1', place: '1', value: {}, personal },
          indexes: [{ name: 'day', value: '2026-11-22' }],
        },
      ],
      messages: [{ id: 'm1', transport: 'mail', subject: 'customer/7', content: {} }],
      idempotencyKey: 'request-1',
    })
    await store.putBlob({ tenant, subject: 'customer/7', bytes: Uint8Array.of(1) })
  }
})
afterAll(async () => {
  await store?.close()
  await clerk?.end()
  await server?.stop()
})

/** Runs plain SQL, as somebody does who has the role and not the store. */
async function within<Result>(
  settings: Record<string, string>,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await clerk.connect()
  try {
    await client.query('begin')
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [name, value])
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const countOf = async (client: pg.PoolClient, table: string): Promise<number> =>
  Number((await client.query(`select count(*) from selfread.${table}`)).rows[0].count)

const tenantsIn = async (client: pg.PoolClient, table: string): Promise<readonly string[]> =>
  (await client.query(`select distinct tenant from selfread.${table}`)).rows.map((it) => it.tenant)

describe('a role that works with the store', () => {
  it('does its work', async () => {
    const facts = await store.readStream({ tenant: 'nord', stream: 'place/1' })
    expect(facts.map((fact) => [fact.data, fact.personal])).toEqual([
      [{ tenant: 'nord' }, personal],
    ])
    expect((await store.verify()).faults).toEqual([])
    await store.eraseSubject({ tenant: 'sud', subject: 'nobody' })
  })
})

describe.each(ofTenants)('a plain statement on %s', (table) => {
  it('sees nothing without a tenant, and nobody else’s with one', async () => {
    expect(await within({}, (client) => countOf(client, table))).toBe(0)
    for (const tenant of ['nord', 'sud'])
      expect(
        await within({ 'selfread.tenant': tenant }, (client) => tenantsIn(client, table)),
      ).toEqual([tenant])
    expect(await within({ 'selfread.tenant': 'nobody' }, (client) => countOf(client, table))).toBe(
      0,
    )
  })

  it('writes nothing without a tenant, nor under the name of another', async () => {
    const copy = `insert into selfread.${table} select (x).* from (select x from selfread.${table} x limit 1) y`
    const change = `update selfread.${table} set tenant = 'sud'`
    await expect(
      within({ 'selfread.tenant': 'nord' }, (client) => client.query(change)),
    ).rejects.toThrow(/row-level security|permission denied/)
    await expect(
      within({ 'selfread.scope': 'whole store' }, (client) => client.query(copy)),
    ).rejects.toThrow(/row-level security|permission denied/)
    const wiped = await within({ 'selfread.scope': 'whole store' }, (client) =>
      client.query(`update selfread.${table} set tenant = tenant`).catch(() => ({ rowCount: 0 })),
    )
    expect(wiped.rowCount).toBe(0)
  })
})

describe('the owner of the tables', () => {
  it('is held to the tenant as well, also past the partitioned table', async () => {
    const owner = new pg.Client(database.owner)
    await owner.connect()
    for (const table of ['fact', 'fact_0', 'fact_1', 'fact_2', 'document', 'document_0', 'blob_1'])
      expect((await owner.query(`select 1 from selfread.${table}`)).rows).toEqual([])
    await owner.query("set selfread.tenant = 'nord'")
    expect((await owner.query('select distinct tenant from selfread.fact')).rows).toEqual([
      { tenant: 'nord' },
    ])
    await owner.end()
  })
})

describe('a role that was given the store', () => {
  it('may look into no partition by itself, and change no fact', async () => {
    await expect(
      within({ 'selfread.tenant': 'nord' }, (client) => countOf(client, 'fact_0')),
    ).rejects.toThrow('permission denied')
    for (const sql of ['delete from selfread.fact', "update selfread.fact set type = 'other'"])
      await expect(
        within({ 'selfread.tenant': 'nord' }, (client) => client.query(sql)),
      ).rejects.toThrow('permission denied')
  })
})

describe('facts', () => {
  it('cannot be changed by their owner either', async () => {
    const owner = new pg.Client(database.owner)
    await owner.connect()
    await owner.query("set selfread.tenant = 'nord'")
    for (const sql of [
      'delete from selfread.fact',
      "update selfread.fact set type = 'other'",
      'truncate selfread.fact',
    ])
      await expect(owner.query(sql)).rejects.toThrow('Facts are never changed')
    await owner.end()
  })
})
