import { createHeadSigner, type Store, signHeads } from '@selfread/core'
import type { ArchiveRecord } from '@selfread/storage-kit'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore, type PostgresStore } from '../index.ts'
import { startPostgres, type TestServer } from '../testing/start-postgres.ts'
import { createStoreDatabases, type StoreDatabases } from '../testing/store-databases.ts'

let server: TestServer
let databases: StoreDatabases
let source: PostgresStore
let records: readonly ArchiveRecord[]
const pools: pg.Pool[] = []
const signer = createHeadSigner({
  name: 'selfread.example/test',
  secretKey: new Uint8Array(32).fill(9),
})
const masterKey = new Uint8Array(32).fill(7)

async function newStore(partitions: number, key?: Uint8Array): Promise<PostgresStore> {
  const pool = new pg.Pool({ ...(await databases.take(partitions)).owner, max: 2 })
  pool.on('error', () => undefined)
  pools.push(pool)
  return openPostgresStore({ pool, migrate: false, ...(key && { masterKey: key }) })
}

async function fill(store: Store): Promise<void> {
  for (const tenant of ['nord', 'sud'])
    for (let place = 0; place < 12; place += 1) {
      const subject = `customer/${place % 5}`
      const personal = { subject, data: { name: `Ana ${place}\u0000` } }
      await store.append({
        ...{ tenant, recordedAt: '2026-11-22T08:00:00.000Z', idempotencyKey: `k${place}` },
        actor: { kind: 'employee', id: 'ana' },
        appends: [
          {
            ...{ stream: `place/${place}`, expectedVersion: 0 },
            facts: [
              { type: 'note_taken', data: { place, text: '\u0000' }, personal },
              { type: 'note_taken', data: {} },
            ],
          },
        ],
        documents: [
          {
            ...({ change: 'put', collection: 'note', value: { place } } as const),
            ...{ key: `${place}`, ...(place % 2 === 0 && { place: `${place}` }), personal },
            indexes: [
              { name: 'day', value: `2026-11-${10 + place}` },
              { name: 'phone', value: `07${place}`, isPersonal: true },
            ],
          },
        ],
        messages: [{ id: `m${place}`, transport: 'mail', subject, content: { place } }],
      })
      await store.putBlob({ tenant, subject, bytes: Uint8Array.of(place, 1, 2) })
    }
  const claim = { tenant: 'nord', transport: 'mail', now: '2026-11-22T09:00:00.000Z' }
  await store.claimMessages({ ...claim, leaseUntil: '2026-11-22T09:10:00.000Z', limit: 3 })
  const [first] = await store.claimMessages({
    ...{ ...claim, leaseUntil: '2026-11-22T09:10:00.000Z', limit: 1 },
  })
  await store.settleMessage({
    ...{ tenant: 'nord', id: first?.id ?? '', at: '2026-11-22T09:01:00.000Z' },
    ...{ outcome: 'sent', detail: '250 ok' },
  })
  await store.eraseSubject({ tenant: 'nord', subject: 'customer/3' })
  const heads = await store.logHeads()
  await store.keepCheckpoint({ size: 48, note: signHeads({ signer, heads }) })
}

beforeAll(async () => {
  server = await startPostgres()
  databases = createStoreDatabases(server, 3)
  source = await newStore(3)
  await fill(source)
  records = await allOf(source)
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await server?.stop()
})

async function allOf(store: PostgresStore): Promise<readonly ArchiveRecord[]> {
  const all: ArchiveRecord[] = []
  for await (const record of store.readArchive()) all.push(record)
  return all
}

/** What can be seen of a store from outside. */
async function view(store: Store) {
  const tenants = await Promise.all(
    ['nord', 'sud'].map(async (tenant) => ({
      facts: (await store.readFeed({ tenant })).facts,
      documents: (await store.findDocuments({ tenant, collection: 'note' })).documents,
      byPhone: (
        await store.findDocuments({
          ...{ tenant, collection: 'note' },
          where: { index: 'phone', equals: '074', isPersonal: true },
        })
      ).documents,
      person: await store.readSubject({ tenant, subject: 'customer/1' }),
    })),
  )
  return { tenants, heads: await store.logHeads(), checkpoints: await store.checkpoints() }
}

describe('an archive', () => {
  it('takes all of a store to another one, under another master key, with proofs as they are', async () => {
    const copy = await newStore(3, masterKey)
    const sizes = await copy.restoreArchive(records)
    expect(sizes).toEqual({ facts: 48, documents: 24, blobs: 24, messages: 24 })
    expect(await view(copy)).toEqual(await view(source))
    expect(await copy.verify()).toEqual(await source.verify())
    const { bytes: _, tables: __, ...stats } = await copy.stats()
    expect(await source.stats()).toMatchObject(stats)

    const again = await copy.append({
      ...{ tenant: 'sud', recordedAt: '2026-11-22T08:00:00.000Z' },
      actor: { kind: 'employee', id: 'ana' },
      appends: [
        { stream: 'place/1', expectedVersion: 2, facts: [{ type: 'note_taken', data: {} }] },
      ],
    })
    expect(again.facts[0]?.version).toBe(3)
    expect((await copy.verify()).faults).toEqual([])
  })

  it('that is read again is the same', async () => {
    const copy = await newStore(3)
    await copy.restoreArchive(records)
    const plain = (all: readonly ArchiveRecord[]) =>
      all.map((record) => JSON.stringify(record)).toSorted()
    expect(plain(await allOf(copy))).toEqual(plain(records))
  })

  it('goes into an empty store of as many logs only, and whole', async () => {
    await expect(source.restoreArchive(records)).rejects.toMatchObject({ code: 'not_empty' })
    const other = await newStore(2)
    await expect(other.restoreArchive(records)).rejects.toMatchObject({ code: 'other_partitions' })
    const store = await newStore(3)
    const cutOff = records.slice(0, -1)
    await expect(store.restoreArchive(cutOff)).rejects.toMatchObject({ code: 'cut_off' })
    const changed = records.map((record) =>
      record.kind === 'fact' && record.position === 0 ? { ...record, type: 'other' } : record,
    )
    await expect(store.restoreArchive(changed)).rejects.toMatchObject({ code: 'heads_differ' })
    expect(await store.stats()).toMatchObject({ facts: 0, documents: 0, tenants: [] })
    await store.restoreArchive(records)
  })

  it('that nobody reads to its end gives its connection back', async () => {
    for (let time = 0; time < 5; time += 1)
      for await (const record of source.readArchive()) {
        expect(record.kind).toBe('store')
        break
      }
    expect((await source.readFeed({ tenant: 'nord' })).facts).toHaveLength(24)
  })
})

describe('the size of a store', () => {
  it('is told by kind, tenant and table', async () => {
    const stats = await source.stats()
    expect(stats).toMatchObject({
      ...{ partitions: 3, facts: 48, streams: 24, documents: 24, commitKeys: 24 },
      ...{ checkpoints: 1, factsSinceCheckpoint: 0 },
      messages: { sent: 1, oldestWaitingAt: '2026-11-22T08:00:00.000Z' },
    })
    expect(stats.tenants.map(({ tenant, facts }) => [tenant, facts])).toEqual([
      ['nord', 24],
      ['sud', 24],
    ])
    expect(stats.tables.map(({ table }) => table)).toContain('fact')
    expect(stats.bytes).toBeGreaterThan(100_000)
  })
})
