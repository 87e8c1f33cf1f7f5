import type {
  DocumentChange,
  DocumentPage,
  DocumentQuery,
  DocumentSelection,
  StoredDocument,
} from '../ports/index.ts'
import { createChanges } from './memory-changes.ts'
import { assertLimit, parseCursor } from './memory-checks.ts'
import type { Sealing } from './memory-sealing.ts'
import {
  type DocumentRecord,
  type EntryRecord,
  ensured,
  type MemoryStorage,
  nameOf,
} from './memory-storage.ts'
import type { IsFlawed } from './store-flaws.ts'
import { compareText } from './text-order.ts'

/** Read models. */
export interface MemoryDocuments {
  change(tenant: string, change: DocumentChange): void
  get(query: {
    readonly tenant: string
    readonly collection: string
    readonly key: string
  }): StoredDocument | undefined
  find(query: DocumentQuery): DocumentPage
  count(selection: DocumentSelection): number
  documentOf(record: DocumentRecord): StoredDocument
  /** Takes away the personal entries of the documents under a key. */
  erase(keyId: number): void
}

/** Read models of one who has the storage open. */
export function createMemoryDocuments(
  storage: MemoryStorage,
  sealing: Sealing,
  isFlawed: IsFlawed,
): MemoryDocuments {
  const { collections, entries } = storage
  const changes = isFlawed('a rejected transaction leaves its documents')
    ? createChanges()
    : storage.changes
  const ownerOf = (tenant: string) => (isFlawed('shares documents between tenants') ? '' : tenant)
  const collectionName = (tenant: string, collection: string) => nameOf(ownerOf(tenant), collection)
  const entryName = (tenant: string, collection: string, entry: EntryRecord) =>
    nameOf(ownerOf(tenant), collection, entry.name, entry.isPersonal, entry.value)
  const keyOf = (key: string) =>
    isFlawed('takes keys for the same that differ in case') ? key.toLowerCase() : key

  // What a flawed store remembers of what it read.
  const remembered = new Map<string, DocumentRecord>()

  function replace(tenant: string, collection: string, key: string, put?: DocumentRecord): void {
    const documents = ensured(collections, collectionName(tenant, collection), () => new Map())
    const known = documents.get(keyOf(key))
    for (const entry of known?.entries ?? []) {
      const found = entries.get(entryName(tenant, collection, entry))
      if (found !== undefined) changes.delete(found, key)
    }
    if (put === undefined) changes.delete(documents, keyOf(key))
    else changes.set(documents, keyOf(key), put)
    for (const entry of put?.entries ?? []) {
      const found = ensured(entries, entryName(tenant, collection, entry), () => new Map())
      changes.set(found, key, put)
    }
  }

  function documentOf({ document, value, sealed }: DocumentRecord): StoredDocument {
    const data = sealed && sealing.openJson(sealed)
    return {
      ...document,
      value: sealing.fromText(value),
      ...(sealed && data !== undefined && { personal: { subject: sealed.subject, data } }),
    }
  }

  function candidates({ tenant, collection, where }: DocumentSelection): Iterable<DocumentRecord> {
    if (where === undefined || !('equals' in where))
      return collections.get(collectionName(tenant, collection))?.values() ?? []
    const entry = {
      name: where.index,
      value: where.equals,
      isPersonal: where.isPersonal === true,
    }
    return entries.get(entryName(tenant, collection, entry))?.values() ?? []
  }

  function hitsOf(selection: DocumentSelection) {
    const { where, place } = selection
    return [...candidates(selection)]
      .filter(({ document }) => isOfPlace(document, place, isFlawed))
      .flatMap((record) => matches(record, where, isFlawed).map((value) => ({ value, record })))
  }

  return {
    change(tenant, change) {
      const { collection, key } = change
      if (change.change === 'delete') return replace(tenant, collection, key)
      const known = collections.get(collectionName(tenant, collection))?.get(keyOf(key))
      const { place, value, personal } = change
      const own = change.indexes.map((entry) => ({
        name: entry.name,
        value: entry.value,
        isPersonal: entry.isPersonal === true,
      }))
      storage.counter += 1
      replace(tenant, collection, key, {
        tenant,
        document: { collection, key, ...(place !== undefined && { place }) },
        value: sealing.toText(value),
        sealed: personal && sealing.sealJson(tenant, personal),
        entries: isFlawed('keeps old index entries') ? [...(known?.entries ?? []), ...own] : own,
        order: storage.counter,
      })
    },

    get({ tenant, collection, key }) {
      const name = nameOf(tenant, collection, key)
      const known = collections.get(collectionName(tenant, collection))?.get(keyOf(key))
      if (!isFlawed('remembers documents that others change')) return known && documentOf(known)
      const record = remembered.get(name) ?? known
      if (record !== undefined) remembered.set(name, record)
      return record && documentOf(record)
    },

    find(query) {
      const { where, after, limit = 1_000 } = query
      assertLimit(limit, isFlawed)
      const cursor = after === undefined ? undefined : parseCursor(after, 'pair', isFlawed)
      const hits = hitsOf(query)
        .map((hit) => ({ ...hit, at: [hit.value, hit.record.document.key] as const }))
        .sort((a, b) => comparePairs(a.at, b.at, isFlawed))
      const rest = hits.filter(({ at }) => isBehind(at, cursor, where !== undefined, isFlawed))
      const page = rest.slice(0, limit)
      const documents = page.map(({ record }) => documentOf(record))
      const last = page.at(-1)
      return rest.length > limit && last !== undefined
        ? { documents, next: JSON.stringify(last.at) }
        : { documents }
    },

    count(selection) {
      const { where } = selection
      const isRange = where !== undefined && !('equals' in where)
      if (isRange && isFlawed('counts the entries of a document'))
        return [...candidates(selection)]
          .flatMap((record) => record.entries)
          .filter((entry) => entry.name === where.index).length
      return isFlawed('counts a page at most')
        ? Math.min(hitsOf(selection).length, 1_000)
        : hitsOf(selection).length
    },

    documentOf,

    erase(keyId) {
      for (const documents of collections.values())
        for (const record of [...documents.values()]) {
          if (record.sealed?.keyId !== keyId) continue
          const { collection, key } = record.document
          const kept = record.entries.filter((entry) => !entry.isPersonal)
          replace(record.tenant, collection, key, { ...record, entries: kept })
        }
    },
  }
}

