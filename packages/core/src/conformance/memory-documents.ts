import type { DocumentQuery } from '../ports/index.ts'
import type { DocumentRecord } from './memory-storage.ts'
import type { StoreFlaw } from './store-flaws.ts'

/** The records that a query finds, page by page, as a full scan. */
export function findRecords(
  records: Iterable<DocumentRecord>,
  query: DocumentQuery,
  flaw: StoreFlaw | undefined,
): { readonly found: readonly DocumentRecord[]; readonly next?: string } {
  const { tenant, collection, where, place, after, limit = 1_000 } = query
  const hits = [...records]
    .filter(
      (record) =>
        (record.tenant === tenant || flaw === 'shares documents between tenants') &&
        record.document.collection === collection &&
        (place === undefined || record.document.place === place || flaw === 'ignores the place'),
    )
    .flatMap((record) => matches(record, where, flaw).map((value) => ({ value, record })))
    .map((hit) => ({ ...hit, at: [hit.value, hit.record.document.key] as const }))
    .sort((a, b) => compare(a.at, b.at))
  const cursor = after === undefined ? undefined : (JSON.parse(after) as [string, string])
  const rest = hits.filter(
    ({ at }) =>
      cursor === undefined ||
      (flaw === 'pages by index value alone' && where !== undefined
        ? at[0] > cursor[0]
        : compare(at, cursor) > 0),
  )
  const page = rest.slice(0, limit)
  const found = page.map(({ record }) => record)
  const last = page.at(-1)
  return rest.length > limit && last !== undefined
    ? { found, next: JSON.stringify(last.at) }
    : { found }
}

/** The index values that a document is found by, first to last. */
function matches(
  record: DocumentRecord,
  where: DocumentQuery['where'],
  flaw: StoreFlaw | undefined,
): readonly string[] {
  if (where === undefined) return ['']
  const own = record.entries.filter((entry) => entry.name === where.index)
  if ('equals' in where) {
    const isPersonal = where.isPersonal === true
    const equal = own.some(
      (entry) => entry.value === where.equals && entry.isPersonal === isPersonal,
    )
    return equal ? [where.equals] : []
  }
  const { from = '', below } = where
  const isBelow = (value: string) =>
    below === undefined || value < below || (value === below && flaw === 'range has its end')
  const values = own
    .filter((entry) => !entry.isPersonal || flaw === 'finds personal entries by range')
    .map((entry) => entry.value)
    .filter((value) => value >= from && isBelow(value))
    .sort()
  return flaw === 'finds a document twice in a range' ? values : values.slice(0, 1)
}

function compare(a: readonly [string, string], b: readonly [string, string]): number {
  const [left, right] = a[0] === b[0] ? [a[1], b[1]] : [a[0], b[0]]
  return left < right ? -1 : left > right ? 1 : 0
}
