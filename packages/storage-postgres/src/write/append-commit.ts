import {
  type Commit,
  type CommitReceipt,
  IdempotencyConflictError,
  type LogHead,
  type StoredFact,
  StoreError,
  VersionConflictError,
} from '@selfread/core'
import {
  assertClock,
  assertIdempotencyKey,
  assertMoment,
  commitFingerprint,
} from '@selfread/storage-kit'
import { arrayLiteral } from '../driver/array-literal.ts'
import type { Value } from '../driver/caller.ts'
import { toColumn } from '../driver/text-column.ts'
import { type FactRow, factOf } from '../read/fact-of.ts'
import type { StoreContext } from '../store-context.ts'
import { indexKeyOf } from './index-key-of.ts'
import { documentValues } from './prepare-documents.ts'
import { factValues, type PreparedFacts, prepareFacts } from './prepare-facts.ts'
import { messageValues } from './prepare-messages.ts'
import { type LiveKey, liveKeys } from './subject-key-ring.ts'

interface OutcomeRow {
  readonly outcome: 'stored' | 'repeated' | 'conflict' | 'moved_on' | 'clock' | 'keys_changed'
  readonly number: number | null
  readonly log: number
  readonly start: unknown
  readonly size: unknown
  readonly root: Uint8Array
  readonly said: string | null
}

const timesToRetry = 10

/** Stores a commit whole, or rejects as the port says. */
export async function appendCommit(
  context: StoreContext,
  commit: Commit,
  settings: { readonly isNotifying: boolean },
): Promise<CommitReceipt> {
  assertIdempotencyKey(commit)
  assertMoment(commit.recordedAt)
  const { partitions } = context
  const { tenant, recordedAt, actor, documents = [], messages = [] } = commit
  const indexKey = await indexKeyOf(context, tenant)
  const digest = commit.idempotencyKey === undefined ? null : commitFingerprint(indexKey, commit)
  for (let time = 1; time <= timesToRetry; time += 1) {
    const keys = await liveKeys(context, tenant, subjectsOf(commit))
    const prepared = prepareFacts(commit, partitions, keys)
    const rows = await context.caller.call<OutcomeRow>('append_commit', [
      toColumn(tenant),
      toColumn(recordedAt),
      toColumn(actor.kind),
      toColumn(actor.id),
      ...factValues(prepared),
      commit.idempotencyKey === undefined ? null : toColumn(commit.idempotencyKey),
      digest,
      digest === null ? null : orderLiteral(prepared),
      settings.isNotifying,
      ...keyValues(keys),
      ...documentValues(documents, { tenant, partitions, keys, indexKey }),
      ...messageValues(messages, { tenant, partitions, keys }),
    ])
    const [first] = rows
    if (first?.outcome === 'keys_changed') continue
    if (first?.outcome === 'repeated') return repeat(context, commit, prepared, rows)
    if (first !== undefined && first.outcome !== 'stored') refuse(first, commit, prepared)
    return receiptOf(prepared, rows)
  }
  throw new StoreError({
    code: 'locked',
    message: 'The keys of a person were made and destroyed again and again meanwhile. Try again.',
  })
}

function subjectsOf({ appends, documents = [], messages = [] }: Commit): ReadonlySet<string> {
  const subjects = new Set(messages.map(({ subject }) => subject))
  for (const { facts } of appends)
    for (const { personal } of facts) if (personal) subjects.add(personal.subject)
  for (const change of documents)
    if (change.change === 'put' && change.personal) subjects.add(change.personal.subject)
  return subjects
}

function keyValues(keys: ReadonlyMap<string, LiveKey>): readonly Value[] {
  if (keys.size === 0) return [null, null, null, null]
  const rows = [...keys.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1))
  return [
    arrayLiteral.numbers(rows.map(({ log }) => log)),
    arrayLiteral.texts(rows.map(({ subject }) => toColumn(subject))),
    arrayLiteral.numbers(rows.map(({ generation }) => generation)),
    arrayLiteral.bytes(rows.map(({ newKey }) => newKey)),
  ]
}

/** Where each fact of the commit comes in what the server is given, from 1. */
function orderLiteral({ order }: PreparedFacts): string {
  const at = new Array<number>(order.length)
  for (const [place, index] of order.entries()) at[index] = place + 1
  return arrayLiteral.numbers(at)
}

function refuse(row: OutcomeRow, commit: Commit, { streams }: PreparedFacts): never {
  const { idempotencyKey = '', recordedAt } = commit
  const stream = streams[(row.number ?? 1) - 1]
  const name = stream?.stream ?? ''
  if (row.outcome === 'conflict')
    throw new IdempotencyConflictError({ stream: name, idempotencyKey })
  if (row.outcome === 'clock') assertClock({ stream: name, recordedAt, lastRecordedAt: row.said })
  throw new VersionConflictError({
    stream: name,
    expectedVersion: stream?.expected ?? 0,
    actualVersion: Number(row.size),
  })
}

function receiptOf({ facts, order }: PreparedFacts, rows: readonly OutcomeRow[]): CommitReceipt {
  const next = new Map(rows.map((row) => [row.log, Number(row.start)]))
  const positions = new Array<number>(facts.length)
  for (const index of order) {
    const log = facts[index]?.shard.log ?? 0
    const position = next.get(log) ?? 0
    positions[index] = position
    next.set(log, position + 1)
  }
  return {
    facts: facts.map(({ fact }, index) => withPosition(fact, positions[index] ?? 0)),
    heads: rows.map(headOf),
  }
}

/** Field by field in the order that readers give them in. */
function withPosition(fact: Omit<StoredFact, 'position'>, position: number): StoredFact {
  const { tenant, stream, version, partition, ...rest } = fact
  return { tenant, stream, version, partition, position, ...rest }
}

async function repeat(
  context: StoreContext,
  commit: Commit,
  { streams, facts }: PreparedFacts,
  rows: readonly OutcomeRow[],
): Promise<CommitReceipt> {
  const { tenant, idempotencyKey = '' } = commit
  const [first] = streams
  const known = await context.caller.call<FactRow>('read_commit', [
    toColumn(tenant),
    first?.log ?? 0,
    toColumn(first?.place ?? ''),
    toColumn(first?.stream ?? ''),
    toColumn(idempotencyKey),
  ])
  const used = new Set(facts.map(({ shard }) => shard.log))
  return {
    facts: known.map((row) => factOf(context, tenant, row)),
    heads: rows.filter(({ log }) => used.has(log)).map(headOf),
    isRepetition: true,
  }
}

function headOf({ log, size, root }: OutcomeRow): LogHead {
  return { partition: log, size: Number(size), rootHash: Buffer.from(root).toString('hex') }
}