function isOfPlace(
  document: DocumentRecord['document'],
  place: string | undefined,
  isFlawed: IsFlawed,
): boolean {
  return place === undefined || document.place === place || isFlawed('ignores the place')
}

function isBehind(
  at: readonly [string, string],
  cursor: readonly [string, string] | undefined,
  isByIndex: boolean,
  isFlawed: IsFlawed,
): boolean {
  if (cursor === undefined) return true
  return isByIndex && isFlawed('pages by index value alone')
    ? comparePairs([at[0], ''], [cursor[0], ''], isFlawed) > 0
    : comparePairs(at, cursor, isFlawed) > 0
}

/** The index values that a document is found by, first to last. */
function matches(
  record: DocumentRecord,
  where: DocumentQuery['where'],
  isFlawed: IsFlawed,
): readonly string[] {
  if (where === undefined) return ['']
  if ('equals' in where) return [where.equals]
  const { from = '', below } = where
  const isIn = (value: string) => {
    if (compare(value, from, isFlawed) < 0) return false
    if (below === undefined) return true
    return compare(value, below, isFlawed) < (isFlawed('range has its end') ? 1 : 0)
  }
  const values = record.entries
    .filter((entry) => entry.name === where.index)
    .filter((entry) => !entry.isPersonal || isFlawed('finds personal entries by range'))
    .map((entry) => entry.value)
    .filter(isIn)
    .sort((a, b) => compare(a, b, isFlawed))
  return isFlawed('finds a document twice in a range') ? values : values.slice(0, 1)
}

function comparePairs(
  a: readonly [string, string],
  b: readonly [string, string],
  isFlawed: IsFlawed,
): number {
  return compare(a[0], b[0], isFlawed) || compare(a[1], b[1], isFlawed)
}

function compare(left: string, right: string, isFlawed: IsFlawed): number {
  if (!isFlawed('orders text by UTF-16 units')) return compareText(left, right)
  return left < right ? -1 : left > right ? 1 : 0
}
