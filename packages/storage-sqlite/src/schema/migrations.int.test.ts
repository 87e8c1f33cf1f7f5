import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { inclusionPlan, leafHash, proofOf, rootOf, verifyInclusion } from '@selfread/core'
import { StoreOpenError } from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../database/migrate.ts'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { verifySqliteFile } from '../verify/verify-sqlite-file.ts'
import { store001 } from './001-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-migrations-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const packed = readFileSync(join(import.meta.dirname, '../../fixtures/schema-001.db.gz'))
const old = gunzipSync(packed)
const masterKey = new Uint8Array(32).fill(1)
const tenant = 'nord'
let path = ''
beforeEach(() => {
  path = join(mkdtempSync(join(folder, 'store-')), 'selfread.db')
  writeFileSync(path, old)
})

function problemOf(action: () => unknown): StoreOpenError {
  try {
    action()
  } catch (error) {
    if (StoreOpenError.is(error)) return error
    throw error
  }
  throw new Error('It was opened.')
}

describe('a store of schema 1', () => {
  it('is brought up to date with its journal as it was', async () => {
    const store = openSqliteStore({ path, masterKey })
    expect(await store.logHeads()).toEqual([
      { size: 21, rootHash: '639afe64b1529b907101867dd4a0657f2c095a14c0a3594a2e0d6ae83e6f9131' },
    ])
    expect(await store.verify()).toMatchObject({ facts: 21, blobs: 1, checkpoints: 2, faults: [] })
    const { facts } = await store.readFeed({ tenant: 'nord' })
    expect(facts).toHaveLength(18)
    expect(facts.slice(0, 3)).toMatchObject([
      { stream: 'place/P0', version: 1, partition: 0, position: 0, data: { index: '000' } },
      { stream: 'place/P1', version: 1, partition: 0, position: 1, data: { index: '001' } },
      { stream: 'place/P2', version: 1, partition: 0, position: 2, isErased: true },
    ])
    expect(facts[0]?.personal).toEqual({ subject: 'customer/0', data: { name: 'Ana 0' } })
    const stream = await store.readStream({ tenant, stream: 'place/P1', afterVersion: 2 })
    expect(stream.map(({ version }) => version)).toEqual([3, 4])
    await store.close()
  })

  it('proves its facts out of the subtrees that were added', async () => {
    const store = openSqliteStore({ path, masterKey })
    const [head] = await store.logHeads()
    const size = head?.size ?? 0
    const leaves = await store.leafHashes({ partition: 0, from: 0, to: size })
    expect(rootOf(leaves)).toBe(head?.rootHash)
    for (let index = 0; index < size; index += 1) {
      const plan = inclusionPlan({ size, index })
      const addresses = plan.flat()
      const hashes = await store.logNodes({ partition: 0, nodes: addresses })
      const proof = proofOf(plan, (address) => hashes[addresses.indexOf(address)] ?? '')
      const leaf = await store.readLeaf({
        tenant: index % 7 === 6 ? 'sud' : 'nord',
        partition: 0,
        position: index,
      })
      const claim = { leafHash: leafHash(leaf ?? new Uint8Array()), index, proof }
      expect(head && verifyInclusion({ ...claim, head })).toBe(true)
    }
    await store.close()
  })

  it('finds its documents, messages and blobs, and goes on', async () => {
    const store = openSqliteStore({ path, masterKey })
    const find = async (where: { index: string; equals: string; isPersonal?: true }) =>
      (await store.findDocuments({ tenant, collection: 'place', where })).documents
    expect(await find({ index: 'pod', equals: 'POD-P1' })).toMatchObject([{ key: 'P1' }])
    const phone = { index: 'phone', equals: '+40722', isPersonal: true } as const
    const found = await find(phone)
    expect(found.map(({ key }) => key)).toEqual(['P0', 'P2', 'P3'])
    const ofPlace = { tenant, collection: 'reading', place: 'P1' }
    const where = { index: 'readOn', from: '2026-11-11', below: '2026-11-12' }
    expect((await store.findDocuments({ ...ofPlace, where })).documents).toMatchObject([
      { key: 'R1' },
    ])
    const claim = { tenant, transport: 'mail', now: '2026-11-22T09:00:00.000Z' }
    const messages = await store.claimMessages({ ...claim, leaseUntil: '2026-11-22T10:00:00.000Z' })
    expect(messages.map(({ id }) => id)).toEqual(['m5', 'm10', 'm15'])
    await store.append({
      tenant,
      recordedAt: '2026-11-22T09:00:00.000Z',
      actor: { kind: 'system', id: 'desk' },
      appends: [{ stream: 'place/P1', expectedVersion: 4, facts: [{ type: 'noted', data: {} }] }],
      idempotencyKey: 'after the migration',
    })
    await store.eraseSubject({ tenant, subject: 'customer/1' })
    expect((await find(phone)).length).toBeLessThan(found.length)
    expect(await store.verify()).toMatchObject({ facts: 22, faults: [] })
    await store.close()
  })

  it('keeps to its clock', async () => {
    const store = openSqliteStore({ path, masterKey })
    const early = {
      tenant,
      recordedAt: '2026-11-22T08:00:00.000Z',
      actor: { kind: 'system', id: 'desk' },
      appends: [{ stream: 'place/P1', expectedVersion: 4, facts: [{ type: 'noted', data: {} }] }],
    } as const
    await expect(store.append(early)).rejects.toMatchObject({ code: 'clock_went_back' })
    await store.close()
  })

  it('is not opened to look at only, and the message says what to do', async () => {
    const problem = await verifySqliteFile(path, { masterKey }).catch((error) => error)
    expect(problem).toMatchObject({ code: 'older_schema' })
    expect(problem.message).toContain('openSqliteStore')
    expect(readFileSync(path).equals(old)).toBe(true)
  })

  it('stays as it is where there is no room for the new schema', () => {
    const database = new Database(path)
    const pages = Number(database.pragma('page_count', { simple: true }))
    database.pragma(`max_page_count = ${pages}`)
    const problem = problemOf(() => migrate(database, path, () => undefined))
    expect(problem).toMatchObject({ code: 'older_schema', path })
    expect(problem.message).toMatch(/disk is full.*Nothing was changed/)
    expect(database.pragma('user_version', { simple: true })).toBe(1)
    expect(database.prepare('select count(*) from fact').pluck().get()).toBe(21)
    database.close()
    expect(readFileSync(path).equals(old)).toBe(true)
  })

  it('stays as it is where the file takes no writes', () => {
    const database = new Database(path, { readonly: true })
    const problem = problemOf(() => migrate(database, path, () => undefined))
    expect(problem).toMatchObject({ code: 'older_schema', path })
    database.close()
    expect(readFileSync(path).equals(old)).toBe(true)
  })

  it('stays as it is while another program writes to it', () => {
    const other = new Database(path)
    other.exec('begin immediate')
    const problem = problemOf(() => openSqliteStore({ path, masterKey, busyTimeoutMs: 20 }))
    expect(problem.code).toMatch(/older_schema|cannot_open/)
    other.exec('rollback')
    other.close()
    expect(readFileSync(path).equals(old)).toBe(true)
  })

  it('that is damaged is not brought up to date', () => {
    const damaged = new Database(path)
    damaged.exec('drop trigger leaf_is_never_changed')
    damaged.exec('update leaf set hash = zeroblob(32) where position = 7')
    damaged.close()
    expect(problemOf(() => openSqliteStore({ path, masterKey })).code).toBe('database_damaged')
    const after = new Database(path, { readonly: true })
    expect(after.pragma('user_version', { simple: true })).toBe(1)
    expect(after.prepare('select count(*) from fact').pluck().get()).toBe(21)
    after.close()
  })
})

it('an empty store of schema 1 opens', async () => {
  const empty = join(mkdtempSync(join(folder, 'store-')), 'selfread.db')
  const database = new Database(empty)
  database.exec(store001)
  database.pragma(`application_id = ${0x53_4c_46_52}`)
  database.pragma('user_version = 1')
  database.close()
  const store = openSqliteStore({ path: empty })
  expect(await store.verify()).toMatchObject({ facts: 0, faults: [], heads: [{ size: 0 }] })
  await store.close()
})
