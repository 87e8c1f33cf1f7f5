import { createHeadSigner, type StoreVerification, signHeads } from '@selfread/core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from '../index.ts'
import { startPostgres, type TestDatabase, type TestServer } from '../testing/start-postgres.ts'

const tenant = 'nord'
let server: TestServer
let database: TestDatabase
let verification: StoreVerification

beforeAll(async () => {
  server = await startPostgres()
  database = await server.createDatabase()
  const pool = new pg.Pool({ ...database.owner, max: 2 })
  pool.on('error', () => undefined)
  const store = await openPostgresStore({ pool, partitions: 2 })
  for (let place = 0; place < 30; place += 1) {
    const personal = { subject: `customer/${place % 4}`, data: { name: 'Ana' } }
    await store.append({
      ...{ tenant, recordedAt: '2026-11-22T08:00:00.000Z' },
      actor: { kind: 'system', id: 'desk' },
      appends: [
        {
          ...{ stream: `place/${place}`, expectedVersion: 0 },
          facts: [{ type: 'note_taken', data: { place }, personal }],
        },
      ],
      documents: [
        {
          ...({ change: 'put', collection: 'note', value: { place }, personal } as const),
          ...{
            key: `${place}`,
            place: `${place}`,
            indexes: [{ name: 'day', value: '2026-11-22' }],
          },
        },
      ],
      messages: [{ id: `m${place}`, transport: 'mail', subject: personal.subject, content: {} }],
    })
  }
  // Longer than what is read at once.
  const bytes = Uint8Array.from({ length: 9_000_000 }, (_, index) => (index * 7) % 251)
  const blob = await store.putBlob({ tenant, subject: 'customer/1', bytes })
  const heads = await store.logHeads()
  const signer = createHeadSigner({ name: 'a.example/b', secretKey: new Uint8Array(32).fill(9) })
  await store.keepCheckpoint({ size: 30, note: signHeads({ signer, heads }) })
  await store.eraseSubject({ tenant, subject: 'customer/3' })
  const read = await store.getBlob({ tenant, sha256: blob })
  expect(Buffer.from(read ?? []).equals(bytes)).toBe(true)
  verification = await store.verify()
  // A copy is made of a database that nobody is connected to.
  await store.close()
  await pool.end()
  await server.administer(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database.name}'`,
  )
})
afterAll(() => server?.stop())

/** What is found once somebody with all rights has changed something; put back afterwards. */
async function findAfter(change: string): Promise<readonly string[]> {
  const copy = await server.createDatabase({ template: database.name })
  const copyPool = new pg.Pool({ ...copy.owner, max: 2 })
  copyPool.on('error', () => undefined)
  await server.administer(`set session_replication_role = replica; ${change}`, copy.name)
  const opened = await openPostgresStore({ pool: copyPool })
  const codes = (await opened.verify()).faults.map((fault) => fault.code)
  await opened.close()
  await copyPool.end()
  return [...new Set(codes)].sort()
}

const one = 'where log = 0 and position = 5'

describe('verification', () => {
  it('finds nothing in what nobody touched', async () => {
    expect(await findAfter('select 1')).toEqual([])
    expect(verification).toMatchObject({ facts: 30, blobs: 1, checkpoints: 1, faults: [] })
  })

  it.each([
    ['a changed fact', `update selfread.fact set data = '{"place":99}' ${one}`, ['fact_changed']],
    ['another actor', `update selfread.fact set actor_id = 'eva' ${one}`, ['fact_changed']],
    [
      'a fact that was taken away',
      `delete from selfread.fact ${one}`,
      ['checkpoint_mismatch', 'fact_missing', 'head_mismatch'],
    ],
    [
      'a fact in another log',
      `update selfread.fact set position = 99, log = 1 ${one}`,
      ['checkpoint_mismatch', 'fact_changed', 'fact_missing', 'head_mismatch'],
    ],
    [
      'another leaf hash',
      `update selfread.fact set hashes = sha256('x') || substring(hashes from 33) ${one}`,
      ['checkpoint_mismatch', 'fact_changed', 'head_mismatch'],
    ],
    [
      'another subtree hash',
      `update selfread.fact set hashes = substring(hashes for 32) || sha256('x') ${one}`,
      ['head_mismatch'],
    ],
    [
      'another head',
      "update selfread.log_head set root_hash = sha256('x') where log = 1",
      ['head_mismatch'],
    ],
    [
      'a kept head of another history',
      'update selfread.checkpoint set size = 29',
      ['checkpoint_mismatch'],
    ],
    [
      'swapped personal data',
      `update selfread.fact f set sealed = o.sealed from selfread.fact o
        where f.log = 0 and f.position = 5 and o.log = 0 and o.position = 6`,
      ['fact_changed'],
    ],
    [
      'a changed blob',
      "update selfread.blob set content = overlay(content placing '\\x00' from 8500000)",
      ['blob_changed'],
    ],
    [
      'a changed document',
      "update selfread.document set sealed = sealed || '\\x00' where key = '4'",
      ['document_changed'],
    ],
    [
      'a document that was taken away',
      "delete from selfread.document where key = '4'",
      ['document_changed'],
    ],
    [
      'an entry that was taken away',
      "delete from selfread.document_entry where key = '4'",
      ['document_changed'],
    ],
    [
      'an entry with another value',
      "update selfread.document_entry set value = 'x' where key = '4'",
      ['document_changed'],
    ],
    [
      'another place of a document',
      "update selfread.document_key set home = 1 - home where key = '4'",
      ['document_changed'],
    ],
    [
      'a key that was taken away, but not what it opens',
      "update selfread.subject_key set key = null where subject = 'customer/1'",
      ['blob_changed', 'database_damaged', 'document_changed'],
    ],
    [
      'a message without its content',
      "update selfread.message set content = null where id = 'm4'",
      ['database_damaged'],
    ],
  ])('finds %s', async (_what, change, codes) => {
    expect(await findAfter(change)).toEqual(codes)
  })
})
