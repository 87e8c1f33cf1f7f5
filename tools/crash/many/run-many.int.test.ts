import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  startPostgres,
  type TestServer,
} from '../../../packages/storage-postgres/src/testing/start-postgres.ts'
import { type ManyReport, runMany } from './run-many.ts'
import type { WorkerTask } from './worker.ts'

let server: TestServer
beforeAll(async () => {
  server = await startPostgres()
}, 120_000)
afterAll(() => server?.stop(), 60_000)

async function run(flaw?: WorkerTask['flaw']): Promise<ManyReport> {
  const { owner } = await server.createDatabase()
  return runMany({
    source: { engine: 'postgres', connection: owner },
    jobs: 500,
    workers: 3,
    seed: 1,
    leaseMs: 500,
    jobsAtOnce: 5,
    killEveryMs: 20,
    ...(flaw && { flaw }),
  })
}

describe('workers of one PostgreSQL that are killed', { timeout: 300_000 }, () => {
  it('do every job once', async () => {
    const { kills, doneTwice, lost, complaints } = await run()
    expect({ doneTwice, lost, complaints }).toEqual({ doneTwice: 0, lost: 0, complaints: [] })
    expect(kills).toBeGreaterThan(0)
  })

  it('are found to do jobs twice where they settle them apart from what they come to', async () => {
    expect((await run('settles_apart')).doneTwice).toBeGreaterThan(0)
  })
})
