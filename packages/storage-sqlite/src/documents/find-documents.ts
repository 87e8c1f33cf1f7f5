import type { DocumentPage, DocumentQuery, DocumentSelection } from '@selfread/core'
import { assertLimit, defaultPageLimit, readCursor, writeCursor } from '@selfread/storage-kit'
import type Database from 'better-sqlite3'
import type { Connection } from '../database/connection.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import {
  type DocumentRow,
  documentColumns,
  documentJoins,
  documentOf,
  entriesOf,
} from './document-rows.ts'
import type { IndexTable } from './index-table.ts'

/** Entries of one index that a query wants: one value, or those from one to below another. */
interface Wanted {
  readonly indexId: number
  readonly from: string
  /** Excluded. */
  readonly below?: string
  readonly equals?: string
}

/** A document and the entry that it was found by; empty where all of a collection are read. */
interface Hit {
  readonly value: string
  readonly row: DocumentRow
}

/** Finds documents by place, index entry or both. */
export interface DocumentFinder {
  find(query: DocumentQuery): DocumentPage
  count(selection: DocumentSelection): number
}

const CURSOR = 'documents'

export function createDocumentFinder(
  database: Connection,
  tables: { readonly keys: KeyRing; readonly indexes: IndexTable },
): DocumentFinder {
  const { keys, indexes } = tables
  const prepared = new Map<string, Database.Statement>()

  function rowsOf(sql: string, values: object): IterableIterator<DocumentRow> {
    const statement = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, statement)
    return statement.iterate(values) as IterableIterator<DocumentRow>
  }

  function wantedBy(query: DocumentSelection, tenantId: number): Wanted | undefined {
    const { tenant, collection, where } = query
    if (where === undefined) return undefined
    const isPersonal = 'equals' in where && where.isPersonal === true
    const indexId = indexes.find({ tenantId, collection, name: where.index, isPersonal }) ?? 0
    if (!('equals' in where)) {
      const { from = '', below } = where
      return { indexId, from, ...(below !== undefined && { below }) }
    }
    const { index: name, equals: value } = where
    const equals = isPersonal ? keys.hashPersonal(tenant, { collection, name, value }) : value
    return { indexId, from: equals, equals }
  }

  function* hitsByKey(query: DocumentSelection, tenantId: number, after?: string): Generator<Hit> {
    const { collection, place } = query
    const sql = `select ${documentColumns} from document d ${documentJoins}
      where d.tenant_id = @tenantId and d.collection = @collection
        ${place === undefined ? '' : 'and d.place = @place'}
        ${after === undefined ? '' : 'and d.key > @after'} order by d.key`
    const values = { tenantId, collection, ...(place !== undefined && { place }) }
    for (const row of rowsOf(sql, { ...values, ...(after !== undefined && { after }) }))
      yield { value: '', row }
  }

  function* hitsByEntry(
    wanted: Wanted,
    after: readonly [string, string] | undefined,
  ): Generator<Hit> {
    const { below, equals } = wanted
    const sql = `select ${documentColumns}, e.value as entry_value
      from document_entry e join document d on d.id = e.document_id ${documentJoins}
      where e.index_id = @indexId
        ${equals === undefined ? 'and e.value >= @from' : 'and e.value = @from'}
        ${below === undefined ? '' : 'and e.value < @below'}
        ${after === undefined ? '' : 'and (e.value, e.key) > (@afterValue, @afterKey)'}
      order by e.value, e.key`
    const rows = rowsOf(sql, {
      indexId: wanted.indexId,
      from: wanted.from,
      ...(below !== undefined && { below }),
      ...(after && { afterValue: after[0], afterKey: after[1] }),
    }) as IterableIterator<DocumentRow & { readonly entry_value: string }>
    for (const row of rows) {
      const { entry_value: value } = row
      // A document with several entries in the range is found once, by its first.
      if (equals !== undefined || value === firstOf(row, wanted)) yield { value, row }
    }
  }

  /** A place has few documents: its own are looked through, not those of all places. */
  function hitsOfPlace(
    query: DocumentSelection,
    wanted: Wanted,
    at: { readonly tenantId: number; readonly after: readonly [string, string] | undefined },
  ): readonly Hit[] {
    const hits: Hit[] = []
    for (const { row } of hitsByKey(query, at.tenantId)) {
      const value = firstOf(row, wanted)
      if (value === undefined) continue
      const hit = { value, row }
      if (at.after === undefined || compare(keyOf(hit), at.after) > 0) hits.push(hit)
    }
    return hits.sort((a, b) => compare(keyOf(a), keyOf(b)))
  }

  function countOf(sql: string, values: object): number {
    const statement = prepared.get(sql) ?? database.prepare(sql).pluck()
    prepared.set(sql, statement)
    return Number(statement.get(values))
  }

  return {
    find(query) {
      const { tenant, place, after: cursor, limit = defaultPageLimit } = query
      assertLimit(limit)
      const after =
        cursor === undefined ? undefined : readCursor(CURSOR, ['string', 'string'], cursor)
      const tenantId = keys.findTenant(tenant)
      if (tenantId === undefined) return { documents: [] }
      const wanted = wantedBy(query, tenantId)
      const hits =
        wanted === undefined
          ? hitsByKey(query, tenantId, after?.[1])
          : place === undefined
            ? hitsByEntry(wanted, after)
            : hitsOfPlace(query, wanted, { tenantId, after })
      return pageOf(hits, limit, keys)
    },

    count(selection) {
      const { tenant, collection, place } = selection
      const tenantId = keys.findTenant(tenant)
      if (tenantId === undefined) return 0
      const wanted = wantedBy(selection, tenantId)
      if (wanted === undefined)
        return countOf(
          `select count(*) from document where tenant_id = @tenantId and collection = @collection
             ${place === undefined ? '' : 'and place = @place'}`,
          { tenantId, collection, ...(place !== undefined && { place }) },
        )
      if (place !== undefined)
        return hitsOfPlace(selection, wanted, { tenantId, after: undefined }).length
      const { indexId, from, below, equals } = wanted
      if (equals !== undefined)
        return countOf(
          'select count(*) from document_entry where index_id = @indexId and value = @equals',
          { indexId, equals },
        )
      return countOf(
        `select count(distinct document_id) from document_entry
         where index_id = @indexId and value >= @from
           ${below === undefined ? '' : 'and value < @below'}`,
        { indexId, from, ...(below !== undefined && { below }) },
      )
    },
  }
}

