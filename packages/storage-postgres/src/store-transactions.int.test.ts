import { VersionConflictError } from '@selfread/core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore, type PostgresStore } from './index.ts'
import { startPostgres, type TestServer } from './testing/start-postgres.ts'

const tenant = 'nord'
let server: TestServer
let pool: pg.Pool
let store: PostgresStore

beforeAll(async () => {
  server = await startPostgres()
  pool = new pg.Pool({ ...(await server.createDatabase()).owner, max: 4 })
  pool.on('error', () => undefined)
  store = await openPostgresStore({ pool, partitions: 4 })
  await pool.query('create table bill (id text primary key, cents int not null)')
})
afterAll(async () => {
  await store?.close()
  await pool?.end()
  await server?.stop()
})

function commitOf(place: string, version = 0) {
  return {
    ...{ tenant, recordedAt: '2026-11-22T08:00:00.000Z' },
    actor: { kind: 'system', id: 'billing' },
    appends: [
      {
        ...{ stream: `place/${place}`, expectedVersion: version },
        facts: [{ type: 'bill_made', data: { place }, personal: { subject: place, data: {} } }],
      },
    ],
    documents: [{ change: 'put', collection: 'bill', key: place, place, value: {}, indexes: [] }],
  } as const
}

/** A bill and its facts, in one transaction of the billing system. */
async function bill(place: string, end: 'commit' | 'rollback'): Promise<void> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query('insert into bill (id, cents) values ($1, 990)', [place])
  await store.within(client).append(commitOf(place))
  await client.query(end)
  client.release()
}

async function found(place: string) {
  const { rows } = await pool.query('select cents from bill where id = $1', [place])
  const facts = await store.readStream({ tenant, stream: `place/${place}` })
  const document = await store.getDocument({ tenant, collection: 'bill', key: place })
  return [rows.length, facts.length, document === undefined ? 0 : 1]
}

describe('facts within a transaction of the caller’s own tables', () => {
  it('are stored with them', async () => {
    await bill('committed', 'commit')
    expect(await found('committed')).toEqual([1, 1, 1])
  })

  it('are rolled back with them', async () => {
    await bill('rolled-back', 'rollback')
    expect(await found('rolled-back')).toEqual([0, 0, 0])
    await bill('rolled-back', 'commit')
    expect(await found('rolled-back')).toEqual([1, 1, 1])
    expect((await store.verify()).faults).toEqual([])
  })

  it('are seen there before anybody else sees them', async () => {
    const client = await pool.connect()
    await client.query('begin')
    const within = store.within(client)
    await within.append(commitOf('seen'))
    expect(await within.readStream({ tenant, stream: 'place/seen' })).toHaveLength(1)
    expect(await found('seen')).toEqual([0, 0, 0])
    await client.query('rollback')
    client.release()
  })

  it('that conflict leave the rest of the transaction as it is', async () => {
    await bill('conflict', 'commit')
    const client = await pool.connect()
    await client.query('begin')
    await client.query("insert into bill (id, cents) values ('beside', 1)")
    await expect(store.within(client).append(commitOf('conflict'))).rejects.toThrow(
      expect.objectContaining({
        code: new VersionConflictError({ stream: '', expectedVersion: 0, actualVersion: 0 }).code,
      }),
    )
    await store.within(client).append(commitOf('beside'))
    await client.query('commit')
    client.release()
    expect(await found('beside')).toEqual([1, 1, 1])
  })
})

describe('many writers', () => {
  it('of many places at once, each in several commits, leave logs without a gap', async () => {
    const places = [1, 2, 3, 4, 5, 6].map((place) => `busy-${place}`)
    await Promise.all(
      places.map(async (place) => {
        for (let version = 0; version < 10; version += 1)
          await store.append({
            ...commitOf(place, version),
            appends: [
              ...commitOf(place, version).appends,
              { ...commitOf(`shared-${place}`, version).appends[0] },
            ],
          })
      }),
    )
    for (const place of places)
      expect(await store.readStream({ tenant, stream: `place/${place}` })).toHaveLength(10)
    expect((await store.verify()).faults).toEqual([])
  })

  it('of the same documents in different order end without a deadlock', async () => {
    const documents = (keys: readonly string[], round: number) =>
      keys.map(
        (key, index) =>
          ({
            ...({ change: 'put', collection: 'shared', value: { round } } as const),
            ...{ key, place: `${(round + index) % 3}` },
            indexes: [{ name: 'round', value: `${round}` }],
          }) as const,
      )
    const keys = ['a', 'b', 'c', 'd', 'e']
    const put = (round: number, order: readonly string[]) =>
      store.append({ ...commitOf('x'), appends: [], documents: documents(order, round) })
    await Promise.all(
      Array.from({ length: 24 }, (_, round) => put(round, round % 2 ? keys : keys.toReversed())),
    )
    const page = await store.findDocuments({ tenant, collection: 'shared' })
    expect(page.documents.map((it) => it.key)).toEqual(keys)
    for (let round = 0; round < 24; round += 1) {
      const where = { index: 'round', equals: `${round}` }
      const byRound = await store.findDocuments({ tenant, collection: 'shared', where })
      const holding = page.documents.filter((it) => (it.value as { round: number }).round === round)
      expect(byRound.documents).toEqual(holding)
    }
  })
})
