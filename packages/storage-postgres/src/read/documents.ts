import type { DocumentPage, DocumentQuery, DocumentSelection, StoredDocument } from '@selfread/core'
import {
  assertLimit,
  defaultPageLimit,
  documentLabel,
  hashPersonal,
  openSealedJson,
  readCursor,
  unwrapSubjectKey,
  writeCursor,
} from '@selfread/storage-kit'
import { behindColumn, fromColumn, toColumn } from '../driver/text-column.ts'
import { logOfDocument, logOfEntry, shardOfDocument } from '../shard.ts'
import type { StoreContext } from '../store-context.ts'
import { findIndexKey } from '../write/index-key-of.ts'
import { CLEAR, PERSONAL } from '../write/prepare-documents.ts'

interface DocumentRow {
  readonly collection: string
  readonly key: string
  readonly has_place: boolean
  readonly place: string
  readonly value: string
  readonly subject: string | null
  readonly subject_key: Uint8Array | null
  readonly sealed: Uint8Array | null
  readonly entry_value: string | null
}

/** A document by its key. */
export async function getDocument(
  context: StoreContext,
  query: { readonly tenant: string; readonly collection: string; readonly key: string },
): Promise<StoredDocument | undefined> {
  const { tenant, collection, key } = query
  const [row] = await context.caller.call<DocumentRow>('get_document', [
    toColumn(tenant),
    logOfDocument(context.partitions, query),
    toColumn(collection),
    toColumn(key),
  ])
  return row && documentOf(context, tenant, row)
}

/** A page of documents: by index value, then key; by key without an index. */
export async function findDocuments(
  context: StoreContext,
  query: DocumentQuery,
): Promise<DocumentPage> {
  const { tenant, limit = defaultPageLimit } = query
  assertLimit(limit)
  const rows = await find(context, query, limit + 1)
  const documents = rows.slice(0, limit).map((row) => documentOf(context, tenant, row))
  const last = rows[limit - 1]
  // One row more than asked for tells whether there is a next page.
  if (rows.length <= limit || last === undefined) return { documents }
  return { documents, next: writeCursor('documents', [last.entry_value ?? '', last.key]) }
}

async function find(
  context: StoreContext,
  query: DocumentQuery,
  limit: number,
): Promise<readonly DocumentRow[]> {
  const { caller, partitions } = context
  const { tenant, collection, where } = query
  const [value, key] =
    query.after === undefined ? [] : readCursor('documents', ['string', 'string'], query.after)
  const fromKey = key === undefined ? '' : behindColumn(key)
  const scope = [toColumn(tenant), toColumn(collection)] as const
  const atPlace = placeValues(context, query)
  if (where === undefined)
    return atPlace
      ? caller.call('list_of_place', [...atPlace, fromKey, limit])
      : caller.call('list_documents', [...scope, fromKey, limit])

  const name = toColumn(where.index)
  if ('equals' in where) {
    const kind = where.isPersonal ? PERSONAL : CLEAR
    const said = where.isPersonal ? await personalValue(context, query, where) : where.equals
    if (said === undefined) return []
    const equals = toColumn(said)
    if (atPlace)
      return caller.call('find_of_place', [
        ...atPlace,
        ...[kind, name, equals, null, equals, value ?? '', fromKey, limit],
      ])
    const log = logOfEntry(partitions, { tenant, collection, kind, name: where.index, value: said })
    return caller.call('find_equal', [scope[0], log, scope[1], kind, name, equals, fromKey, limit])
  }
  const from = toColumn(where.from ?? '')
  const below = where.below === undefined ? null : toColumn(where.below)
  return atPlace
    ? caller.call('find_of_place', [
        ...atPlace,
        ...[CLEAR, name, from, below, null, value ?? '', fromKey, limit],
      ])
    : caller.call('find_range', [...scope, name, from, below, value ?? from, fromKey, limit])
}

/** How many documents a selection has: counted over their entries, unopened. */
export async function countDocuments(
  context: StoreContext,
  selection: DocumentSelection,
): Promise<number> {
  const [row] = await count(context, selection)
  return Number(row?.count ?? 0)
}

async function count(
  context: StoreContext,
  selection: DocumentSelection,
): Promise<readonly { readonly count: unknown }[]> {
  const { caller, partitions } = context
  const { tenant, collection, where } = selection
  const scope = [toColumn(tenant), toColumn(collection)] as const
  const atPlace = placeValues(context, selection)
  if (where === undefined)
    return atPlace
      ? caller.call('count_of_place', [...atPlace, null, null, null, null, null])
      : caller.call('count_documents', scope)
  const name = toColumn(where.index)
  if ('equals' in where) {
    const kind = where.isPersonal ? PERSONAL : CLEAR
    const said = where.isPersonal ? await personalValue(context, selection, where) : where.equals
    if (said === undefined) return []
    const equals = toColumn(said)
    if (atPlace)
      return caller.call('count_of_place', [...atPlace, kind, name, equals, null, equals])
    const log = logOfEntry(partitions, { tenant, collection, kind, name: where.index, value: said })
    return caller.call('count_equal', [scope[0], log, scope[1], kind, name, equals])
  }
  const from = toColumn(where.from ?? '')
  const below = where.below === undefined ? null : toColumn(where.below)
  return atPlace
    ? caller.call('count_of_place', [...atPlace, CLEAR, name, from, below, null])
    : caller.call('count_range', [...scope, name, from, below])
}

/** What the functions about a place are told first; undefined where no place is named. */
function placeValues(
  { partitions }: StoreContext,
  { tenant, collection, place }: DocumentSelection,
): readonly [tenant: string, log: number, place: string, collection: string] | undefined {
  if (place === undefined) return undefined
  const { log } = shardOfDocument(partitions, { tenant, collection, key: '', place })
  return [toColumn(tenant), log, toColumn(place), toColumn(collection)]
}

/** What a personal value is found by; undefined for a tenant that has stored nothing. */
async function personalValue(
  context: StoreContext,
  { tenant, collection }: DocumentSelection,
  where: { readonly index: string; readonly equals: string },
): Promise<string | undefined> {
  const indexKey = await findIndexKey(context, tenant)
  const entry = { collection, name: where.index, value: where.equals }
  return indexKey && hashPersonal(indexKey, entry)
}

function documentOf({ wrapper }: StoreContext, tenant: string, row: DocumentRow): StoredDocument {
  const [collection, key] = [fromColumn(row.collection), fromColumn(row.key)]
  const document = {
    collection,
    key,
    ...(row.has_place && { place: fromColumn(row.place) }),
    value: JSON.parse(row.value),
  }
  if (row.sealed === null || row.subject === null || row.subject_key === null) return document
  const subject = fromColumn(row.subject)
  const subjectKey = unwrapSubjectKey(wrapper, { tenant, subject, key: row.subject_key })
  const label = documentLabel({ tenant, collection, key })
  return {
    ...document,
    personal: { subject, data: openSealedJson(subjectKey, row.sealed, label) },
  }
}
