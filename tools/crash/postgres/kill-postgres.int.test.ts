import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  startPostgres,
  type TestServer,
} from '../../../packages/storage-postgres/src/testing/start-postgres.ts'
import { killPostgres, SERVER_SETTINGS } from './kill-postgres.ts'

let server: TestServer
beforeAll(async () => {
  server = await startPostgres({ isDurable: true, settings: SERVER_SETTINGS })
}, 120_000)
afterAll(() => server?.stop(), 60_000)

const only = { backend: 0, connection: 0, server: 0, writer: 0 }

describe('a PostgreSQL whose processes are killed', { timeout: 300_000 }, () => {
  it('has all that was acknowledged, once and whole', async () => {
    const database = await server.createDatabase()
    const report = await killPostgres({ server, database, kills: 6, seed: 1 })
    expect(report.findings).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(0)
  })

  it('is found to lack what it acknowledged before it was written', async () => {
    const database = await server.createDatabase()
    const shares = { ...only, server: 1 }
    const relaxed = { kills: 20, seed: 1, shares, durability: 'relaxed' as const }
    const report = await killPostgres({ server, database, ...relaxed })
    expect(report.found.lost).toBeGreaterThan(0)
  })
})
