import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import {
  call,
  checkingDay,
  placesCsv,
  sentDatabase,
  temporaryFolder,
} from '../testing/small-supplier.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

const db = ['--db', 'env:TEST_DATABASE_URL'] as const
const now = ['--now', '2026-11-24T12:00:00Z'] as const

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
}, 60_000)

afterAll(() => server.stop())

beforeEach(async () => {
  vi.stubEnv('TEST_DATABASE_URL', await server.createDatabase())
})

afterEach(() => {
  vi.unstubAllEnvs()
})

async function imported(): Promise<void> {
  const file = await (await temporaryFolder()).write('places.csv', placesCsv)
  const { exitCode, stderr } = await runCaptured(['places', 'import', file, ...db, ...now])
  expect([exitCode, stderr]).toEqual([0, ''])
}

describe('a database in PostgreSQL', () => {
  it('takes places and readings in, answers, and verifies', async () => {
    await imported()
    const file = await (await temporaryFolder()).write(
      'calls.ndjson',
      call({ place: 'P-1', value: '001105' }),
    )
    expect(await runCaptured(['receive', file, ...db, ...now])).toMatchObject({ exitCode: 0 })
    const found = await runCaptured(['places', 'find', 'ana@mail.example', ...db, '--json'])
    expect(jsonLines(found.stdout)).toMatchObject([{ id: 'P-1', customerName: 'Ana Ionescu' }])
    const count = await runCaptured(['operations', '--day', '2026-11-24', ...db, '--json'])
    expect(JSON.parse(count.stdout)).toMatchObject({ total: 1, byKind: { take: 1 } })
    expect(await runCaptured(['verify', ...db])).toMatchObject({ exitCode: 0 })
  })

  it('is not made by a command that only reads', async () => {
    const { exitCode, stderr } = await runCaptured(['review', 'list', ...db])
    expect(exitCode).toBe(2)
    expect(stderr).not.toContain('postgres://')
  })

  it('that cannot be reached gives one line without the connection string', async () => {
    vi.stubEnv('TEST_DATABASE_URL', 'postgres://user:secret@127.0.0.1:9/nothing')
    const { exitCode, stderr } = await runCaptured(['review', 'list', ...db])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^selfread: the database of env:TEST_DATABASE_URL: [^\n]+\n$/u)
    expect(stderr).not.toContain('secret')
  })
})

describe('moving', () => {
  const store = async (...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await runCaptured(['store', ...args, '--json'])
    return { exitCode, stderr, result: stdout === '' ? undefined : JSON.parse(stdout) }
  }

  it('from SQLite keeps heads, and all goes on there', async () => {
    const folder = await temporaryFolder()
    const path = await sentDatabase(folder)
    const moved = await store('move', '--db', path, '--to', db[1])
    expect(moved).toMatchObject({ exitCode: 0, stderr: '', result: { ok: true, faults: [] } })
    const { result } = await store('backup', '--db', path, '--out', folder.path('backup.db'))
    expect(moved.result.heads).toEqual(result.heads)

    expect(await runCaptured(['verify', ...db])).toMatchObject({ exitCode: 0 })
    const found = await runCaptured(['places', 'find', 'ana@mail.example', ...db, '--json'])
    expect(jsonLines(found.stdout)).toMatchObject([{ id: 'P-1', customerName: 'Ana Ionescu' }])
    const again = await runCaptured([
      'transfer',
      ...db,
      '--day',
      '2026-11-26',
      '--out',
      folder.path('again'),
      ...checkingDay,
    ])
    expect(again.exitCode).toBe(0)
    const file = 'readings_default_rdn_20261126_001.csv'
    expect(await readFile(folder.path('again', file), 'utf8')).toBe(
      await readFile(folder.path('sent', file), 'utf8'),
    )
  })

  it('keeps receipts and heads good that were given out before', async () => {
    const folder = await temporaryFolder()
    const path = await sentDatabase(folder)
    const secret = folder.path('journal.key')
    const made = await runCaptured([
      ...['journal', 'key', '--name', 'supplier.example/journal', '--out', secret, '--json'],
    ])
    const key = JSON.parse(made.stdout).verifierKey as string
    const signer = ['--signer', `file:${secret}`]
    const note = folder.path('head.note')
    await runCaptured(['journal', 'head', '--db', path, ...signer, '--out', note])

    await store('move', '--db', path, '--to', db[1])
    expect(await runCaptured(['verify', ...db, '--verifier-key', key])).toMatchObject({
      exitCode: 0,
    })
    const journal = folder.path('journal.ndjson')
    expect(
      await runCaptured(['journal', 'export', ...db, ...signer, '--out', journal]),
    ).toMatchObject({ exitCode: 0 })
    const check = ['journal', 'check', journal, '--key', key, '--kept', note]
    expect(await runCaptured(check)).toMatchObject({ exitCode: 0 })
  })

  it('and back again gives the same heads', async () => {
    const folder = await temporaryFolder()
    const there = await store('move', '--db', await sentDatabase(folder), '--to', db[1])
    const back = await store('move', ...db, '--to', folder.path('back.db'))
    expect(back).toMatchObject({ exitCode: 0, result: { ok: true, heads: there.result.heads } })
  })

  it('leaves a database alone that holds something', async () => {
    await imported()
    const before = await store('stats', ...db)
    const moved = await store(
      'move',
      '--db',
      await sentDatabase(await temporaryFolder()),
      '--to',
      db[1],
    )
    expect(moved.exitCode).toBe(2)
    expect((await store('stats', ...db)).result.facts).toBe(before.result.facts)
  })
})

describe('an archive', () => {
  it('that was cut off leaves a server empty, and the whole one is taken in then', async () => {
    vi.stubEnv('TEST_ARCHIVE_KEY', 'a1'.repeat(32))
    const key = ['--archive-key', 'env:TEST_ARCHIVE_KEY']
    const folder = await temporaryFolder()
    const out = folder.path('archive.ndjson')
    const path = await sentDatabase(folder)
    await runCaptured(['store', 'export', '--db', path, '--out', out, ...key])
    const text = await readFile(out, 'utf8')
    const cut = await folder.write('cut.ndjson', text.slice(0, text.length / 2))
    const taken = (from: string) => runCaptured(['store', 'import', ...db, '--from', from, ...key])
    expect((await taken(cut)).exitCode).toBe(1)
    const { stdout } = await runCaptured(['store', 'stats', ...db, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ facts: 0, documents: 0, blobs: 0 })
    expect((await taken(out)).exitCode).toBe(0)
    expect(await runCaptured(['verify', ...db])).toMatchObject({ exitCode: 0 })
  })
})

describe('store stats', () => {
  it('counts what a server holds', async () => {
    await imported()
    const { stdout } = await runCaptured(['store', 'stats', ...db, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ facts: expect.any(Number) })
  })
})
