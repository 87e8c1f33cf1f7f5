import { setTimeout } from 'node:timers/promises'
import type { Store } from '../../../packages/core/src/index.ts'
import { openStore, type StoreSource } from '../open-store.ts'
import { createRandom } from '../random.ts'
import { TENANT, TRANSPORT, type WorkerSaying, type WorkerTask } from './worker.ts'
import { startWorker, type WorkerProcess } from './worker-process.ts'

/** What many workers came to. */
export interface ManyReport {
  readonly workers: number
  readonly jobs: number
  readonly kills: number
  /** Jobs that have more than one effect. */
  readonly doneTwice: number
  /** Jobs that have none, or can be claimed still. */
  readonly lost: number
  /** Jobs that a worker had claimed, and found claimed by another when it was about to settle them. */
  readonly takenOver: number
  /** Jobs that were done at the second attempt or a later one. */
  readonly doneLater: number
  readonly seconds: number
  readonly jobsPerSecond: number
  /** What workers and the store complained of. */
  readonly complaints: readonly string[]
}

const JOBS_PER_COMMIT = 1_000
const SUBJECTS = 100
const POLL_MS = 250
/** No job was done for so long: the workers are stuck. */
const STUCK_MS = 120_000

/**
 * Puts jobs into the outbox of a tenant and has many workers do them, killing one of them from time
 * to time and starting another; then counts what each job came to. The store must be new.
 */
export async function runMany(settings: {
  readonly source: StoreSource
  readonly jobs: number
  readonly workers: number
  readonly seed: number
  readonly leaseMs: number
  readonly jobsAtOnce: number
  /** Time between two kills, at most; no kills where absent. */
  readonly killEveryMs?: number
  readonly flaw?: NonNullable<WorkerTask['flaw']>
}): Promise<ManyReport> {
  const { source, jobs, workers: count, seed, killEveryMs, flaw } = settings
  const { leaseMs, jobsAtOnce } = settings
  const store = await openStore(source)
  await enqueue(store, jobs)
  const random = createRandom(seed)
  const complaints: string[] = []
  let [started, kills, takenOver] = [0, 0, 0]
  const hear = (saying: WorkerSaying): void => {
    if (saying.says === 'done') takenOver += saying.lost
    if (saying.says === 'failed') complaints.push(`${saying.code}: ${saying.message}`)
  }
  const start = (): Promise<WorkerProcess> => {
    started += 1
    const task = { worker: `w${started}`, leaseMs, jobsAtOnce, ...(flaw && { flaw }) }
    return startWorker({ source, task }, hear)
  }
  const end = async (worker: WorkerProcess): Promise<void> => {
    worker.kill()
    const complaint = await worker.ended
    if (complaint !== undefined) complaints.push(complaint)
  }

  const workers = await Promise.all(Array.from({ length: count }, start))
  await Promise.all(workers.map((it) => it.ready))
  const startedMs = performance.now()
  for (const it of workers) it.begin()
  let isOver = false
  const killing = (async () => {
    while (killEveryMs !== undefined && !isOver) {
      await setTimeout(random.next() * killEveryMs)
      const index = random.between(0, count - 1)
      const victim = workers[index]
      if (isOver || victim === undefined) return
      kills += 1
      await end(victim)
      const successor = await start()
      workers[index] = successor
      await successor.ready
      successor.begin()
    }
  })()
  const effects = await countEffects(store, jobs)
  const seconds = (performance.now() - startedMs) / 1000
  isOver = true
  await killing
  await Promise.all(workers.map(end))
  const late = await countEffects(store, jobs, effects)
  const claimable = await claimAll(store)
  await store.close()
  return {
    workers: count,
    jobs,
    kills,
    doneTwice: [...late.done.values()].filter((times) => times > 1).length,
    lost: jobs - late.done.size + claimable,
    takenOver,
    doneLater: late.doneLater,
    seconds: Math.round(seconds * 10) / 10,
    jobsPerSecond: Math.round(jobs / seconds),
    complaints: [...new Set(complaints)].slice(0, 10),
  }
}

async function enqueue(store: Store, jobs: number): Promise<void> {
  for (let from = 0; from < jobs; from += JOBS_PER_COMMIT) {
    const recordedAt = new Date().toISOString()
    const length = Math.min(JOBS_PER_COMMIT, jobs - from)
    await store.append({
      tenant: TENANT,
      recordedAt,
      actor: { kind: 'system', id: 'jobs' },
      appends: [{ stream: `jobs/${from}`, expectedVersion: 0, facts: [enqueued(from, length)] }],
      messages: Array.from({ length }, (_, index) => ({
        id: `job-${from + index}`,
        transport: TRANSPORT,
        subject: `customer/${(from + index) % SUBJECTS}`,
        content: { job: from + index },
      })),
    })
  }
}

function enqueued(from: number, count: number): { type: string; data: unknown } {
  return { type: 'jobs_enqueued', data: { from, count } }
}

interface Effects {
  /** How often each job was done. */
  readonly done: Map<string, number>
  readonly cursor: string | undefined
  readonly doneLater: number
}

/** Reads what jobs came to out of the feed, until all are done or none is for long. */
async function countEffects(store: Store, jobs: number, since?: Effects): Promise<Effects> {
  const done = since?.done ?? new Map<string, number>()
  let [cursor, doneLater] = [since?.cursor, since?.doneLater ?? 0]
  let movedMs = performance.now()
  for (;;) {
    const page = await store.readFeed({
      tenant: TENANT,
      ...(cursor !== undefined && { after: cursor }),
    })
    cursor = page.next
    for (const { type, data } of page.facts) {
      if (type !== 'job_done') continue
      const { id, attempts } = data as { readonly id: string; readonly attempts: number }
      done.set(id, (done.get(id) ?? 0) + 1)
      if (attempts > 1) doneLater += 1
    }
    if (page.facts.length > 0) movedMs = performance.now()
    else if (done.size >= jobs || performance.now() - movedMs > STUCK_MS)
      return { done, cursor, doneLater }
    else await setTimeout(POLL_MS)
  }
}

/** How many jobs could be claimed once all leases have ended: none where all are settled. */
async function claimAll(store: Store): Promise<number> {
  const dayMs = 24 * 60 * 60 * 1000
  const claimed = await store.claimMessages({
    tenant: TENANT,
    transport: TRANSPORT,
    now: new Date(Date.now() + dayMs).toISOString(),
    leaseUntil: new Date(Date.now() + 2 * dayMs).toISOString(),
    limit: 1_000,
  })
  return claimed.length
}
