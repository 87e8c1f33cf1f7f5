import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  startPostgres,
  type TestServer,
} from '../../packages/storage-postgres/src/testing/start-postgres.ts'
import type { CrashReport } from './crash-report.ts'
import type { FindingKind } from './finding.ts'
import { killSqliteWriters } from './kill-sqlite-writers.ts'
import { failPostgresDisk } from './postgres/fail-disk.ts'
import { killPostgres, SERVER_SETTINGS } from './postgres/kill-postgres.ts'
import { whileRecovering } from './postgres/kill-server.ts'
import { cutPower } from './power/cut-power.ts'
import { failAtEachCall, killAtEachCall } from './power/inject.ts'
import { recordWriters } from './power/record-trace.ts'

/** One run of the harness: over a sound store it must find nothing, over a broken one what is broken. */
export interface CrashRun {
  readonly name: string
  /** Where the store was broken on purpose: what has to be found. */
  readonly mustFind?: FindingKind
  readonly report: CrashReport
}

/** How much is to be done, and where. */
export interface CrashSettings {
  /** An empty folder on a disk. */
  readonly folder: string
  readonly kills: number
  readonly seed: number
}

/** So many kills are enough to see that the harness notices a broken store. */
const CONTROL_KILLS = 60

/** The runs of each kind of crash, one after the other. */
export const crashRuns: Readonly<
  Record<string, (settings: CrashSettings) => AsyncGenerator<CrashRun>>
> = { sqlite: sqliteRuns, power: powerRuns, postgres: postgresRuns }

async function* sqliteRuns({ folder, kills, seed }: CrashSettings): AsyncGenerator<CrashRun> {
  const inFolder = (name: string): string => mkdtempSync(join(folder, `${name}-`))
  yield {
    name: 'SQLite, writers killed at random',
    report: await killSqliteWriters({ folder: inFolder('killed'), kills, seed }),
  }
  const control = { kills: CONTROL_KILLS, seed }
  yield {
    name: 'SQLite, a writer that acknowledges before it stores',
    mustFind: 'lost',
    report: await killSqliteWriters({
      ...control,
      folder: inFolder('early'),
      flaw: 'acknowledges_early',
    }),
  }
  yield {
    name: 'SQLite, a writer that sends again without its key',
    mustFind: 'doubled',
    report: await killSqliteWriters({
      ...control,
      folder: inFolder('keyless'),
      flaw: 'forgets_keys',
    }),
  }
}

async function* powerRuns(settings: CrashSettings): AsyncGenerator<CrashRun> {
  if (spawnSync('strace', ['--version']).error !== undefined)
    throw new Error('Power cuts need strace, which Linux has: on Debian, apt-get install strace.')
  yield* powerCutRuns(settings)
  yield* systemCallRuns(settings)
  yield* failingServerRuns(settings)
}

async function* powerCutRuns({ folder, kills, seed }: CrashSettings): AsyncGenerator<CrashRun> {
  const inFolder = (name: string): string => mkdtempSync(join(folder, `${name}-`))
  const memory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : folder, 'power-cuts-'))
  const chance = { folder: memory, seed, chances: 2 }
  const writers = ['w0', 'w1', 'w2']
  const steps = Math.min(25, Math.ceil(kills / 40))
  const amount = { writers, steps, killedAfterMs: [150, 300] }
  try {
    const full = await recordWriters({ ...amount, folder: inFolder('full') })
    yield { name: 'SQLite, power cuts', report: await cutPower(full, chance) }

    const lost = { ...amount, folder: inFolder('relaxed'), durability: 'relaxed' as const }
    const relaxed = await recordWriters(lost)
    yield {
      name: 'SQLite with relaxed durability, power cuts',
      mustFind: 'lost',
      report: await cutPower(relaxed, chance),
    }
  } finally {
    rmSync(memory, { recursive: true })
  }
}

async function* systemCallRuns({ folder, kills, seed }: CrashSettings): AsyncGenerator<CrashRun> {
  const inFolder = (name: string): string => mkdtempSync(join(folder, `${name}-`))
  yield {
    name: 'SQLite, writers killed at each system call',
    report: await killAtEachCall({ folder: inFolder('calls'), count: kills, seed }),
  }
  const failing = { folder: inFolder('failures'), count: Math.ceil(kills / 4), seed }
  yield { name: 'SQLite, each system call failing', report: await failAtEachCall(failing) }
}

async function* failingServerRuns({ kills, seed }: CrashSettings): AsyncGenerator<CrashRun> {
  yield* withServer(async function* (server) {
    const database = await server.createDatabase()
    const failing = { server, database, count: Math.ceil(kills / 10), seed }
    yield { name: 'PostgreSQL, the disk failing', report: await failPostgresDisk(failing) }
  })
}

async function* postgresRuns({ kills, seed }: CrashSettings): AsyncGenerator<CrashRun> {
  yield* withServer(async function* (server) {
    const kept = { server, database: await server.createDatabase(), kills, seed }
    yield {
      name: 'PostgreSQL, backends, connections, writers and the server killed',
      report: await killPostgres(kept),
    }
    const shares = { backend: 0, connection: 0, server: 1, writer: 0 }
    const lost = { ...kept, database: await server.createDatabase(), kills: CONTROL_KILLS, shares }
    yield {
      name: 'PostgreSQL with synchronous_commit off, the server killed',
      mustFind: 'lost',
      report: await killPostgres({ ...lost, durability: 'relaxed' }),
    }
  })
}

async function* withServer(
  runs: (server: TestServer) => AsyncGenerator<CrashRun>,
): AsyncGenerator<CrashRun> {
  const server = await startPostgres({ isDurable: true, settings: SERVER_SETTINGS })
  try {
    yield* runs(server)
  } finally {
    // A server that is asked to stop while it recovers may never do so.
    await whileRecovering(() => server.administer('select 1'))
    await server.stop()
  }
}

/** True where a run found what it had to, or nothing where there was nothing to find. */
export function isPassed({ mustFind, report }: CrashRun): boolean {
  const kinds = Object.entries(report.found).filter(([, count]) => count > 0)
  return mustFind === undefined ? kinds.length === 0 : report.found[mustFind] > 0
}
