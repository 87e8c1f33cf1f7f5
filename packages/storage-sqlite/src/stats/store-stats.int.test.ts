import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { fillStore } from '../testing/fill-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-stats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the report says how much there is, and how old it is', async () => {
  const path = join(folder, 'selfread.db')
  const store = openSqliteStore({ path })
  await fillStore(store)
  await store.append({
    tenant: 'nord',
    recordedAt: '2026-11-23T08:00:00.000Z',
    actor: { kind: 'system', id: 'desk' },
    appends: [{ stream: 'place/new', expectedVersion: 0, facts: [{ type: 'noted', data: {} }] }],
  })
  const stats = await store.stats()
  expect(stats).toMatchObject({
    schema: 2,
    partitions: 1,
    facts: 49,
    streams: 11,
    documents: 34,
    blobs: 1,
    commitKeys: 6,
    messages: { waiting: 15, sent: 1, erased: 8, oldestWaitingAt: '2026-11-22T08:00:00.000Z' },
    tenants: [
      {
        tenant: 'nord',
        facts: 25,
        streams: 6,
        oldestFactAt: '2026-11-22T08:00:00.000Z',
        newestFactAt: '2026-11-23T08:00:00.000Z',
      },
      { tenant: 'sud', facts: 24, streams: 5 },
    ],
    checkpoints: 1,
    factsSinceCheckpoint: 1,
  })
  expect(stats.walBytes).toBe(statSync(`${path}-wal`).size)
  const sizes = stats.tables.map(({ bytes }) => bytes)
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  expect(stats.tables.map(({ table }) => table)).toContain('document_entry')
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0) + stats.freeBytes).toBe(stats.bytes)
  await store.close()
})

it('the report of a new store has no ages', async () => {
  const store = openSqliteStore({ path: ':memory:', partitions: 4 })
  expect(await store.stats()).toMatchObject({
    partitions: 4,
    facts: 0,
    walBytes: 0,
    messages: { waiting: 0, sent: 0, erased: 0 },
    tenants: [],
    factsSinceCheckpoint: 0,
  })
  await store.close()
})

it('a reference that leads nowhere is found by the check of the file', async () => {
  const path = join(folder, 'damaged.db')
  const store = openSqliteStore({ path })
  await fillStore(store)
  expect(await store.checkIntegrity()).toEqual([])
  const database = new Database(path)
  database.pragma('foreign_keys = OFF')
  database.exec('update blob set key_id = 99 where id = 1')
  database.close()
  const faults = await store.checkIntegrity()
  expect(faults).toEqual([
    {
      code: 'database_damaged',
      message: 'Row 1 of table blob refers to a row that is not there.',
    },
  ])
  await store.close()
})
