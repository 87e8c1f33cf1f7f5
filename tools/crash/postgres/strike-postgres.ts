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
import { backendsOf } from './kill-server.ts'

const WRITERS = ['w0', 'w1', 'w2']
const STRIKES_PER_ROUND = 10
const ROUNDS_PER_VERIFICATION = 10

/** How long writers go on between two strikes, at most, once they have got something stored. */
const PAUSE_MS_MAX = 100

/** Nothing is stored for so long: the store has not come back. */
const STUCK_MS = 60_000

const POLL_MS = 20

/** What a strike may be done with. */
export interface Target {
  readonly random: Random
  /** Kills a writer, and starts another in its place. */
  killWriter(): Promise<void>
}

/**
 * Strikes at what writers of one PostgreSQL depend on, at random moments. They connect again by
 * themselves and send again what was not acknowledged; from time to time all are stopped and the
 * store is checked.
 *
 * @param settings.strike does some harm and gives the name under which it is counted, if any was done.
 */
export async function strikePostgres(settings: {
  readonly server: TestServer
  readonly database: TestDatabase
  readonly strikes: number
  readonly seed: number
  readonly durability?: PostgresSource['durability']
  readonly strike: (target: Target) => Promise<string | undefined>
}): Promise<CrashReport> {
  const { server, database, strikes, seed, durability, strike } = settings
  const startedMs = performance.now()
  const random = createRandom(seed)
  const findings: Finding[] = []
  const complain = (complaint: string | undefined): void => {
    if (complaint !== undefined) findings.push({ kind: 'failed', message: complaint })
  }
  const source: PostgresSource = {
    engine: 'postgres',
    connection: database.owner,
    ...(durability && { durability }),
  }
  const crashes: Record<string, number> = {}
  await (await openStore({ engine: 'postgres', connection: database.owner })).close() // made
  let ledgers = WRITERS.map(newLedger)
  let mark: StoreMark | undefined
  let [struck, checks] = [0, 0]
  while (struck < strikes && findings.length === 0) {
    const writers = await Promise.all(ledgers.map((ledger) => startWriter({ source, ledger })))
    await Promise.all(writers.map((it) => it.ready()))
    for (const it of writers) it.begin()
    const target: Target = {
      random,
      async killWriter() {
        const victim = random.pick(writers)
        victim.kill()
        complain(await victim.ended())
        const successor = await startWriter({ source, ledger: victim.ledger })
        await successor.ready()
        successor.begin()
        writers[writers.indexOf(victim)] = successor
      },
    }
    const roundEnd = Math.min(strikes, struck + STRIKES_PER_ROUND)
    while (struck < roundEnd && (await getsOn(writers, complain))) {
      await setTimeout(random.next() * PAUSE_MS_MAX)
      const name = await strike(target)
      if (name === undefined) continue
      crashes[name] = (crashes[name] ?? 0) + 1
      struck += 1
    }
    for (const it of writers) it.kill()
    for (const it of writers) complain(await it.ended())
    ledgers = writers.map((it) => it.ledger)
    // The server ends what a writer began, be the writer dead or not.
    while ((await backendsOf(server, database)).length > 0) await setTimeout(POLL_MS)
    checks += 1
    const isThorough = checks % ROUNDS_PER_VERIFICATION === 0 || struck >= strikes
    const check = await checkOnceBack(source, ledgers, { ...(mark && { since: mark }), isThorough })
    mark = check.mark
    findings.push(...check.findings)
  }
  return reportOf({ seed, crashes, ledgers, checks, findings, startedMs })
}

/** Resolves to true once any writer has stored another step. */
async function getsOn(
  writers: readonly WriterProcess[],
  complain: (complaint: string) => void,
): Promise<boolean> {
  const next = writers.map((it) => it.reached(it.ledger.acknowledged + 1).then(() => true))
  const timer = new AbortController()
  const stuck = setTimeout(STUCK_MS, false, { signal: timer.signal }).catch(() => false)
  const isAlive = await Promise.race([...next, stuck])
  timer.abort()
  if (!isAlive) complain(`No writer got on for ${STUCK_MS} ms.`)
  return isAlive
}

async function checkOnceBack(
  source: PostgresSource,
  ...check: Parameters<typeof checkStore> extends [unknown, ...infer Rest] ? Rest : never
): ReturnType<typeof checkStore> {
  const store = await insist(
    () => openStore(source),
    () => {},
  )
  try {
    return await checkStore(store, ...check)
  } finally {
    await store.close()
  }
}
