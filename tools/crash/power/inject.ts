import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkStore, type StoreMark } from '../check-store.ts'
import { type CrashReport, reportOf } from '../crash-report.ts'
import type { Finding } from '../finding.ts'
import { type Ledger, newLedger } from '../ledger.ts'
import { openStore } from '../open-store.ts'
import { createRandom } from '../random.ts'
import { startWriter } from '../writer-process.ts'

/** How many steps a writer does unless it is stopped: enough to open, write, and close. */
const STEPS = 3

/** How many steps the writer beside it does. */
const STEPS_BESIDE = 10

/** Failures go away after so many calls, at most. */
const FAILING_CALLS_MAX = 4

/** What is done to one system call of a writer. */
interface Injection {
  readonly call: string
  /** For `strace --inject`. */
  readonly effect: 'signal=SIGKILL' | `error=${string}`
}

const KILLS: readonly Injection[] = [
  'openat',
  'pwrite64',
  'fsync,fdatasync',
  'ftruncate',
  'unlink',
  'mmap',
].map((call) => ({ call, effect: 'signal=SIGKILL' }))

const FAILURES: readonly Injection[] = [
  { call: 'pwrite64', effect: 'error=ENOSPC' },
  { call: 'pwrite64', effect: 'error=EIO' },
  { call: 'fsync,fdatasync', effect: 'error=EIO' },
  { call: 'ftruncate', effect: 'error=EIO' },
  { call: 'pread64', effect: 'error=EIO' },
]

/** Kills a writer at each system call on the store's files, the first, the second, and so on, while another writes. */
export function killAtEachCall(settings: {
  readonly folder: string
  readonly count: number
  readonly seed: number
}): Promise<CrashReport> {
  return injectAtEachCall({ ...settings, injections: KILLS, counts: 'killed at a system call' })
}

/** Fails each system call on the store's files, with a full disk or a broken one; the writer tries again. */
export function failAtEachCall(settings: {
  readonly folder: string
  readonly count: number
  readonly seed: number
}): Promise<CrashReport> {
  return injectAtEachCall({ ...settings, injections: FAILURES, counts: 'system calls failed' })
}

async function injectAtEachCall(settings: {
  readonly folder: string
  readonly count: number
  readonly seed: number
  readonly injections: readonly Injection[]
  readonly counts: string
}): Promise<CrashReport> {
  const { folder, count, seed, injections, counts } = settings
  const startedMs = performance.now()
  const random = createRandom(seed)
  const findings: Finding[] = []
  const past: Ledger[] = []
  let [hits, checks] = [0, 0]
  for (let file = 0; hits < count; file += 1) {
    const before = hits
    const path = join(folder, `store-${counts.replaceAll(' ', '-')}-${file}.db`)
    let ledgers: readonly Ledger[] = [newLedger('w0'), newLedger('w1')]
    let mark: StoreMark | undefined
    for (const { call, effect } of injections) {
      for (let nth = 1; hits < count; nth += 1) {
        const last = effect.startsWith('error')
          ? `..${nth + random.between(0, FAILING_CALLS_MAX)}`
          : ''
        const when = `${effect}:when=${nth}${last}`
        const { wasHit, complaints, ...run } = await runInjected(path, ledgers, { call, when })
        ledgers = run.ledgers
        for (const complaint of complaints)
          findings.push({ kind: 'failed', message: `${call} ${when}: ${complaint}` })
        const store = await openStore({ engine: 'sqlite', path })
        const isThorough = nth % 10 === 0 || !wasHit
        const check = await checkStore(store, ledgers, { ...(mark && { since: mark }), isThorough })
        await store.close()
        checks += 1
        mark = check.mark
        for (const { kind, message } of check.findings)
          findings.push({ kind, message: `${call} ${when}: ${message}` })
        if (!wasHit) break
        hits += 1
      }
      if (findings.length > 0) break
    }
    past.push(...ledgers)
    if (findings.length > 0) break
    if (hits === before) throw new Error('No system call was hit: strace does not inject here.')
  }
  return reportOf({ seed, crashes: { [counts]: hits }, ledgers: past, checks, findings, startedMs })
}

/** One writer with the injection, and another beside it, which is killed once the first has ended. */
async function runInjected(
  path: string,
  ledgers: readonly Ledger[],
  injection: { readonly call: string; readonly when: string },
): Promise<{
  readonly ledgers: readonly Ledger[]
  readonly complaints: readonly string[]
  readonly wasHit: boolean
}> {
  const { call, when } = injection
  const [hit, other] = ledgers
  if (hit === undefined || other === undefined) throw new Error('Two writers are needed.')
  const files = [path, `${path}-wal`, `${path}-shm`, `${path}-journal`].flatMap((it) => ['-P', it])
  const trace = join(path, '..', 'trace-of-injection')
  const options = ['-f', '-qq', '-o', trace, '-e', `trace=${call}`, '-e', `inject=${call}:${when}`]
  const source = { engine: 'sqlite' as const, path }
  const until = hit.acknowledged + STEPS
  const under = ['strace', ...options, ...files]
  const writers = [
    await startWriter({ source, ledger: hit, until, under }),
    await startWriter({ source, ledger: other, until: other.acknowledged + STEPS_BESIDE }),
  ] as const
  await Promise.all(writers.map((it) => it.ready()))
  for (const it of writers) it.begin()
  const first = await writers[0].ended()
  writers[1].kill()
  const second = await writers[1].ended()
  return {
    ledgers: writers.map((it) => it.ledger),
    complaints: [first, second].filter((it) => it !== undefined),
    wasHit: writers[0].wasKilled() || readFileSync(trace, 'utf8').includes('(INJECTED)'),
  }
}
