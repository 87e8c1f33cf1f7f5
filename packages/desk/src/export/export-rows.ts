import type {
  BillableOperation,
  CivilDate,
  DocumentSelection,
  JsonValue,
  Reading,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { placeStream } from '../place-record.ts'
import type { PlaceSummary } from '../places/find-places.ts'
import { behindDay } from '../question/page.ts'
import { retryDecision } from '../retry-decision.ts'

/** A row of an export, by what it is of. A place has no personal data in it. */
export interface ExportedRows {
  readonly readings: Reading
  readonly places: Omit<PlaceSummary, 'customerName'> & { readonly customerId: string }
  readonly operations: BillableOperation
}

/** What is exported. */
export interface RowsQuery<Kind extends keyof ExportedRows> {
  readonly of: Kind
  /** Only those of one place. */
  readonly place?: string
  /** Only readings read, or operations counted, on these days, the first and the last included. */
  readonly period?: { readonly from: CivilDate; readonly to: CivilDate }
  /** The `next` of an earlier export: only the rows of places at which something has happened since. */
  readonly after?: string
}

/** An export, row by row. */
export interface RowsExport<Row> {
  /** The rows, each once; to be read once. */
  readonly rows: AsyncIterable<Row>
  /** Give it as `after` next time: a row that changes from now on comes then. */
  readonly next: string
  /** How many rows the store has, where all were asked for. */
  readonly stored?: number
}

const SOURCES = {
  readings: { collection: 'reading', index: 'read_on' },
  places: { collection: 'place', index: undefined },
  operations: { collection: 'operation', index: 'day_kind' },
} as const

/**
 * Reads rows for other programs: all, or those of places that changed since an earlier export. A
 * row is replaced by its `id`, so that what comes twice does no harm. The cursor is taken before the
 * rows are read: what changes meanwhile comes again next time.
 */
export async function exportRows<Kind extends keyof ExportedRows>(
  context: DeskContext,
  query: RowsQuery<Kind>,
): Promise<RowsExport<ExportedRows[Kind]>> {
  const { store } = context
  const { place, after } = query
  const { changed, next } = await changesSince(context, after)
  const selection = selectionOf(context, query)
  const isAll = after === undefined && place === undefined && query.period === undefined
  const stored = isAll
    ? await retryDecision(context, () => store.countDocuments(selection))
    : undefined
  const own = place === undefined ? {} : { place }
  const selections =
    after === undefined
      ? [{ ...selection, ...own }]
      : [...changed]
          .filter((it) => place === undefined || it === place)
          .map((it) => ({ ...selection, place: it }))
  // The documents of a collection are what its projection puts there.
  const rows: AsyncIterable<unknown> = rowsOf(context, selections)
  return {
    rows: rows as AsyncIterable<ExportedRows[Kind]>,
    next,
    ...(stored !== undefined && { stored }),
  }
}

/** The places at which something happened since a cursor, and the cursor behind it. */
async function changesSince(context: DeskContext, cursor: string | undefined) {
  const { tenant, store } = context
  const prefix = placeStream('')
  const changed = new Set<string>()
  let after = cursor
  for (;;) {
    const from = after
    const page = await retryDecision(context, () =>
      store.readFeed({ tenant, ...(from !== undefined && { after: from }) }),
    )
    for (const { stream } of page.facts) {
      const isAsked = cursor !== undefined && stream.startsWith(prefix)
      if (isAsked) changed.add(stream.slice(prefix.length))
    }
    after = page.next
    if (page.facts.length === 0) return { changed, next: page.next }
  }
}

function selectionOf<Kind extends keyof ExportedRows>(
  { tenant }: DeskContext,
  { of, period }: RowsQuery<Kind>,
): DocumentSelection {
  const { collection, index } = SOURCES[of]
  if (period === undefined || index === undefined) return { tenant, collection }
  const where = { index, from: period.from, below: behindDay(period.to) }
  return { tenant, collection, where }
}

async function* rowsOf(
  context: DeskContext,
  selections: readonly DocumentSelection[],
): AsyncGenerator<JsonValue> {
  for (const selection of selections) {
    let after: string | undefined
    do {
      const from = after
      const page = await retryDecision(context, () =>
        context.store.findDocuments({ ...selection, ...(from !== undefined && { after: from }) }),
      )
      for (const { value } of page.documents) yield value
      after = page.next
    } while (after !== undefined)
  }
}
