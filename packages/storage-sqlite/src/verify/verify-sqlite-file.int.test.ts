import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHeadSigner, signHeads } from '@selfread/core'
import { StoreOpenError } from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { pastGuards } from '../testing/past-guards.ts'
import { verifySqliteFile } from './verify-sqlite-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-verify-'))
const original = join(folder, 'original.db')
const copy = join(folder, 'copy.db')
const tenant = 'nord'
const signer = createHeadSigner({
  name: 'selfread.example/test',
  secretKey: new Uint8Array(32).fill(9),
})

beforeAll(async () => {
  const store = openSqliteStore({ path: original })
  for (let count = 0; count < 40; count += 1) {
    await store.append({
      tenant,
      recordedAt: '2026-11-22T08:00:00.000Z',
      actor: { kind: 'system', id: 'desk' },
      appends: [
        {
          stream: `place/${count % 7}`,
          expectedVersion: Math.floor(count / 7),
          facts: [
            {
              type: 'reading_accepted',
              data: { index: `00${count}123`, note: `Contor \uFFFD ${'x'.repeat(count * 9)}` },
              personal: { subject: `customer/${count % 5}`, data: { name: `Ana ${count}` } },
            },
          ],
        },
      ],
    })
    if (count % 15 !== 0) continue
    const heads = await store.logHeads()
    await store.keepCheckpoint({ size: count + 1, note: signHeads({ signer, heads }) })
  }
  for (let count = 0; count < 4; count += 1) {
    const bytes = Uint8Array.from({ length: 6_000 }, (_, index) => (index * (count + 3)) % 253)
    await store.putBlob({ tenant, subject: `customer/${count}`, bytes })
  }
  await store.eraseSubject({ tenant, subject: 'customer/3' })
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens a copy of the store past all guards, as someone with the file could. */
async function tamper(change: (database: Database.Database) => void) {
  copyFileSync(original, copy)
  const database = new Database(copy)
  pastGuards(database, () => change(database))
  database.close()
  return verifySqliteFile(copy)
}

/** Where the file holds these bytes: whole, or in pieces where the record runs over several pages. */
function placesOf(file: Buffer, bytes: Buffer): number[] {
  const at = file.indexOf(bytes)
  if (at >= 0) return Array.from(bytes, (_, index) => at + index)
  const places: number[] = []
  for (let start = 0; start < bytes.length; start += 64) {
    const piece = bytes.subarray(start, start + 64)
    const found = file.indexOf(piece)
    if (found >= 0) places.push(...Array.from(piece, (_, index) => found + index))
  }
  return places
}

describe('an untouched store', () => {
  it('has no faults', async () => {
    const verification = await verifySqliteFile(original)
    expect(verification).toMatchObject({ facts: 40, blobs: 4, checkpoints: 3, faults: [] })
    expect(verification.heads).toMatchObject([{ size: 40 }])
  })
})

it('verifies a backup that was taken while the store was open', async () => {
  const backup = join(folder, 'backup.db')
  const store = openSqliteStore({ path: original })
  const database = new Database(original)
  database.prepare('vacuum into ?').run(backup)
  database.close()
  const heads = await store.logHeads()
  await store.close()
  expect(await verifySqliteFile(backup)).toMatchObject({ facts: 40, blobs: 4, heads, faults: [] })
})

describe('a changed byte', () => {
  it('is found wherever it is in a fact, a leaf or a blob', async () => {
    const database = new Database(original, { readonly: true })
    const columns = database
      .prepare(`
        select cast(data as blob) as bytes from fact union all
        select sealed from fact union all
        select cast(type || recorded_at || actor_kind || actor_id as blob) from fact union all
        select hashes from leaf union all
        select content from blob where content is not null`)
      .pluck()
      .all() as Buffer[]
    database.close()
    const file = readFileSync(original)
    const places = columns.flatMap((bytes) => placesOf(file, bytes)).sort((a, b) => a - b)
    const sample = [...new Set(places)].filter((_, index) => index % 61 === 0)
    expect(sample.length).toBeGreaterThan(400)

    const unseen: number[] = []
    for (const [count, place] of sample.entries()) {
      const damaged = Buffer.from(file)
      damaged[place] = (damaged[place] ?? 0) ^ (1 << (count % 8))
      writeFileSync(copy, damaged)
      if ((await verifySqliteFile(copy)).faults.length === 0) unseen.push(place)
    }
    expect(unseen).toEqual([])
  }, 120_000)

  it('anywhere in the file gives faults or nothing, never an exception', async () => {
    const file = readFileSync(original)
    for (let place = 0; place < file.length; place += 397) {
      const damaged = Buffer.from(file)
      damaged[place] = (damaged[place] ?? 0) ^ 0xff
      writeFileSync(copy, damaged)
      expect(Array.isArray((await verifySqliteFile(copy)).faults)).toBe(true)
    }
  }, 120_000)
})

describe('a damaged file', () => {
  it.each([
    { how: 'zeroed pages', damage: (file: Buffer) => file.fill(0, 8_192, 40_960) },
    { how: 'garbage in the middle', damage: (file: Buffer) => file.fill(0xa5, 20_000, 60_000) },
    { how: 'no SQLite header', damage: (file: Buffer) => file.fill(0x20, 0, 100) },
    { how: 'another application', damage: (file: Buffer) => file.fill(7, 68, 72) },
    { how: 'text', damage: () => Buffer.from('not a database at all, just text'.repeat(50)) },
    { how: 'an empty file', damage: () => Buffer.alloc(0) },
  ])('is told as damaged, not thrown: $how', async ({ damage }) => {
    writeFileSync(copy, damage(readFileSync(original)))
    const { faults } = await verifySqliteFile(copy)
    expect(faults.map((fault) => fault.code)).toContain('database_damaged')
  })

  it('is told as damaged when it was cut off', async () => {
    copyFileSync(original, copy)
    truncateSync(copy, 50_000)
    const { faults } = await verifySqliteFile(copy)
    expect(faults.map((fault) => fault.code)).toContain('database_damaged')
  })

  it('that is not there is the caller’s mistake', async () => {
    await expect(verifySqliteFile(join(folder, 'nowhere.db'))).rejects.toSatisfy(StoreOpenError.is)
  })
})

describe('tampering is named', () => {
  const codesOf = (result: Awaited<ReturnType<typeof tamper>>) =>
    result.faults.map((fault) => fault.code)

  it('when one fact says something else', async () => {
    const { faults } = await tamper((database) =>
      database
        .prepare("update fact set data = replace(data, '0012123', '0019123') where position = 12")
        .run(),
    )
    expect(faults).toEqual([
      expect.objectContaining({
        code: 'fact_changed',
        position: 12,
        tenant,
        stream: 'place/5',
        version: 2,
      }),
    ])
    expect(faults[0]?.message).toContain('reading_accepted at position 12')
  })

  it.each([
    "type = 'reading_rejected'",
    "recorded_at = '2020-01-01T00:00:00.000Z'",
    "actor_id = 'someone'",
    'key_id = 1 + (key_id + 1) % 5',
    'sealed = zeroblob(40)',
    "data = ' ' || data",
  ])('when a column differs: %s', async (change) => {
    const result = await tamper((database) =>
      database.prepare(`update fact set ${change} where position = 11`).run(),
    )
    expect(result.faults).toEqual([expect.objectContaining({ code: 'fact_changed', position: 11 })])
  })

  it('when a name that many facts share differs', async () => {
    const result = await tamper((database) =>
      database.exec("update stream set name = 'place/x' where name = 'place/3'"),
    )
    expect(result.faults.length).toBe(6)
    expect(new Set(codesOf(result))).toEqual(new Set(['fact_changed']))
  })

  it('when a fact is gone', async () => {
    const result = await tamper((database) => database.exec('delete from fact where position = 20'))
    expect(result.faults).toContainEqual(
      expect.objectContaining({ code: 'fact_missing', position: 20 }),
    )
    expect(result.faults).toContainEqual(
      expect.objectContaining({ code: 'fact_missing', tenant, stream: 'place/6' }),
    )
  })

  it('when the last facts are gone with their leaves', async () => {
    const result = await tamper((database) =>
      database.exec(`delete from leaf where position >= 38; delete from fact where position >= 38`),
    )
    expect(codesOf(result)).toEqual(expect.arrayContaining(['fact_missing', 'head_mismatch']))
  })

  it('when leaf hashes were changed, not facts', async () => {
    const result = await tamper((database) =>
      database.exec('update leaf set hashes = zeroblob(32) where position = 8'),
    )
    expect(codesOf(result)).toContain('head_mismatch')
    expect(result.faults.some((fault) => fault.message.includes('not the facts'))).toBe(true)
  })

  it('when the head or its subtrees differ', async () => {
    const root = await tamper((database) =>
      database.exec('update merkle_head set root_hash = zeroblob(32)'),
    )
    expect(codesOf(root)).toContain('head_mismatch')
    const subtrees = await tamper((database) =>
      database.exec('update merkle_head set subtrees = zeroblob(length(subtrees))'),
    )
    expect(codesOf(subtrees)).toEqual(['head_mismatch'])
  })

  it('when a huge number was put in, in no time', async () => {
    const result = await tamper((database) =>
      database.exec(
        `update merkle_head set size = ${2 ** 52}; update fact set position = ${2 ** 50} where position = 3`,
      ),
    )
    expect(codesOf(result)).toContain('fact_missing')
  })

  it('when a whole history was rewritten with its leaves: by a kept head', async () => {
    const forged = join(folder, 'forged.db')
    const store = openSqliteStore({ path: forged })
    const source = openSqliteStore({ path: original })
    for (const fact of (await source.readFeed({ tenant, limit: 16 })).facts)
      await store.append({
        tenant,
        recordedAt: fact.recordedAt,
        actor: fact.actor,
        appends: [
          {
            stream: fact.stream,
            expectedVersion: fact.version - 1,
            facts: [{ type: fact.type, data: { index: '0' } }],
          },
        ],
      })
    for (const checkpoint of await source.checkpoints()) await store.keepCheckpoint(checkpoint)
    const { faults } = await store.verify()
    await Promise.all([store.close(), source.close()])
    expect(faults.map((fault) => fault.code)).toEqual(Array(3).fill('checkpoint_mismatch'))
  })

  it('when a blob or a key differs', async () => {
    const blob = await tamper((database) =>
      database.exec('update blob set content = zeroblob(length(content)) where id = 1'),
    )
    expect(blob.faults).toEqual([expect.objectContaining({ code: 'blob_changed', tenant })])
    expect(blob.faults[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
    const swapped = await tamper((database) =>
      database.exec(
        'update blob set content = (select content from blob where id = 2) where id = 1',
      ),
    )
    expect(codesOf(swapped)).toEqual(['blob_changed'])
    const key = await tamper((database) =>
      database.exec('update subject_key set key = zeroblob(32) where id = 1'),
    )
    expect(new Set(codesOf(key))).toEqual(new Set(['fact_changed', 'blob_changed']))
  })
})
