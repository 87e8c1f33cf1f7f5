import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import { call, placesCsv, temporaryFolder } from '../testing/small-supplier.ts'
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
