import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import type {
  TestDatabase,
  TestServer,
} from '../../../packages/storage-postgres/src/testing/start-postgres.ts'
import type { CrashReport } from '../crash-report.ts'
import { backendsOf } from './kill-server.ts'
import { strikePostgres } from './strike-postgres.ts'

const FAILING_MS = 150

/** What fails: of the log the server ends all connections for, of a table it says so. */
const FAILURES = [
  { name: 'tables and indexes without room', call: 'pwritev,fallocate', error: 'ENOSPC' },
  { name: 'log without room', call: 'pwrite64', error: 'ENOSPC' },
  { name: 'log not synced', call: 'fsync,fdatasync', error: 'EIO' },
] as const

/** Fails what a connection's server process writes for a moment, with a full disk or a broken one. Needs strace. */
export function failPostgresDisk(settings: {
  readonly server: TestServer
  readonly database: TestDatabase
  readonly count: number
  readonly seed: number
}): Promise<CrashReport> {
  const { server, database, count, seed } = settings
  return strikePostgres({
    server,
    database,
    strikes: count,
    seed,
    async strike({ random }) {
      const pids = await backendsOf(server, database)
      const { name, call, error } = random.pick(FAILURES)
      const options = ['-qq', '-o', '/dev/null', '-e', `trace=${call}`]
      const tracers = pids.map((pid) =>
        spawn('strace', [...options, '-e', `inject=${call}:error=${error}`, '-p', String(pid)], {
          stdio: 'ignore',
        }),
      )
      const ended = tracers.map((it) => once(it, 'close'))
      await setTimeout(FAILING_MS)
      for (const it of tracers) it.kill('SIGINT')
      await Promise.all(ended)
      return name
    },
  })
}
