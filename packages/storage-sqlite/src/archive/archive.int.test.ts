import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@selfread/core'
import {
  ArchiveError,
  type ArchiveRecord,
  parseArchiveLines,
  writeArchiveLines,
} from '@selfread/storage-kit'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { fillStore } from '../testing/fill-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const archiveKey = new Uint8Array(32).fill(5)
let path = ''
beforeEach(() => {
  path = join(mkdtempSync(join(folder, 'store-')), 'selfread.db')
})

async function recordsOf(partitions = 1): Promise<readonly ArchiveRecord[]> {
  const store = openSqliteStore({ path: ':memory:', partitions })
  await fillStore(store)
  const records: ArchiveRecord[] = []
  for await (const record of store.readArchive()) records.push(record)
  await store.close()
  return records
}

/** Everything that a store answers with. */
async function contentOf(store: Store): Promise<unknown> {
  const content: unknown[] = [await store.logHeads(), await store.checkpoints()]
  for (const tenant of ['nord', 'sud']) {
    content.push(await store.readFeed({ tenant }))
    for (const collection of ['place', 'day'])
      content.push(await store.findDocuments({ tenant, collection }))
    for (let count = 0; count < 12; count += 1) {
      const where = { index: 'phone', equals: `+4072${count}`, isPersonal: true } as const
      content.push(await store.findDocuments({ tenant, collection: 'place', where }))
    }
    for (const subject of ['customer/0', 'customer/1', 'customer/2'])
      content.push(await store.readSubject({ tenant, subject }))
  }
  return content
}

describe.each([1, 3])('an archive of %i logs', (partitions) => {
  it('moves a store to another one with its journal intact', async () => {
    const from = openSqliteStore({ path, partitions, masterKey: new Uint8Array(32).fill(1) })
    await fillStore(from)
    const toPath = join(mkdtempSync(join(folder, 'store-')), 'selfread.db')
    const to = openSqliteStore({ path: toPath, partitions, masterKey: new Uint8Array(32).fill(2) })
    const lines = writeArchiveLines(from.readArchive(), { archiveKey })
    const sizes = await to.restoreArchive(parseArchiveLines(lines, { archiveKey }))
    expect(sizes).toEqual({ facts: 48, documents: 34, blobs: 2, messages: 24 })
    expect(await contentOf(to)).toEqual(await contentOf(from))
    expect(await to.verify()).toEqual(await from.verify())
    expect(await to.verify()).toMatchObject({ facts: 48, checkpoints: 1, faults: [] })

    const other = {
      tenant: 'nord',
      recordedAt: '2026-11-22T08:00:00.000Z',
      actor: { kind: 'system', id: 'desk' },
      appends: [{ stream: 'place/P0', expectedVersion: 0, facts: [{ type: 'noted', data: {} }] }],
      idempotencyKey: 'request 0',
    } as const
    await expect(to.append(other)).rejects.toMatchObject({ code: 'idempotency_conflict' })
    await Promise.all([from.close(), to.close()])
  })
})

it('an archive is of one moment, whatever is stored while it is read', async () => {
  const from = openSqliteStore({ path })
  await fillStore(from)
  const records: ArchiveRecord[] = []
  for await (const record of from.readArchive()) {
    records.push(record)
    if (records.length === 1) await from.eraseSubject({ tenant: 'nord', subject: 'customer/0' })
  }
  await from.close()
  const to = openSqliteStore({ path: ':memory:' })
  await to.restoreArchive(records)
  const held = await to.readSubject({ tenant: 'nord', subject: 'customer/0' })
  expect(held.items.length).toBeGreaterThan(0)
  expect(await to.verify()).toMatchObject({ facts: 48, faults: [] })
  await to.close()
})

it('reading an archive that is left early holds nobody up', async () => {
  const store = openSqliteStore({ path: ':memory:' })
  await fillStore(store)
  for await (const record of store.readArchive()) if (record.kind === 'fact') break
  expect(await store.logHeads()).toMatchObject([{ size: 48 }])
  await store.close()
})

describe('an archive is refused, and nothing of it stored', () => {
  async function problemOf(records: readonly ArchiveRecord[], partitions = 1): Promise<string> {
    const store = openSqliteStore({ path: ':memory:', partitions })
    try {
      await store.restoreArchive(records)
      return 'taken in'
    } catch (error) {
      expect((await store.stats()).tenants).toEqual([])
      expect(await store.logHeads()).toMatchObject([{ size: 0 }])
      return ArchiveError.is(error) ? error.code : String(error)
    } finally {
      await store.close()
    }
  }

  it('where it was cut off', async () => {
    const records = await recordsOf()
    for (const length of [1, 10, 40, records.length - 1])
      expect(await problemOf(records.slice(0, length))).toBe('cut_off')
    expect(await problemOf([])).toBe('cut_off')
  })

  it('where a record is missing, changed or twice there', async () => {
    const records = await recordsOf()
    const at = (kind: ArchiveRecord['kind']) => records.findIndex((record) => record.kind === kind)
    const without = (index: number) => records.toSpliced(index, 1)
    expect(await problemOf(without(at('fact')))).toBe('malformed')
    expect(await problemOf(without(records.findLastIndex(({ kind }) => kind === 'fact')))).toBe(
      'heads_differ',
    )
    for (const kind of ['document', 'blob', 'message', 'checkpoint', 'commit_key'] as const)
      expect(await problemOf(without(at(kind))), kind).toBe('heads_differ')
    const forged = records.map((record) =>
      record.kind === 'fact' && record.position === 3 ? { ...record, type: 'forged' } : record,
    )
    expect(await problemOf(forged)).toBe('heads_differ')
    const twice = (index: number) => records.toSpliced(index, 0, ...records.slice(index, index + 1))
    for (const kind of ['tenant', 'subject_key', 'document', 'blob', 'message'] as const)
      expect(await problemOf(twice(at(kind))), kind).toBe('malformed')
    const keyless = records.map((record) =>
      record.kind === 'blob' ? { ...record, keyId: 99 } : record,
    )
    expect(await problemOf(keyless)).toBe('malformed')
    const [first] = records
    if (first === undefined) throw new Error('There is no record.')
    expect(await problemOf([first, ...records])).toBe('malformed')
    expect(await problemOf(records.toReversed())).toBe('malformed')
  })

  it('where the store has another number of logs, or holds something', async () => {
    const records = await recordsOf(3)
    expect(await problemOf(records)).toBe('other_partitions')
    const store = openSqliteStore({ path })
    await fillStore(store)
    await expect(store.restoreArchive(await recordsOf())).rejects.toMatchObject({
      code: 'not_empty',
    })
    expect(await store.verify()).toMatchObject({ facts: 48, faults: [] })
    await store.close()
  })
})
