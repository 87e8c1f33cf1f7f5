import { readFile } from 'node:fs/promises'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import { importedDatabase, sentDatabase, temporaryFolder } from '../testing/small-supplier.ts'

const KEY = 'a1'.repeat(32)
const archiveKey = ['--archive-key', 'env:TEST_ARCHIVE_KEY'] as const

afterEach(() => {
  vi.unstubAllEnvs()
})

async function run(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await runCaptured(['store', ...args, '--json'])
  return { exitCode, stderr, result: stdout === '' ? undefined : JSON.parse(stdout) }
}

async function headsOf(path: string) {
  const store = openSqliteStore({ path })
  try {
    return await store.verify()
  } finally {
    await store.close()
  }
}

describe('store stats', () => {
  it('says how much there is, as JSON and as tables', async () => {
    const db = await sentDatabase(await temporaryFolder())
    const { exitCode, result } = await run('stats', '--db', db)
    expect(exitCode).toBe(0)
    expect(result).toMatchObject({ facts: expect.any(Number), tenants: [{ tenant: 'default' }] })
    const { stdout } = await runCaptured(['store', 'stats', '--db', db])
    expect(stdout).toMatch(/^facts +\d+$/mu)
    expect(stdout).toContain('tenants\ntenant')
  })

  it('makes no database where there is none', async () => {
    const { exitCode, stderr } = await run('stats', '--db', '/nowhere/selfread.db')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('There is no database /nowhere/selfread.db')
  })
})

describe('store backup and restore', () => {
  it('make a checked copy with the same heads, and a database of it that goes on', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const { heads } = await headsOf(db)
    const backup = await run('backup', '--db', db, '--out', folder.path('backup.db'))
    expect(backup).toMatchObject({ exitCode: 0, result: { heads, bytes: expect.any(Number) } })

    const restored = folder.path('restored.db')
    const restore = await run('restore', '--from', folder.path('backup.db'), '--db', restored)
    expect(restore).toMatchObject({ exitCode: 0, result: { heads } })
    expect(await headsOf(restored)).toMatchObject({ heads, faults: [] })
    expect((await runCaptured(['verify', '--db', restored])).exitCode).toBe(0)
  })

  it('write nothing over', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const other = await folder.write('other.db', 'something else')
    const backup = await run('backup', '--db', db, '--out', other)
    const restore = await run('restore', '--from', db, '--db', other)
    for (const { exitCode, stderr } of [backup, restore]) {
      expect(exitCode).toBe(2)
      expect(stderr).toContain('not written over')
    }
    expect(await readFile(other, 'utf8')).toBe('something else')
  })

  it('refuse a backup that is none', async () => {
    const folder = await temporaryFolder()
    const from = await folder.write('places.csv', 'no database')
    const { exitCode } = await run('restore', '--from', from, '--db', folder.path('new.db'))
    expect(exitCode).toBe(2)
    await expect(readFile(folder.path('new.db'))).rejects.toThrow('ENOENT')
  })
})

describe('store move', () => {
  it('takes everything into an empty database: heads, read models, letters, keys', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const { heads } = await headsOf(db)
    const to = folder.path('moved.db')
    const moved = await run('move', '--db', db, '--to', to)
    expect(moved).toMatchObject({ exitCode: 0, result: { ok: true, heads, faults: [] } })
    expect((await runCaptured(['verify', '--db', to])).exitCode).toBe(0)
    const found = await runCaptured(['places', 'find', 'ana@mail.example', '--db', to, '--json'])
    expect(jsonLines(found.stdout)).toMatchObject([{ id: 'P-1', customerName: 'Ana Ionescu' }])
  })

  it('seals the keys under the other’s master key', async () => {
    vi.stubEnv('TEST_MASTER_KEY', KEY)
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const to = folder.path('moved.db')
    const key = ['--to-master-key', 'env:TEST_MASTER_KEY']
    expect(await run('move', '--db', db, '--to', to, ...key)).toMatchObject({ exitCode: 0 })
    const find = ['places', 'find', 'ana@mail.example', '--db', to, '--json']
    expect((await runCaptured(find)).exitCode).toBe(2)
    const found = await runCaptured([...find, '--master-key', 'env:TEST_MASTER_KEY'])
    expect(jsonLines(found.stdout)).toMatchObject([{ customerName: 'Ana Ionescu' }])
  })

  it('leaves a database alone that holds something, and the source as it was', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const other = await folder.write('p/places.csv', '')
    const to = other.replace('places.csv', 'selfread.db')
    await run('move', '--db', db, '--to', to)
    const before = await Promise.all([db, to].map(headsOf))
    const again = await run('move', '--db', db, '--to', to)
    expect(again.exitCode).toBe(2)
    expect(again.stderr).toContain('holds something already')
    expect(await Promise.all([db, to].map(headsOf))).toEqual(before)
  })
})

