import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Commit, type StoreError, StoreError as StoreErrorClass } from '@selfread/core'
import { StoreDamagedError } from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createStore } from './create-store.ts'
import { openDatabase } from './database/open-database.ts'
import { openSqliteStore } from './open-sqlite-store.ts'
import type { SqliteStore } from './sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-failures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let path = ''
beforeEach(() => {
  path = join(mkdtempSync(join(folder, 'store-')), 'selfread.db')
})

const tenant = 'nord'
function commitOf(stream: string, expectedVersion: number, text = 'a'): Commit {
  return {
    tenant,
    recordedAt: '2026-11-22T08:00:00.000Z',
    actor: { kind: 'system', id: 'desk' },
    appends: [{ stream, expectedVersion, facts: [{ type: 'noted', data: { text } }] }],
    documents: [{ change: 'put', collection: 'notes', key: stream, value: { text }, indexes: [] }],
  }
}

async function errorOf(call: Promise<unknown>): Promise<StoreError> {
  try {
    await call
  } catch (error) {
    if (StoreErrorClass.is(error)) return error
    throw error
  }
  throw new Error('The call was done.')
}

/** A store whose disk is full after some more pages. */
function openNearlyFull(morePages: number): SqliteStore {
  const database = openDatabase(path)
  const pages = Number(database.pragma('page_count', { simple: true }))
  database.pragma(`max_page_count = ${pages + morePages}`)
  return createStore(database, { path, busyTimeoutMs: 0 })
}

async function assertOneFact(): Promise<void> {
  const store = openSqliteStore({ path })
  expect(await store.verify()).toMatchObject({ facts: 1, faults: [] })
  expect((await store.findDocuments({ tenant, collection: 'notes' })).documents).toHaveLength(1)
  await store.append(commitOf('place/after', 0))
  await store.close()
}

describe('a full disk', () => {
  it('refuses what does not fit, whole, and keeps what was stored', async () => {
    const store = openNearlyFull(2)
    await store.append(commitOf('place/1', 0))
    const error = await errorOf(store.append(commitOf('place/1', 1, 'x'.repeat(50_000))))
    expect([error.code, error.isTransient]).toEqual(['disk_full', false])
    expect(error.message).toMatch(/Nothing was stored.*make room/)
    expect(await store.readStream({ tenant, stream: 'place/1' })).toHaveLength(1)
    await store.close()
    await assertOneFact()
  })

  it('takes nothing of a transaction whose last write does not fit', async () => {
    const store = openNearlyFull(40)
    await store.append(commitOf('place/1', 0))
    const work = store.transaction(tenant, async (within) => {
      await within.append(commitOf('place/2', 0))
      await within.putBlob({ tenant, subject: 'customer/1', bytes: new Uint8Array(1_000) })
      await within.append(commitOf('place/3', 0, 'x'.repeat(500_000)))
    })
    expect((await errorOf(work)).code).toBe('disk_full')
    await store.close()
    await assertOneFact()
  })

  it('lets a transaction that caught the refusal store the rest, or nothing', async () => {
    const store = openNearlyFull(40)
    await store.append(commitOf('place/1', 0))
    const outcome = await store
      .transaction(tenant, async (within) => {
        await within.append(commitOf('place/2', 0))
        const large = within.append(commitOf('place/3', 0, 'x'.repeat(500_000)))
        expect((await errorOf(large)).code).toBe('disk_full')
      })
      .then(
        () => 2,
        () => 1,
      )
    await store.close()
    const reopened = openSqliteStore({ path })
    expect(await reopened.verify()).toMatchObject({ facts: outcome, faults: [] })
    expect(await reopened.readStream({ tenant, stream: 'place/3' })).toEqual([])
    await reopened.close()
  })
})

