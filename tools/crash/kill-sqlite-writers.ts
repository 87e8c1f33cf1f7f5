import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { checkStore, type StoreCheck, type StoreMark } from './check-store.ts'
import { type CrashReport, reportOf } from './crash-report.ts'
import type { Finding } from './finding.ts'
import { type Ledger, newLedger } from './ledger.ts'
import { openStore, type SqliteSource } from './open-store.ts'
import { createRandom, type Random } from './random.ts'
import type { WriterFlaw } from './writer.ts'
import { startWriter, type WriterProcess } from './writer-process.ts'

const WRITERS = ['w0', 'w1', 'w2']

/** So many rounds share a file; then a new one is made, so that making it is hit too. */
const ROUNDS_PER_FILE = 40
const ROUNDS_PER_VERIFICATION = 10

/** How long a writer lives after its first acknowledgement, at most. */
const LIFE_MS_MAX = 80

/** Some are killed before that: while they open the file, in so many of 100 cases. */
const EARLY_PERCENT = 15

/**
 * Kills writers of one SQLite file at random moments, all of them in each round, one after the
 * other, so that some die while others write; then opens the file and checks it. A round's writers
 * go on where those before were killed, and send again what was not acknowledged.
 */
export async function killSqliteWriters(settings: {
  readonly folder: string
  readonly kills: number
  readonly seed: number
  readonly flaw?: WriterFlaw
}): Promise<CrashReport> {
  const { folder, kills, seed, flaw } = settings
  const startedMs = performance.now()
  const random = createRandom(seed)
  const findings: Finding[] = []
  const past: Ledger[] = []
  let ledgers = WRITERS.map(newLedger)
  let mark: StoreMark | undefined
  let killed = 0
  let round = 0
  while (killed < kills) {
    if (round > 0 && round % ROUNDS_PER_FILE === 0) {
      past.push(...ledgers)
      ledgers = WRITERS.map(newLedger)
      mark = undefined
    }
    const path = join(folder, `store-${Math.floor(round / ROUNDS_PER_FILE)}.db`)
    const source: SqliteSource = { engine: 'sqlite', path }
    const writers = await Promise.all(
      ledgers.map((ledger) => startWriter({ source, ledger, ...(flaw && { flaw }) })),
    )
    const complaints = await Promise.all(writers.map((it) => killSometime(it, random)))
    killed += writers.length
    ledgers = writers.map((it) => it.ledger)
    round += 1
    for (const complaint of complaints)
      if (complaint !== undefined) findings.push({ kind: 'failed', message: complaint })

    const isThorough =
      round % ROUNDS_PER_VERIFICATION === 0 || round % ROUNDS_PER_FILE === 0 || killed >= kills
    const check = await openAndCheck(path, ledgers, { ...(mark && { since: mark }), isThorough })
    findings.push(...check.findings)
    mark = check.mark
    if (findings.length > 0) break
  }
  return reportOf({
    seed,
    crashes: { 'writers killed': killed },
    ledgers: [...past, ...ledgers],
    checks: round,
    findings,
    startedMs,
  })
}

async function killSometime(writer: WriterProcess, random: Random): Promise<string | undefined> {
  const isEarly = random.isWithin(EARLY_PERCENT)
  const lifeMs = random.next() * LIFE_MS_MAX
  const from = writer.ledger.acknowledged
  await writer.ready()
  writer.begin()
  if (!isEarly) await writer.reached(from + 1)
  await setTimeout(lifeMs)
  writer.kill()
  return writer.ended()
}

async function openAndCheck(
  path: string,
  ledgers: readonly Ledger[],
  options: { readonly since?: StoreMark; readonly isThorough: boolean },
): Promise<StoreCheck> {
  const store = await openStore({ engine: 'sqlite', path })
  try {
    return await checkStore(store, ledgers, options)
  } finally {
    await store.close()
  }
}
