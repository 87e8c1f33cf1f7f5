import {
  type Commit,
  type CommitReceipt,
  type Store,
  type StoreTransaction,
  VersionConflictError,
} from '../../packages/core/src/index.ts'
import { insist } from './insist.ts'
import type { Saying } from './ledger.ts'
import { commitOf, LEASE_END, MOMENT, type Step, stepOf, TENANT, tallyOf } from './plan.ts'

/** What a writer is to do. */
export interface WriterTask {
  readonly writer: string
  /** The first step. */
  readonly from: number
  /** The last step; without end where absent. */
  readonly until?: number
  /** The first step was begun before, with this version of the tally: it is sent again as it was. */
  readonly begunWith?: number
  readonly flaw?: WriterFlaw
}

/**
 * What a writer can be told to do wrong, so that the harness is seen to find it:
 *
 * - `acknowledges_early`: says that a step is stored before it is;
 * - `forgets_keys`: sends what may be stored already without its key, at the stream's new version.
 */
export type WriterFlaw = 'acknowledges_early' | 'forgets_keys'

/** Does one step after the other, and says so. Rejects where the store breaks a promise. */
export async function runWriter(
  store: Store,
  task: WriterTask,
  say: (saying: Saying) => void,
): Promise<void> {
  const { writer, from, until = Number.POSITIVE_INFINITY, begunWith, flaw } = task
  const tallyVersions = new Map<string, number>()
  if (begunWith !== undefined) tallyVersions.set(tallyOf(from), begunWith)

  async function attempt(number: number): Promise<CommitReceipt | 'conflict'> {
    const tally = tallyOf(number)
    const tallyVersion = tallyVersions.get(tally) ?? 0
    say({ says: 'sending', number, tallyVersion })
    if (flaw === 'acknowledges_early') say(storedOf(number, { facts: [], heads: [] }))
    try {
      if (flaw === 'forgets_keys' && number === from && begunWith !== undefined)
        return await storeWithoutKey(store, writer, number)
      return await storeStep(store, writer, number, tallyVersion)
    } catch (error) {
      if (!VersionConflictError.is(error) || error.stream !== tally) throw error
      tallyVersions.set(tally, error.actualVersion)
      return 'conflict'
    }
  }

  for (let number = from; number <= until; number += 1) {
    let receipt: CommitReceipt | 'conflict'
    do receipt = await insist(() => attempt(number), say)
    while (receipt === 'conflict')
    if (flaw !== 'acknowledges_early') say(storedOf(number, receipt))
    const counted = receipt.facts.at(-1)
    if (counted !== undefined) tallyVersions.set(tallyOf(number), counted.version)
  }
}

/** Stores a step: by an append alone where that is all of it, in a transaction otherwise. */
export function storeStep(
  store: Store,
  writer: string,
  number: number,
  tallyVersion: number,
): Promise<CommitReceipt> {
  return storeCommit(store, stepOf(writer, number), commitOf(writer, number, tallyVersion))
}

/** The flaw: what may be stored already is stored as if it were new. */
async function storeWithoutKey(
  store: Store,
  writer: string,
  number: number,
): Promise<CommitReceipt> {
  const { idempotencyKey: _, appends, ...commit } = commitOf(writer, number, 0)
  const current = await Promise.all(
    appends.map(async (append) => {
      const facts = await store.readStream({ tenant: TENANT, stream: append.stream })
      return { ...append, expectedVersion: facts.length }
    }),
  )
  const step = { ...stepOf(writer, number), mayBeSent: true }
  return storeCommit(store, step, { ...commit, appends: current })
}

async function storeCommit(
  store: Store,
  step: Step & { readonly mayBeSent?: boolean },
  commit: Commit,
): Promise<CommitReceipt> {
  const { blob, sends, subject, transport, mayBeSent = false } = step
  const kept = blob && { tenant: TENANT, subject, bytes: blob.bytes }
  if (kept && blob?.isWithin === false) await store.putBlob(kept)
  if (sends === undefined && blob?.isWithin !== true) return store.append(commit)
  return store.transaction(TENANT, async (within) => {
    if (kept && blob?.isWithin) await within.putBlob(kept)
    const receipt = await within.append(commit)
    if (sends !== undefined && !receipt.isRepetition)
      await send(within, { transport, id: sends, mayBeSent })
    return receipt
  })
}

async function send(
  within: StoreTransaction,
  message: { readonly transport: string; readonly id: string; readonly mayBeSent: boolean },
): Promise<void> {
  const { transport, id, mayBeSent } = message
  const claimed = await within.claimMessages({
    tenant: TENANT,
    transport,
    now: MOMENT,
    leaseUntil: LEASE_END,
    limit: 10,
  })
  const [first] = claimed
  if (first === undefined && mayBeSent) return
  if (first === undefined || first.id !== id || claimed.length > 1)
    throw new Error(
      `Claimed ${claimed.map((it) => it.id).join(', ') || 'nothing'}, expected ${id}.`,
    )
  const { attempts } = first
  const isSettled = await within.settleMessage({
    tenant: TENANT,
    id,
    at: MOMENT,
    outcome: 'sent',
    attempts,
  })
  if (!isSettled) throw new Error(`${id} was claimed and could not be settled.`)
}

/** What a writer says of a step that is stored. */
export function storedOf(number: number, receipt: CommitReceipt): Saying {
  const { facts, heads, isRepetition = false } = receipt
  const places = facts.map(({ partition, position }) => [partition, position] as const)
  return { says: 'stored', number, facts: places, heads, isRepetition }
}
