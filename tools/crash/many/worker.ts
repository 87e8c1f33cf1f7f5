import { setTimeout } from 'node:timers/promises'
import type {
  ClaimedMessage,
  Commit,
  Store,
  StoreTransaction,
} from '../../../packages/core/src/index.ts'
import { type Failure, insist } from '../insist.ts'

/** The tenant whose jobs are done. */
export const TENANT = 'nord'
/** What the jobs are waiting for. */
export const TRANSPORT = 'job'

const IDLE_MS = 100
const FACTS_PER_STREAM = 1_000

/** How long the flawed take between the two halves of their work. */
const APART_MS = 20

/** What a worker says, a line of JSON each. */
export type WorkerSaying =
  | { readonly says: 'ready' }
  | {
      readonly says: 'done'
      readonly jobs: number
      /** Jobs that somebody else had claimed since. */
      readonly lost: number
    }
  | { readonly says: 'idle' }
  | Failure

/** What a worker is to do. */
export interface WorkerTask {
  readonly worker: string
  /** How long the jobs that it has claimed are its own. */
  readonly leaseMs: number
  /** How many jobs it claims and does in one transaction. */
  readonly jobsAtOnce: number
  /** Stores what jobs come to first and settles them later, so that the harness is seen to find what is done twice. */
  readonly flaw?: 'settles_apart'
}

/**
 * Claims jobs and does them, for ever. What a job comes to is a fact, stored in the transaction that
 * settles it: a worker that is killed leaves its jobs to others, who find them not begun.
 */
export async function runWorker(
  store: Store,
  task: WorkerTask,
  say: (saying: WorkerSaying) => void,
): Promise<never> {
  const { worker, flaw } = task
  const doJobs = flaw === 'settles_apart' ? doJobsApart : doJobsWhole
  let [stream, version] = [`worker/${worker}/0`, 0]
  for (;;) {
    const jobs = await insist(() => claim(store, task), say)
    if (jobs.length === 0) {
      say({ says: 'idle' })
      await setTimeout(IDLE_MS)
      continue
    }
    const done = await insist(() => doJobs(store, { stream, version, jobs }), say)
    say({ says: 'done', jobs: done, lost: jobs.length - done })
    version += done
    if (version >= FACTS_PER_STREAM)
      [stream, version] = [`worker/${worker}/${Number(stream.split('/').at(-1)) + 1}`, 0]
  }
}

function claim(
  store: Store,
  { leaseMs, jobsAtOnce }: WorkerTask,
): Promise<readonly ClaimedMessage[]> {
  const now = Date.now()
  return store.claimMessages({
    tenant: TENANT,
    transport: TRANSPORT,
    now: new Date(now).toISOString(),
    leaseUntil: new Date(now + leaseMs).toISOString(),
    limit: jobsAtOnce,
  })
}

interface Work {
  readonly stream: string
  readonly version: number
  readonly jobs: readonly ClaimedMessage[]
}

/** Settles jobs and stores what they come to, whole or not at all; how many were still the worker's. */
function doJobsWhole(store: Store, work: Work): Promise<number> {
  const at = new Date().toISOString()
  return store.transaction(TENANT, async (within) => {
    const settled: ClaimedMessage[] = []
    for (const job of work.jobs) if (await settle(within, job, at)) settled.push(job)
    if (settled.length > 0) await within.append(commitOf({ ...work, jobs: settled }, at))
    return settled.length
  })
}

async function doJobsApart(store: Store, work: Work): Promise<number> {
  const at = new Date().toISOString()
  await store.append(commitOf(work, at))
  await setTimeout(APART_MS)
  for (const job of work.jobs) await settle(store, job, at)
  return work.jobs.length
}

function settle(within: StoreTransaction, job: ClaimedMessage, at: string): Promise<boolean> {
  const { id, attempts } = job
  return within.settleMessage({ tenant: TENANT, id, at, outcome: 'sent', attempts })
}

function commitOf({ stream, version, jobs }: Work, recordedAt: string): Commit {
  const facts = jobs.map(({ id, attempts }) => ({ type: 'job_done', data: { id, attempts } }))
  return {
    tenant: TENANT,
    recordedAt,
    actor: { kind: 'system', id: 'worker' },
    appends: [{ stream, expectedVersion: version, facts }],
  }
}
