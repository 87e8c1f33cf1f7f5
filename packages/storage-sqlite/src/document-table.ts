import {
  canonicalJson,
  type DocumentChange,
  type DocumentPage,
  type DocumentQuery,
  type IndexEntry,
  type JsonValue,
  type StoredDocument,
} from '@selfread/core'
import type Database from 'better-sqlite3'
import type { KeyRing } from './key-ring.ts'
import type { Connection } from './open-database.ts'
import { openJson, sealJson } from './sealed-data.ts'

const defaultLimit = 1_000

/** Read models and the entries they are found by. */
export interface DocumentTable {
  /** Call inside a transaction. */
  change(tenant: string, change: DocumentChange): void
  get(query: {
    readonly tenant: string
    readonly collection: string
    readonly key: string
  }): StoredDocument | undefined
  find(query: DocumentQuery): DocumentPage
  /** Takes away the sealed parts and the personal entries of a subject's documents: call inside a transaction. */
  erase(keyId: number): void
}

interface DocumentRow {
  readonly id: number
  readonly tenant: string
  readonly collection: string
  readonly document_key: string
  readonly place: string | null
  readonly value: string
  readonly subject: string | null
  readonly key: Buffer | null
  readonly sealed: Buffer | null
  readonly entry_value?: string
}

interface EntryRow {
  readonly index_id: number
  readonly value: string
}

const columns = `d.id, t.name as tenant, d.collection, d.key as document_key, d.place, d.value,
  k.subject, k.key, d.sealed`
const joins = `join tenant t on t.id = d.tenant_id left join subject_key k on k.id = d.key_id`