describe('a locked file', () => {
  it('is waited for, and refused when the wait was too long', async () => {
    const store = openSqliteStore({ path, busyTimeoutMs: 60 })
    const other = new Database(path)
    other.exec('begin immediate')
    const error = await errorOf(store.append(commitOf('place/1', 0)))
    expect([error.code, error.isTransient]).toEqual(['locked', true])
    expect((await errorOf(store.transaction(tenant, async () => 1))).code).toBe('locked')
    expect(await store.readStream({ tenant, stream: 'place/1' })).toEqual([])
    other.exec('rollback')
    other.close()
    await store.append(commitOf('place/1', 0))
    await store.close()
  })

  it('is free again after a transaction of another store in the same process', async () => {
    const [one, two] = [openSqliteStore({ path }), openSqliteStore({ path })]
    const order: string[] = []
    const { promise: isInside, resolve: enter } = Promise.withResolvers<void>()
    const { promise: isDone, resolve: finish } = Promise.withResolvers<void>()
    const work = one.transaction(tenant, async (within) => {
      enter()
      await isDone
      await within.append(commitOf('place/1', 0))
      order.push('transaction')
    })
    await isInside
    const waiting = two.append(commitOf('place/1', 1)).then(() => order.push('append'))
    finish()
    await Promise.all([work, waiting])
    expect(order).toEqual(['transaction', 'append'])
    await Promise.all([one.close(), two.close()])
  })

  it('that another process holds gives the code as well', async () => {
    await openSqliteStore({ path }).close()
    const program = `
      import Database from 'better-sqlite3'
      const database = new Database(process.argv[1])
      database.exec('begin immediate')
      process.stdout.write('held')
      process.stdin.resume()`
    const child = run(program, path)
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    const store = openSqliteStore({ path, busyTimeoutMs: 30 })
    expect((await errorOf(store.append(commitOf('place/1', 0)))).code).toBe('locked')
    child.kill()
    await once(child, 'close')
    await store.append(commitOf('place/1', 0))
    await store.close()
  })
})

it('a file that takes no writes can be read, and refuses to be written', async () => {
  const store = openSqliteStore({ path })
  await store.append(commitOf('place/1', 0))
  await store.putBlob({ tenant, subject: 'customer/1', bytes: new Uint8Array(3) })
  await store.close()
  // What SQLite makes of a file without permission to write, for whoever may do everything too.
  const database = new Database(path, { readonly: true })
  const readOnly = createStore(database, { path, busyTimeoutMs: 0 })
  expect(await readOnly.readStream({ tenant, stream: 'place/1' })).toHaveLength(1)
  const next = commitOf('place/1', 1)
  for (const write of [
    () => readOnly.append(next),
    () => readOnly.transaction(tenant, (within) => within.append(next)),
    () => readOnly.eraseSubject({ tenant, subject: 'customer/1' }),
    () => readOnly.putBlob({ tenant, subject: 'customer/1', bytes: new Uint8Array(4) }),
  ]) {
    const error = await errorOf(write())
    expect([error.code, error.isTransient]).toEqual(['read_only', false])
  }
  await readOnly.close()
  await assertOneFact()
})

it('a store that another program brought to a newer schema is written no more', async () => {
  const store = openSqliteStore({ path })
  await store.append(commitOf('place/1', 0))
  const newer = new Database(path)
  newer.pragma('user_version = 3')
  newer.close()
  const error = await errorOf(store.append(commitOf('place/1', 1)))
  expect([error.code, error.isTransient]).toEqual(['wrong_schema', false])
  expect((await errorOf(store.transaction(tenant, async () => 1))).code).toBe('wrong_schema')
  await store.close()
})

it('a store whose tables were changed says so when it reads', async () => {
  const store = openSqliteStore({ path })
  const newer = new Database(path)
  newer.exec('alter table document rename to documents')
  newer.pragma('user_version = 3')
  newer.close()
  const reading = store.getDocument({ tenant, collection: 'notes', key: '1' })
  expect((await errorOf(reading)).code).toBe('wrong_schema')
  await store.close()
})

it('a damaged page is told as damage', async () => {
  const store = openSqliteStore({ path })
  await store.append(commitOf('place/1', 0))
  await store.close()
  const database = new Database(path)
  const root = database
    .prepare("select rootpage from sqlite_schema where name = 'fact'")
    .pluck()
    .get() as number
  const size = Number(database.pragma('page_size', { simple: true }))
  database.close()
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(size, 0xa5), 0, size, (root - 1) * size)
  await file.close()
  const damaged = openSqliteStore({ path })
  const reading = damaged.readStream({ tenant, stream: 'place/1' })
  await expect(reading).rejects.toSatisfy(StoreDamagedError.is)
  await damaged.close()
})

it('a closed store says so, and is closed again without complaint', async () => {
  const store = openSqliteStore({ path })
  const waiting = store.awaitFacts({
    tenant,
    after: (await store.readFeed({ tenant })).next,
    timeoutMs: 60_000,
  })
  const waited = errorOf(waiting)
  await store.close()
  await store.close()
  expect((await waited).code).toBe('closed')
  expect((await errorOf(store.append(commitOf('place/1', 0)))).code).toBe('closed')
  expect((await errorOf(store.logHeads())).code).toBe('closed')
  expect((await errorOf(store.verify())).code).toBe('closed')
  expect((await errorOf(store.stats())).code).toBe('closed')
})

function run(program: string, argument: string): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '--eval', program, argument], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  })
}
