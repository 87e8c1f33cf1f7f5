import type { FeedPage, StoredFact } from '@selfread/core'
import { assertLimit, cursorParts, defaultPageLimit } from '@selfread/storage-kit'
import { arrayLiteral } from '../driver/array-literal.ts'
import { toColumn } from '../driver/text-column.ts'
import { shardOfStream } from '../shard.ts'
import type { StoreContext } from '../store-context.ts'
import { type FactRow, factOf } from './fact-of.ts'

/** The facts of one stream, in order. */
export async function readStream(
  context: StoreContext,
  query: { readonly tenant: string; readonly stream: string; readonly afterVersion?: number },
): Promise<readonly StoredFact[]> {
  const { tenant, stream, afterVersion = 0 } = query
  const { log, place } = shardOfStream(context.partitions, tenant, stream)
  const rows = await context.caller.call<FactRow>('read_stream', [
    toColumn(tenant),
    log,
    toColumn(place),
    toColumn(stream),
    afterVersion,
  ])
  return rows.map((row) => factOf(context, tenant, row))
}

/**
 * A page of the feed. Positions are given out under a lock that lasts until they can be seen, so
 * behind a position of a log nothing is ever added before it.
 */
export async function readFeed(
  context: StoreContext,
  query: { readonly tenant: string; readonly after?: string; readonly limit?: number },
): Promise<FeedPage> {
  const { tenant, after, limit = defaultPageLimit } = query
  assertLimit(limit)
  const { first, positions } = cursorOf(after, context.partitions)
  const rows = await context.caller.call<FactRow>('read_feed', [
    toColumn(tenant),
    first,
    arrayLiteral.numbers(positions),
    limit,
  ])
  const next = [...positions]
  for (const { log, position } of rows) next[log] = Number(position)
  // A page that ended within a log goes on with the next one, so that no log waits for another.
  const isFull = rows.length === limit
  const goOn = isFull ? ((rows.at(-1)?.log ?? 0) + 1) % context.partitions : first
  return { facts: rows.map((row) => factOf(context, tenant, row)), next: textOf(goOn, next) }
}

/** Whether the feed goes on behind a cursor. */
export async function feedGoesOn(
  { caller, partitions }: StoreContext,
  query: { readonly tenant: string; readonly after: string },
): Promise<boolean> {
  const { positions } = cursorOf(query.after, partitions)
  const [row] = await caller.call<{ readonly has_facts: boolean }>('has_facts', [
    toColumn(query.tenant),
    arrayLiteral.numbers(positions),
  ])
  return row?.has_facts === true
}

interface FeedCursor {
  /** The log to begin with. */
  readonly first: number
  /** Of each log the last position that was given out; -1 for none. */
  readonly positions: readonly number[]
}

function textOf(first: number, positions: readonly number[]): string {
  return JSON.stringify(['feed', first, ...positions])
}

function cursorOf(after: string | undefined, partitions: number): FeedCursor {
  if (after === undefined) return { first: 0, positions: Array<number>(partitions).fill(-1) }
  const [kind, first, ...positions] = cursorParts(after)
  const isCursor =
    kind === 'feed' &&
    isCount(first, 0) &&
    first < partitions &&
    positions.length === partitions &&
    positions.every((position) => isCount(position, -1))
  if (!isCursor)
    throw new TypeError(`after is no cursor of this feed: ${after}. Give the page's next.`)
  return { first, positions: positions.map(Number) }
}

function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least
}