export function createDocumentTable(database: Connection, keys: KeyRing): DocumentTable {
  const upsert = database
    .prepare(`
      insert into document (tenant_id, collection, key, place, value, key_id, sealed)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (tenant_id, collection, key) do update set place = excluded.place,
        value = excluded.value, key_id = excluded.key_id, sealed = excluded.sealed
      returning id`)
    .pluck()
  const selectId = database
    .prepare('select id from document where tenant_id = ? and collection = ? and key = ?')
    .pluck()
  const deleteDocument = database.prepare('delete from document where id = ?')
  const selectDocument = database.prepare(
    `select ${columns} from document d ${joins}
     where d.tenant_id = ? and d.collection = ? and d.key = ?`,
  )
  const selectIndex = database
    .prepare(
      `select id from document_index
       where tenant_id = ? and collection = ? and name = ? and is_personal = ?`,
    )
    .pluck()
  const insertIndex = database.prepare(
    'insert into document_index (tenant_id, collection, name, is_personal) values (?, ?, ?, ?)',
  )
  const selectEntries = database.prepare(
    'select index_id, value from document_entry where document_id = ?',
  )
  const insertEntry = database.prepare(
    'insert into document_entry (index_id, value, key, document_id) values (?, ?, ?, ?)',
  )
  const deleteEntry = database.prepare(
    'delete from document_entry where index_id = ? and value = ? and key = ?',
  )
  const deletePersonalEntries = database.prepare(`
    delete from document_entry
    where document_id in (select id from document where key_id = ?)
      and index_id in (select id from document_index where is_personal = 1)`)
  const eraseSealed = database.prepare(
    'update document set key_id = null, sealed = null where key_id = ?',
  )
  const prepared = new Map<string, Database.Statement>()

  function prepareOnce(sql: string): Database.Statement {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }

  function ensureIndex(tenantId: number, collection: string, entry: IndexEntry): number {
    const identity = [tenantId, collection, entry.name, entry.isPersonal ? 1 : 0]
    const known = selectIndex.get(...identity) as number | undefined
    return known ?? Number(insertIndex.run(...identity).lastInsertRowid)
  }

  function replaceEntries(
    document: { readonly id: number; readonly key: string },
    entries: readonly EntryRow[],
  ): void {
    const wanted = new Map(entries.map((entry) => [`${entry.index_id} ${entry.value}`, entry]))
    for (const entry of selectEntries.all(document.id) as EntryRow[])
      if (!wanted.delete(`${entry.index_id} ${entry.value}`))
        deleteEntry.run(entry.index_id, entry.value, document.key)
    for (const entry of wanted.values())
      insertEntry.run(entry.index_id, entry.value, document.key, document.id)
  }

  function put(tenant: string, document: StoredDocument, entries: readonly IndexEntry[]): void {
    const { collection, key, place, value, personal } = document
    const tenantId = keys.ensureTenant(tenant)
    const sealed =
      personal &&
      sealJson(keys, { tenant, ...personal, label: documentLabel({ tenant, collection, key }) })
    const id = upsert.get(
      tenantId,
      collection,
      key,
      place ?? null,
      canonicalJson(value),
      sealed?.keyId ?? null,
      sealed?.sealed ?? null,
    ) as number
    replaceEntries(
      { id, key },
      entries.map((entry) => ({
        index_id: ensureIndex(tenantId, collection, entry),
        value: entry.isPersonal ? keys.hashPersonal(tenant, { collection, ...entry }) : entry.value,
      })),
    )
  }

  function documentOf(row: DocumentRow): StoredDocument {
    const { tenant, collection, document_key: key, subject } = row
    const data =
      row.sealed === null || subject === null
        ? undefined
        : openJson(keys, {
            key: { tenant, subject, key: row.key },
            sealed: row.sealed,
            label: documentLabel({ tenant, collection, key }),
          })
    return {
      collection,
      key,
      ...(row.place !== null && { place: row.place }),
      value: JSON.parse(row.value),
      ...(data !== undefined && subject !== null && { personal: { subject, data } }),
    }
  }

  /** One row more than asked for tells whether there is a next page. */
  function pageOf(rows: readonly DocumentRow[], limit: number): DocumentPage {
    const documents = rows.slice(0, limit).map(documentOf)
    const last = rows[limit - 1]
    if (rows.length <= limit || last === undefined) return { documents }
    return { documents, next: JSON.stringify([last.entry_value ?? '', last.document_key]) }
  }

  return {
    change(tenant, change) {
      if (change.change === 'put') {
        put(tenant, change, change.indexes)
        return
      }
      const tenantId = keys.findTenant(tenant)
      const id = selectId.get(tenantId ?? null, change.collection, change.key) as number | undefined
      if (id === undefined) return
      replaceEntries({ id, key: change.key }, [])
      deleteDocument.run(id)
    },

    get({ tenant, collection, key }) {
      const row = selectDocument.get(keys.findTenant(tenant) ?? null, collection, key)
      return row === undefined ? undefined : documentOf(row as DocumentRow)
    },

    find(query) {
      const { tenant, collection, where, place, limit = defaultLimit } = query
      assertLimit(limit)
      const tenantId = keys.findTenant(tenant)
      if (tenantId === undefined) return { documents: [] }
      const after = query.after === undefined ? undefined : parseCursor(query.after)
      if (where === undefined) {
        const found = prepareOnce(`
          select ${columns} from document d ${joins}
          where d.tenant_id = @tenantId and d.collection = @collection
            ${place === undefined ? '' : 'and d.place = @place'}
            ${after === undefined ? '' : 'and d.key > @afterKey'}
          order by d.key limit @limit`).all({
          tenantId,
          collection,
          limit: limit + 1,
          ...(place !== undefined && { place }),
          ...(after && { afterKey: after.key }),
        })
        return pageOf(found as DocumentRow[], limit)
      }

      const isPersonal = 'equals' in where && where.isPersonal === true
      const indexId = selectIndex.get(tenantId, collection, where.index, isPersonal ? 1 : 0)
      if (indexId === undefined) return { documents: [] }
      const range = 'equals' in where ? undefined : where
      const equals =
        'equals' in where && isPersonal
          ? keys.hashPersonal(tenant, { collection, name: where.index, value: where.equals })
          : 'equals' in where
            ? where.equals
            : undefined
      // A document with several entries in the range is found once, by its first.
      const isFirst = `not exists (select 1 from document_entry p where p.document_id = e.document_id
        and p.index_id = e.index_id and p.value >= @from and p.value < e.value)`
      const found = prepareOnce(`
        select ${columns}, e.value as entry_value
        from document_entry e join document d on d.id = e.document_id ${joins}
        where e.index_id = @indexId
          ${equals === undefined ? `and e.value >= @from and ${isFirst}` : 'and e.value = @equals'}
          ${range?.below === undefined ? '' : 'and e.value < @below'}
          ${place === undefined ? '' : 'and d.place = @place'}
          ${after === undefined ? '' : 'and (e.value, e.key) > (@afterValue, @afterKey)'}
        order by e.value, e.key limit @limit`).all({
        indexId,
        limit: limit + 1,
        ...(equals === undefined ? { from: range?.from ?? '' } : { equals }),
        ...(range?.below !== undefined && { below: range.below }),
        ...(place !== undefined && { place }),
        ...(after && { afterValue: after.value, afterKey: after.key }),
      })
      return pageOf(found as DocumentRow[], limit)
    },

    erase(keyId) {
      deletePersonalEntries.run(keyId)
      eraseSealed.run(keyId)
    },
  }
}

function documentLabel(document: {
  readonly tenant: string
  readonly collection: string
  readonly key: string
}): readonly string[] {
  return ['document', document.tenant, document.collection, document.key]
}

function parseCursor(cursor: string): { readonly value: string; readonly key: string } {
  try {
    const [value, key] = JSON.parse(cursor) as JsonValue[]
    if (typeof value === 'string' && typeof key === 'string') return { value, key }
  } catch {
    // told below
  }
  throw new TypeError(`after is no cursor of this store: ${cursor}. Give the page's next.`)
}

function assertLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new RangeError(`limit is ${limit}; expected a whole number from 1`)
}
