import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreFault } from '@selfread/core'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { fillStore } from '../testing/fill-store.ts'
import { pastGuards } from '../testing/past-guards.ts'
import { verifySqliteFile } from './verify-sqlite-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-streams-'))
const original = join(folder, 'original.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const store = openSqliteStore({ path: original, partitions: 3 })
  await fillStore(store)
  await store.close()
})

/** The faults of a copy that was changed past all guards. */
async function faultsAfter(sql: string): Promise<readonly StoreFault[]> {
  const copy = join(folder, 'copy.db')
  copyFileSync(original, copy)
  const database = new Database(copy)
  pastGuards(database, () => database.exec(sql))
  database.close()
  return (await verifySqliteFile(copy)).faults
}

describe('a store of several logs', () => {
  it('has no faults as it was written', async () => {
    expect(await faultsAfter('select 1')).toEqual([])
  })

  it.each<[string, string, StoreFault['code'], RegExp]>([
    [
      'a subtree hash that was changed',
      `update leaf set hashes = cast(substr(hashes, 1, 32) || zeroblob(length(hashes) - 32) as blob)
       where position = 1`,
      'head_mismatch',
      /subtree hashes kept with position 1 differ/,
    ],
    [
      'a subtree hash that was taken away',
      'update leaf set hashes = substr(hashes, 1, 32) where position = 3',
      'head_mismatch',
      /subtree hashes kept with position 3 differ/,
    ],
    [
      'a fact that does not follow the one before it',
      'update fact set previous_id = previous_id - 1 where id = 20',
      'fact_missing',
      /does not follow the version before it/,
    ],
    [
      'a stream that ends before its last fact',
      'update stream set last_fact_id = last_fact_id - 1 where id = 2',
      'fact_missing',
      /does not know its last/,
    ],
    [
      'a stream whose clock was set back',
      "update stream set last_recorded_at = '2020-01-01T00:00:00.000Z' where id = 2",
      'fact_missing',
      /does not know its last/,
    ],
    [
      'a stream in another log',
      'update stream set log = (log + 1) % 3 where id = 2',
      'fact_missing',
      /does not follow/,
    ],
    [
      'a fact that was slipped in',
      `insert into fact (tenant_id, stream_id, version, previous_id, log, position, type, recorded_at,
         actor_kind, actor_id, data)
       select tenant_id, stream_id, version + 1, id, log, 999, type, recorded_at, actor_kind, actor_id,
         data from fact where id = 48`,
      'head_mismatch',
      /is in no log/,
    ],
    [
      'a fact that was moved to another log',
      'update fact set log = (log + 1) % 3, position = 999 where id = 9',
      'head_mismatch',
      /is in no log/,
    ],
    [
      'a log that the journal has not',
      'update leaf set log = 7 where log = 2',
      'head_mismatch',
      /There is a log 7/,
    ],
    [
      'a number of logs that was changed',
      'update store_info set partitions = 2',
      'head_mismatch',
      /There is a log 2/,
    ],
  ])('names %s', async (_, sql, code, message) => {
    const faults = await faultsAfter(sql)
    expect(
      faults.filter((fault) => message.test(fault.message)).map((fault) => fault.code),
    ).toContain(code)
  })

  it('names log and position of a fact that says something else', async () => {
    const faults = await faultsAfter("update fact set type = 'forged' where id = 5")
    expect(faults).toEqual([expect.objectContaining({ code: 'fact_changed', version: 1 })])
    expect([0, 1, 2]).toContain(faults[0]?.partition)
  })
})

it('a store of another number of logs than asked for is refused', async () => {
  expect(() => openSqliteStore({ path: original, partitions: 2 })).toThrow(
    /made with 3 logs, not 2/,
  )
  for (const partitions of [0, 1_025, 1.5])
    expect(() => openSqliteStore({ path: ':memory:', partitions })).toThrow(RangeError)
})