describe('store export and import', () => {
  it('write an archive that becomes the same database, keys sealed', async () => {
    vi.stubEnv('TEST_ARCHIVE_KEY', KEY)
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const { heads } = await headsOf(db)
    const out = folder.path('archive.ndjson')
    const written = await run('export', '--db', db, '--out', out, ...archiveKey)
    expect(written).toMatchObject({ exitCode: 0, result: { heads } })
    expect(await readFile(out, 'utf8')).not.toMatch(/Ionescu|ana@mail/u)

    const to = folder.path('imported.db')
    const taken = await run('import', '--db', to, '--from', out, ...archiveKey)
    expect(taken).toMatchObject({ exitCode: 0, result: { ok: true, heads } })
    expect((await runCaptured(['verify', '--db', to])).exitCode).toBe(0)
  })

  it('refuse another archive key, and an archive that was cut off, and leave nothing behind', async () => {
    vi.stubEnv('TEST_ARCHIVE_KEY', KEY)
    const folder = await temporaryFolder()
    const out = folder.path('archive.ndjson')
    await run('export', '--db', await sentDatabase(folder), '--out', out, ...archiveKey)
    const text = await readFile(out, 'utf8')
    const cut = await folder.write(
      'cut.ndjson',
      text.slice(0, text.trimEnd().lastIndexOf('\n') + 1),
    )
    const db = folder.path('imported.db')
    const cutOff = await run('import', '--db', db, '--from', cut, ...archiveKey)
    expect(cutOff.exitCode).toBe(1)
    expect(cutOff.stderr).toContain('cut.ndjson')
    expect((await headsOf(db)).facts).toBe(0)

    vi.stubEnv('TEST_ARCHIVE_KEY', 'b2'.repeat(32))
    const wrong = await run('import', '--db', db, '--from', out, ...archiveKey)
    expect(wrong.exitCode).toBe(2)
    expect(wrong.stderr).toContain('another archive key')
  })

  it.each([
    [['--archive-key', 'env:TEST_ARCHIVE_KEY', '--rows', 'readings'], 'for a whole archive'],
    [['--place', 'P-1'], 'go with --rows'],
    [[], 'seal them with --archive-key'],
  ])('say what goes with what: %j', async (args, message) => {
    const db = await importedDatabase(await temporaryFolder())
    const { exitCode, stderr } = await run('export', '--db', db, '--out', 'x.csv', ...args)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('store export --rows', () => {
  it('writes readings as CSV, as many as there are', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const out = folder.path('readings.csv')
    const { result } = await run('export', '--db', db, '--rows', 'readings', '--out', out)
    const rows = parse(await readFile(out), { columns: true }) as Record<string, string>[]
    expect(result).toMatchObject({ rows: 4, stored: 4, next: expect.any(String) })
    expect(rows.map(({ place, index }) => `${place} ${index}`).toSorted()).toEqual([
      'P-1 001000',
      'P-1 001105',
      'P-2 002000',
      'P-2 002105',
    ])
  })

  it('writes what changed since, by the cursor of the time before, as NDJSON', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const out = folder.path('operations.ndjson')
    const write = ['export', '--db', db, '--rows', 'operations', '--out', out]
    const first = await run(...write)
    expect(jsonLines(await readFile(out, 'utf8'))).toHaveLength(first.result.rows)
    const second = await run(...write, '--after', first.result.next)
    expect(second.result).toMatchObject({ rows: 0 })
    expect(await readFile(out, 'utf8')).toBe('')
  })

  it('writes places without a name in them, and only what was asked for', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const out = folder.path('places.csv')
    await run('export', '--db', db, '--rows', 'places', '--out', out, '--place', 'P-2')
    const text = await readFile(out, 'utf8')
    expect(text.trim().split('\n')).toHaveLength(2)
    expect(text).toContain('pod:RO001E000000002|account:1000000002')
    expect(text).not.toMatch(/Popa|mail\.example/u)
    const november = ['--from', '2026-11-01', '--to', '2026-11-30']
    const { result } = await run(
      ...['export', '--db', db, '--rows', 'readings', '--out', out, ...november],
    )
    expect(result).toMatchObject({ rows: 2 })
    expect(result).not.toHaveProperty('stored')
  })

  it('refuses a form that it does not know', async () => {
    const db = await importedDatabase(await temporaryFolder())
    const { exitCode, stderr } = await run(
      ...['export', '--db', db, '--rows', 'readings', '--out', 'x.xlsx'],
    )
    expect(exitCode).toBe(2)
    expect(stderr).toContain('.csv or .ndjson')
  })
})

describe('store rebuild', () => {
  it('makes the read models again, and the store verifies', async () => {
    const db = await sentDatabase(await temporaryFolder())
    const { exitCode, result } = await run('rebuild', '--db', db)
    expect(exitCode).toBe(0)
    expect(result).toMatchObject({ removed: 0, written: expect.any(Number) })
    expect((await runCaptured(['verify', '--db', db])).exitCode).toBe(0)
  })
})
