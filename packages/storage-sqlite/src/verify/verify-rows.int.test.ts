import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { pastGuards } from '../testing/past-guards.ts'
import { verifySqliteFile } from './verify-sqlite-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-rows-'))
const original = join(folder, 'original.db')
const copy = join(folder, 'copy.db')
const NOON = '2026-11-22T10:00:00.000Z'

beforeAll(async () => {
  const store = openSqliteStore({ path: original })
  for (const [number, tenant] of ['nord', 'sud'].entries()) {
    const mails = [1, 2, 3].map((mail) => ({
      id: `mail-${mail}`,
      transport: 'mail',
      subject: `customer:${mail}`,
      content: { to: `client${mail}@mail.example` },
    }))
    await store.append({
      tenant,
      recordedAt: NOON,
      actor: { kind: 'system', id: 'desk' },
      idempotencyKey: 'first',
      appends: [
        { stream: 'place/1', expectedVersion: 0, facts: [{ type: 'noted', data: { number } }] },
      ],
      documents: [
        {
          change: 'put',
          collection: 'place',
          key: '1',
          value: { number },
          personal: { subject: 'customer:1', data: 'Ana' },
          indexes: [{ name: 'number', value: String(number) }],
        },
      ],
      messages: mails,
    })
    await store.putBlob({ tenant, subject: 'customer:1', bytes: Uint8Array.of(1, 2, number) })
    const claimed = { tenant, transport: 'mail', now: NOON, leaseUntil: '2026-11-22T10:05:00.000Z' }
    await store.claimMessages({ ...claimed, limit: 2 })
    await store.settleMessage({ tenant, id: 'mail-1', at: NOON, outcome: 'sent' })
    await store.settleMessage({
      tenant,
      id: 'mail-2',
      at: NOON,
      outcome: 'failed',
      detail: 'no box',
    })
    await store.eraseSubject({ tenant, subject: 'customer:3' })
  }
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What is found once somebody with the file has run this on it. */
async function faultsAfter(sql: string): Promise<readonly string[]> {
  copyFileSync(original, copy)
  const database = new Database(copy)
  pastGuards(database, () => database.exec(sql))
  database.close()
  return (await verifySqliteFile(copy)).faults.map(({ message }) => message)
}

describe('a store that was written as it should be', () => {
  it('has no fault, whatever became of its messages', async () => {
    expect(await faultsAfter('select 1')).toEqual([])
  })

  it('takes no row away that nothing else vouches for', () => {
    copyFileSync(original, copy)
    const database = new Database(copy)
    for (const table of ['blob', 'commit_key', 'message', 'subject_key', 'tenant'])
      expect(() => database.exec(`delete from ${table}`)).toThrow('never deleted')
    database.close()
  })
})

describe('somebody with the file', () => {
  it.each([
    [
      'takes a message away',
      'delete from message where id = 4',
      'Table message has 5 rows; 6 were put in',
    ],
    ['takes a blob away', 'delete from blob where id = 2', 'Table blob has 1 rows; 2 were put in'],
    ['slips a key in', "insert into subject_key values (9, 1, 'x', null)", 'Table subject_key has'],
    ['hides a count', "delete from row_count where name = 'blob'", 'none were put in'],
    ['renumbers a blob', 'update blob set id = 7 where id = 1', 'not numbered as they came'],
    [
      'forgets what the store was made with',
      'delete from store_info',
      'is not there, or there twice',
    ],
    [
      'lends another tenant’s key',
      "update subject_key set tenant_id = 2, subject = 'x' where id = 1",
      'key of another tenant',
    ],
    [
      'stops a message',
      "update message set state = 'stopped' where id = 1",
      'in a state that none comes to',
    ],
    [
      'says that a message was sent',
      "update message set state = 'sent', lease_until = null where id = 6",
      'in a state that none comes to',
    ],
    [
      'takes the text of a sent message away',
      'update message set content = null where id = 1',
      'in a state that none comes to',
    ],
    [
      'changes what a transport said',
      "update message set detail = x'00' where id = 2",
      'not as it was queued',
    ],
    [
      'leads a request elsewhere',
      "update commit_key set facts = '[[0,1,1]]' where stream_id = 1",
      'does not lead to the facts',
    ],
    [
      'leads a request nowhere',
      "update commit_key set facts = '[' where stream_id = 1",
      'does not lead to the facts',
    ],
    [
      'finds a document by another key',
      "update document_entry set key = 'x' where document_id = 1",
      'is not its own',
    ],
    [
      'hides a document from a search',
      'delete from document_entry where document_id = 1',
      'differ from what it is found by',
    ],
    [
      'changes the sealed part of a document',
      "update document set sealed = x'0011' where id = 1",
      'Document place/1 of tenant nord',
    ],
    [
      'breaks a document',
      "update document set value = '{' where id = 2",
      'Document place/1 of tenant sud',
    ],
  ])('is found out who %s', async (_, sql, message) => {
    expect((await faultsAfter(sql)).join('\n')).toContain(message)
  })
})
