import { setTimeout } from 'node:timers/promises'
import type {
  TestDatabase,
  TestServer,
} from '../../../packages/storage-postgres/src/testing/start-postgres.ts'
import { checkStore, type StoreMark } from '../check-store.ts'
import { type CrashReport, reportOf } from '../crash-report.ts'
import type { Finding } from '../finding.ts'
import { insist } from '../insist.ts'
import { newLedger } from '../ledger.ts'
import { openStore, type PostgresSource } from '../open-store.ts'
import { createRandom, type Random } from '../random.ts'
import { startWriter, type WriterProcess } from '../writer-process.ts'
import { killProcess, killServer, whileRecovering } from './kill-server.ts'

const WRITERS = ['w0', 'w1', 'w2']
const KILLS_PER_ROUND = 10
const ROUNDS_PER_VERIFICATION = 10

/** How long writers go on between two kills, at most, once they have got something stored. */
const PAUSE_MS_MAX = 100

/** Nothing is stored for so long: the store has not come back. */
const STUCK_MS = 60_000

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

type KillKind = keyof KillShares

/**
 * Kills what writers of one PostgreSQL depend on, or themselves, at random moments. They connect
 * again by themselves and send again what was not acknowledged; from time to time all are stopped
 * and the store is checked.
 */
export async function killPostgres(settings: {
  readonly server: TestServer
  readonly database: TestDatabase
  readonly kills: number
  readonly seed: number
  readonly shares?: KillShares
  readonly durability?: PostgresSource['durability']
}): Promise<CrashReport> {
  const { server, database, kills, seed, shares = SHARES, durability } = settings
  const startedMs = performance.now()
  const random = createRandom(seed)
  const findings: Finding[] = []
  const source: PostgresSource = {
    engine: 'postgres',
    connection: database.owner,
    ...(durability && { durability }),
  }
  const killed = { backend: 0, connection: 0, server: 0, writer: 0 }
  const killedAlready = (): number => Object.values(killed).reduce((sum, it) => sum + it, 0)
  await (await openStore({ engine: 'postgres', connection: database.owner })).close() // made
  let ledgers = WRITERS.map(newLedger)
  let mark: StoreMark | undefined
  let checks = 0
  while (killedAlready() < kills && findings.length === 0) {
    const writers = await Promise.all(ledgers.map((ledger) => startWriter({ source, ledger })))
    await Promise.all(writers.map((it) => it.ready()))
    for (const it of writers) it.begin()
    const roundEnd = Math.min(kills, killedAlready() + KILLS_PER_ROUND)
    while (killedAlready() < roundEnd) {
      if (!(await progress(writers))) {
        findings.push({ kind: 'failed', message: `No writer got on for ${STUCK_MS} ms.` })
        break
      }
      await setTimeout(random.next() * PAUSE_MS_MAX)
      const kind = pickKind(random, shares)
      killed[kind] += 1
      if (kind !== 'writer') await killSomething(kind, { server, database, random })
      else {
        const index = random.between(0, writers.length - 1)
        writers[index] = await replace(writers[index] as WriterProcess, source, findings)
      }
    }
    for (const it of writers) it.kill()
    const complaints = await Promise.all(writers.map((it) => it.ended()))
    for (const it of complaints)
      if (it !== undefined) findings.push({ kind: 'failed', message: it })
    ledgers = writers.map((it) => it.ledger)
    checks += 1
    const isThorough = checks % ROUNDS_PER_VERIFICATION === 0 || killedAlready() >= kills
    const store = await insist(
      () => openStore(source),
      () => {},
    ) // it may still recover
    const check = await checkStore(store, ledgers, { ...(mark && { since: mark }), isThorough })
    await store.close()
    mark = check.mark
    findings.push(...check.findings)
  }
  const crashes = Object.fromEntries(
    Object.entries(killed).map(([kind, count]) => [`${kind} killed`, count]),
  )
  return reportOf({ seed, crashes, ledgers, checks, findings, startedMs })
}

function pickKind(random: Random, shares: KillShares): KillKind {
  const kinds = Object.entries(shares).flatMap(([kind, share]) =>
    Array.from({ length: share }, () => kind as KillKind),
  )
  return random.pick(kinds)
}

/** Resolves to true once any writer has stored another step. */
async function progress(writers: readonly WriterProcess[]): Promise<boolean> {
  const next = writers.map((it) => it.reached(it.ledger.acknowledged + 1).then(() => true))
  const timer = new AbortController()
  const stuck = setTimeout(STUCK_MS, false, { signal: timer.signal }).catch(() => false)
  const isAlive = await Promise.race([...next, stuck])
  timer.abort()
  return isAlive
}

async function replace(
  writer: WriterProcess,
  source: PostgresSource,
  findings: Finding[],
): Promise<WriterProcess> {
  writer.kill()
  const complaint = await writer.ended()
  if (complaint !== undefined) findings.push({ kind: 'failed', message: complaint })
  const successor = await startWriter({ source, ledger: writer.ledger })
  await successor.ready()
  successor.begin()
  return successor
}

async function killSomething(
  kind: Exclude<KillKind, 'writer'>,
  of: { readonly server: TestServer; readonly database: TestDatabase; readonly random: Random },
): Promise<void> {
  const { server, database, random } = of
  if (kind === 'server') return killServer(server)
  const rows = await whileRecovering(() =>
    server.administer(
      `select pid from pg_stat_activity
       where datname = '${database.name}' and pid <> pg_backend_pid() order by pid`,
    ),
  )
  if (rows.length === 0) return
  const { pid } = random.pick(rows) as { readonly pid: number }
  if (kind === 'backend') killProcess(pid)
  else await whileRecovering(() => server.administer(`select pg_terminate_backend(${pid})`))
}
