import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StoreDamagedError, StoreOpenError } from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { assertNodeVersion } from './open-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-open-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let path = ''
beforeEach(() => {
  path = join(mkdtempSync(join(folder, 'store-')), 'selfread.db')
})

function codeOf(action: () => unknown): string | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    if (!StoreOpenError.is(error)) throw error
    expect(error.message.length).toBeGreaterThan(40)
    return error.code
  }
}

const masterKey = new Uint8Array(32).fill(1)
const contact = {
  tenant: 'nord',
  recordedAt: '2026-11-22T08:00:00.000Z',
  actor: { kind: 'system', id: 'desk' },
  appends: [
    {
      stream: 'place/1',
      expectedVersion: 0,
      facts: [
        {
          type: 'contact_noted',
          data: {},
          personal: { subject: 'customer/7', data: { name: 'Ana-Maria Popescu' } },
        },
      ],
    },
  ],
  documents: [
    {
      change: 'put',
      collection: 'people',
      key: '1',
      value: {},
      personal: { subject: 'customer/7', data: { name: 'Ana-Maria Popescu' } },
      indexes: [{ name: 'phone', value: '+40722123456', isPersonal: true }],
    },
  ],
} as const

describe('opening', () => {
  it('refuses an old Node before the driver is loaded', () => {
    expect(codeOf(() => assertNodeVersion(path, '20.20.2'))).toBe('node_too_old')
    expect(codeOf(() => assertNodeVersion(path, '22.18.0'))).toBeUndefined()
  })

  it('refuses a folder that is not there', () => {
    expect(codeOf(() => openSqliteStore({ path: join(folder, 'no', 'no.db') }))).toBe('cannot_open')
  })

  it('refuses a file that is no database, and leaves it alone', () => {
    writeFileSync(path, 'place;index\n1;00123\n'.repeat(100))
    expect(codeOf(() => openSqliteStore({ path }))).toBe('not_a_database')
    expect(readFileSync(path, 'utf8')).toBe('place;index\n1;00123\n'.repeat(100))
  })

  it('refuses a database of another program, and leaves it alone', () => {
    const other = new Database(path)
    other.exec('create table bookings (id integer primary key)')
    other.close()
    const before = readFileSync(path)
    expect(codeOf(() => openSqliteStore({ path }))).toBe('not_a_selfread_store')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('refuses a schema from the future, and leaves it alone', async () => {
    await openSqliteStore({ path }).close()
    const later = new Database(path)
    later.pragma('user_version = 99')
    later.close()
    expect(codeOf(() => openSqliteStore({ path }))).toBe('newer_schema')
  })

  it('refuses a wrong, missing or needless master key', async () => {
    await openSqliteStore({ path, masterKey }).close()
    const wrong = new Uint8Array(32).fill(2)
    expect(codeOf(() => openSqliteStore({ path, masterKey: wrong }))).toBe('wrong_master_key')
    expect(codeOf(() => openSqliteStore({ path }))).toBe('wrong_master_key')
    expect(() => openSqliteStore({ path, masterKey: new Uint8Array(16) })).toThrow(/32/)
    const plain = join(folder, 'plain.db')
    await openSqliteStore({ path: plain }).close()
    expect(codeOf(() => openSqliteStore({ path: plain, masterKey }))).toBe('wrong_master_key')
  })

  it('works in memory', async () => {
    const store = openSqliteStore({ path: ':memory:' })
    await store.append(contact)
    expect(await store.verify()).toMatchObject({ facts: 1, faults: [] })
    await store.close()
  })

  it('works from two connections at once', async () => {
    const stores = [openSqliteStore({ path }), openSqliteStore({ path })]
    const results = await Promise.allSettled(stores.map((store) => store.append(contact)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const store of stores) {
      const facts = await store.readStream({ tenant: 'nord', stream: 'place/1' })
      expect(facts).toHaveLength(1)
      await store.close()
    }
  })
})

describe('personal data', () => {
  it('is nowhere in the files in clear', async () => {
    const store = openSqliteStore({ path, masterKey })
    await store.append(contact)
    const files = [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('')
    await store.close()
    for (const secret of ['Popescu', '0722123456', '722123456'])
      expect(files.includes(secret), secret).toBe(false)
    expect(files.includes('customer/7')).toBe(true)
  })

  it('loses its key from the files with erasure', async () => {
    const store = openSqliteStore({ path })
    await store.append(contact)
    const database = new Database(path, { readonly: true })
    const key = database.prepare('select key from subject_key').pluck().get() as Buffer
    database.close()
    const files = () => [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('')
    expect(files().includes(key.toString('latin1'))).toBe(true)
    await store.eraseSubject({ tenant: 'nord', subject: 'customer/7' })
    expect(files().includes(key.toString('latin1'))).toBe(false)
    await store.close()
    expect(readFileSync(path, 'latin1').includes(key.toString('latin1'))).toBe(false)
  })

  it('with a damaged key is an error, not an erased person', async () => {
    const store = openSqliteStore({ path })
    await store.append(contact)
    const database = new Database(path)
    database.exec('update subject_key set key = zeroblob(32)')
    database.close()
    const reading = store.readStream({ tenant: 'nord', stream: 'place/1' })
    await expect(reading).rejects.toSatisfy(StoreDamagedError.is)
    await store.close()
  })
})

it('refuses to change or delete a fact, whoever asks', async () => {
  const store = openSqliteStore({ path })
  await store.append(contact)
  const database = new Database(path)
  expect(() => database.exec("update fact set type = 'x'")).toThrow(/never changed/)
  expect(() => database.exec('delete from fact')).toThrow(/never deleted/)
  database.close()
  await store.close()
})