/** One hit more than asked for tells whether there is a next page. */
function pageOf(hits: Iterable<Hit>, limit: number, keys: KeyRing): DocumentPage {
  const found: Hit[] = []
  for (const hit of hits) {
    found.push(hit)
    if (found.length > limit) break
  }
  const documents = found.slice(0, limit).map(({ row }) => documentOf(row, keys))
  const last = found[limit - 1]
  if (found.length <= limit || last === undefined) return { documents }
  return { documents, next: writeCursor(CURSOR, keyOf(last)) }
}

/** The first entry of a document that is wanted; undefined where none is. */
function firstOf(row: DocumentRow, wanted: Wanted): string | undefined {
  let first: string | undefined
  for (const [indexId, value] of entriesOf(row)) {
    if (indexId !== wanted.indexId || !isWanted(value, wanted)) continue
    if (first === undefined || order(value, first) < 0) first = value
  }
  return first
}

function isWanted(value: string, { from, below, equals }: Wanted): boolean {
  if (equals !== undefined) return value === equals
  return order(value, from) >= 0 && (below === undefined || order(value, below) < 0)
}

function keyOf({ value, row }: Hit): readonly [string, string] {
  return [value, row.document_key]
}

function compare(a: readonly [string, string], b: readonly [string, string]): number {
  return order(a[0], b[0]) || order(a[1], b[1])
}

/** As SQLite orders text: by its bytes in UTF-8. */
function order(a: string, b: string): number {
  if (a === b) return 0
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
