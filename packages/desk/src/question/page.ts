import type { CivilDate, DocumentQuery } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { retryDecision } from '../retry-decision.ts'

/** Some of what was asked for, in a stable order. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: string
}

/** Where a page begins and how long it is. */
export interface PageQuery {
  /** The `next` of the page before. */
  readonly after?: string
  /** At most this many, 1,000 unless told. */
  readonly limit?: number
}

/** Behind all entries that begin with a day, whatever follows it, and before those of the next. */
export function behindDay(day: CivilDate): string {
  return `${day}~`
}

/** One page of documents as what they hold: one query over one index, whatever else is in the store. */
export async function readPage<Item>(
  context: DeskContext,
  query: Omit<DocumentQuery, 'tenant'>,
): Promise<Page<Item>> {
  const { documents, next } = await retryDecision(context, () =>
    context.store.findDocuments({ ...query, tenant: context.tenant }),
  )
  return {
    items: documents.map(({ value }) => value as unknown as Item),
    ...(next !== undefined && { next }),
  }
}

/** The options of a page, for a query. */
export function pageOptions({ after, limit }: PageQuery): Pick<DocumentQuery, 'after' | 'limit'> {
  return { ...(after !== undefined && { after }), ...(limit !== undefined && { limit }) }
}
