import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Commit } from '@selfread/core'
import { StoreDamagedError, StoreOpenError } from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { fillStore } from '../testing/fill-store.ts'
import { verifySqliteFile } from '../verify/verify-sqlite-file.ts'
import { restoreSqliteBackup } from './restore-sqlite-backup.ts'

const root = mkdtempSync(join(tmpdir(), 'selfread-backup-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const masterKey = new Uint8Array(32).fill(1)
const tenant = 'nord'
let folder = ''
let path = ''
let backup = ''
beforeEach(() => {
  folder = mkdtempSync(join(root, 'store-'))
  path = join(folder, 'selfread.db')
  backup = join(folder, 'backup.db')
})

function commitOf(stream: string): Commit {
  return {
    tenant,
    recordedAt: '2026-11-22T09:00:00.000Z',
    actor: { kind: 'system', id: 'desk' },
    appends: [
      { stream, expectedVersion: 0, facts: [{ type: 'noted', data: { text: 'x'.repeat(900) } }] },
    ],
  }
}

describe('a backup', () => {
  it('has all that was stored, and opens as a store', async () => {
    const store = openSqliteStore({ path, masterKey, partitions: 3 })
    await fillStore(store)
    const verification = await store.backup(backup)
    expect(verification).toMatchObject({ facts: 48, blobs: 2, checkpoints: 1, faults: [] })
    const copy = openSqliteStore({ path: backup, masterKey })
    expect(copy.partitions).toBe(3)
    expect(await copy.logHeads()).toEqual(await store.logHeads())
    expect(await copy.readFeed({ tenant })).toEqual(await store.readFeed({ tenant }))
    await Promise.all([copy.close(), store.close()])
    expect(readdirSync(folder).sort()).toEqual(['backup.db', 'selfread.db'])
  })

  it('is of one moment while others write', async () => {
    const store = openSqliteStore({ path })
    for (let count = 0; count < 300; count += 1) await store.append(commitOf(`place/${count}`))
    let isDone = false
    const writer = openSqliteStore({ path })
    const writing = (async () => {
      for (let count = 300; !isDone; count += 1) {
        await writer.append(commitOf(`place/${count}`))
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const verification = await store.backup(backup)
    isDone = true
    await writing
    expect(verification.faults).toEqual([])
    expect(verification.facts).toBeGreaterThanOrEqual(300)
    const [now] = await store.logHeads()
    expect(verification.facts).toBeLessThan(now?.size ?? 0)
    expect((await store.verify()).faults).toEqual([])
    await Promise.all([writer.close(), store.close()])
  })

  it('can be made of a store in memory', async () => {
    const store = openSqliteStore({ path: ':memory:' })
    await fillStore(store)
    expect(await store.backup(backup)).toMatchObject({ facts: 48, faults: [] })
    await store.close()
    expect((await verifySqliteFile(backup)).faults).toEqual([])
  })

  it('is not written over anything', async () => {
    const store = openSqliteStore({ path })
    writeFileSync(backup, 'mine')
    await expect(store.backup(backup)).rejects.toThrow(/is there already/)
    expect(readFileSync(backup, 'utf8')).toBe('mine')
    await store.close()
  })

  it('of a damaged store is refused, and leaves no file', async () => {
    const store = openSqliteStore({ path })
    await fillStore(store)
    const database = new Database(path)
    database.exec('drop trigger fact_is_never_changed')
    database.exec("update fact set type = 'forged' where id = 7")
    database.close()
    await expect(store.backup(backup)).rejects.toSatisfy(StoreDamagedError.is)
    await store.close()
    expect(readdirSync(folder)).toEqual(['selfread.db'])
  })
})

describe('a restored backup', () => {
  it('is the store that was, and the backup stays', async () => {
    const store = openSqliteStore({ path, masterKey })
    await fillStore(store)
    await store.backup(backup)
    const heads = await store.logHeads()
    await store.close()
    const to = join(folder, 'restored.db')
    const before = readFileSync(backup)
    expect(await restoreSqliteBackup({ from: backup, to, masterKey })).toMatchObject({ heads })
    const restored = openSqliteStore({ path: to, masterKey })
    await restored.append(commitOf('place/new'))
    await restored.close()
    expect(readFileSync(backup).equals(before)).toBe(true)
  })

  it('of schema 1 is brought up to date', async () => {
    const packed = readFileSync(join(import.meta.dirname, '../../fixtures/schema-001.db.gz'))
    writeFileSync(backup, gunzipSync(packed))
    const verification = await restoreSqliteBackup({ from: backup, to: path, masterKey })
    expect(verification).toMatchObject({ facts: 21, faults: [] })
    expect(readFileSync(backup).equals(gunzipSync(packed))).toBe(true)
  })

  it('takes in what stands in a write-ahead log that was copied with it', async () => {
    const store = openSqliteStore({ path })
    await fillStore(store)
    for (const ending of ['', '-wal'])
      writeFileSync(`${backup}${ending}`, readFileSync(`${path}${ending}`))
    await store.close()
    const to = join(folder, 'restored.db')
    expect(await restoreSqliteBackup({ from: backup, to })).toMatchObject({ facts: 48 })
  })

  it('replaces no store, nor what is left of one', async () => {
    const store = openSqliteStore({ path })
    await store.backup(backup)
    await expect(restoreSqliteBackup({ from: backup, to: path })).rejects.toThrow(/already/)
    await store.close()
    rmSync(path)
    writeFileSync(`${path}-wal`, 'left behind')
    await expect(restoreSqliteBackup({ from: backup, to: path })).rejects.toThrow(/-wal is there/)
    expect(existsSync(path)).toBe(false)
  })

  it('is refused where the backup is missing, damaged or under another key', async () => {
    const missing = restoreSqliteBackup({ from: join(folder, 'no.db'), to: path })
    await expect(missing).rejects.toMatchObject({ code: 'cannot_open' })
    writeFileSync(backup, 'place;index\n1;00123\n'.repeat(100))
    const garbage = restoreSqliteBackup({ from: backup, to: path })
    await expect(garbage).rejects.toSatisfy(StoreOpenError.is)
    writeFileSync(backup, '')
    const empty = restoreSqliteBackup({ from: backup, to: path })
    await expect(empty).rejects.toMatchObject({ code: 'not_a_selfread_store' })
    rmSync(backup)
    const store = openSqliteStore({ path: join(folder, 'source.db'), masterKey })
    await fillStore(store)
    await store.backup(backup)
    await store.close()
    await expect(restoreSqliteBackup({ from: backup, to: path })).rejects.toThrow(/master key/)
    const file = readFileSync(backup)
    file.fill(0xa5, 20_000, 40_000)
    writeFileSync(backup, file)
    const damaged = restoreSqliteBackup({ from: backup, to: path, masterKey })
    await expect(damaged).rejects.toThrow()
    expect(readdirSync(folder).sort()).toEqual(['backup.db', 'source.db'])
  })
})
