import type {
  TestDatabase,
  TestServer,
} from '../../../packages/storage-postgres/src/testing/start-postgres.ts'
import type { CrashReport } from '../crash-report.ts'
import type { PostgresSource } from '../open-store.ts'
import { backendsOf, killProcess, killServer, whileRecovering } from './kill-server.ts'
import { strikePostgres } from './strike-postgres.ts'

/**
 * For the server that is to be killed: what nobody waits for is written as late as can be, and what
 * was killed is soon back, for all its files are synced in one call and few were not.
 */
export const SERVER_SETTINGS = {
  wal_writer_delay: '10s',
  recovery_init_sync_method: 'syncfs',
  max_wal_size: '64MB',
}

/** What is killed, and how often in 100 cases. */
export interface KillShares {
  /** A connection's server process, by SIGKILL: the server restarts all of them. */
  readonly backend: number
  /** A connection, by `pg_terminate_backend`. */
  readonly connection: number
  /** All processes of the server, by SIGKILL; then it is started again. */
  readonly server: number
  readonly writer: number
}

const SHARES: KillShares = { backend: 30, connection: 30, server: 20, writer: 20 }

/** Kills what writers of one PostgreSQL depend on, or themselves, at random moments. */
export function killPostgres(settings: {
  readonly server: TestServer
  readonly database: TestDatabase
  readonly kills: number
  readonly seed: number
  readonly shares?: KillShares
  readonly durability?: PostgresSource['durability']
}): Promise<CrashReport> {
  const { server, database, kills, shares = SHARES, ...others } = settings
  const kinds = Object.entries(shares).flatMap(([kind, share]) =>
    Array.from({ length: share }, () => kind),
  )
  return strikePostgres({
    ...others,
    server,
    database,
    strikes: kills,
    async strike({ random, killWriter }) {
      const kind = random.pick(kinds)
      if (kind === 'writer') await killWriter()
      if (kind === 'server') await killServer(server)
      if (kind === 'backend' || kind === 'connection') {
        const pids = await backendsOf(server, database)
        const pid = pids.length === 0 ? undefined : random.pick(pids)
        if (pid === undefined) return undefined
        if (kind === 'backend') killProcess(pid)
        else await whileRecovering(() => server.administer(`select pg_terminate_backend(${pid})`))
      }
      return `${kind}s killed`
    },
  })
}
