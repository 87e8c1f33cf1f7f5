import type { DocumentChange, IndexEntry, StoredDocument } from '@selfread/core'
import { documentLabel, jsonText } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { sealJson } from '../keys/sealed-data.ts'
import {
  type DocumentRow,
  documentColumns,
  documentJoins,
  documentOf,
  type EntryPair,
  entriesOf,
} from './document-rows.ts'
import type { IndexTable } from './index-table.ts'

/** Read models and the entries they are found by. */
export interface DocumentTable {
  /** Call inside a transaction. */
  change(tenant: string, change: DocumentChange): void
  get(query: {
    readonly tenant: string
    readonly collection: string
    readonly key: string
  }): StoredDocument | undefined
  /** The documents under a key, oldest first, with the number to go on behind. */
  readByKey(query: {
    readonly keyId: number
    readonly afterId: number
    readonly limit: number
  }): readonly { readonly id: number; readonly document: StoredDocument }[]
  /** Takes away the sealed parts and the personal entries of a subject's documents: call inside a transaction. */
  erase(keyId: number): void
}

export function createDocumentTable(
  database: Connection,
  tables: { readonly keys: KeyRing; readonly indexes: IndexTable },
): DocumentTable {
  const { keys, indexes } = tables
  const selectKnown = database.prepare(
    'select id, entries from document where tenant_id = ? and collection = ? and key = ?',
  )
  const insert = database.prepare(`
    insert into document (tenant_id, collection, key, place, value, key_id, sealed, entries)
    values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const update = database.prepare(
    'update document set place = ?, value = ?, key_id = ?, sealed = ?, entries = ? where id = ?',
  )
  const deleteDocument = database.prepare('delete from document where id = ?')
  const selectDocument = database.prepare(`
    select ${documentColumns} from document d ${documentJoins}
    where d.tenant_id = ? and d.collection = ? and d.key = ?`)
  const selectByKey = database.prepare(`
    select ${documentColumns} from document d ${documentJoins}
    where d.key_id = ? and d.id > ? order by d.id limit ?`)
  const insertEntry = database.prepare(
    'insert into document_entry (index_id, value, key, document_id) values (?, ?, ?, ?)',
  )
  const deleteEntry = database.prepare(
    'delete from document_entry where index_id = ? and value = ? and key = ?',
  )
  const selectOfSubject = database.prepare('select id, key, entries from document where key_id = ?')
  const eraseSealed = database.prepare(
    'update document set key_id = null, sealed = null, entries = ? where id = ?',
  )

  function replaceEntries(
    document: { readonly id: number; readonly key: string },
    from: readonly EntryPair[],
    to: readonly EntryPair[],
  ): void {
    const known = new Set(from.map(nameOf))
    const wanted = new Set(to.map(nameOf))
    for (const [indexId, value] of from)
      if (!wanted.has(nameOf([indexId, value]))) deleteEntry.run(indexId, value, document.key)
    for (const [indexId, value] of to)
      if (!known.has(nameOf([indexId, value])))
        insertEntry.run(indexId, value, document.key, document.id)
  }

  function pairsOf(
    document: { readonly tenant: string; readonly tenantId: number; readonly collection: string },
    entries: readonly IndexEntry[],
  ): readonly EntryPair[] {
    const { tenant, tenantId, collection } = document
    const pairs: EntryPair[] = []
    for (const { name, value, isPersonal = false } of entries) {
      const id = indexes.ensure({ tenantId, collection, name, isPersonal })
      const found = isPersonal ? keys.hashPersonal(tenant, { collection, name, value }) : value
      if (!pairs.some((pair) => pair[0] === id && pair[1] === found)) pairs.push([id, found])
    }
    return pairs
  }

  function put(tenant: string, document: StoredDocument, entries: readonly IndexEntry[]): void {
    const { collection, key, place = null, value, personal } = document
    const tenantId = keys.ensureTenant(tenant)
    const sealed =
      personal &&
      sealJson(keys, { tenant, ...personal, label: documentLabel({ tenant, collection, key }) })
    const pairs = pairsOf({ tenant, tenantId, collection }, entries)
    const row = [jsonText(value), sealed?.keyId ?? null, sealed?.sealed ?? null]
    const text = JSON.stringify(pairs)
    const known = selectKnown.get(tenantId, collection, key) as
      | { id: number; entries: string }
      | undefined
    if (known === undefined) {
      const { lastInsertRowid } = insert.run(tenantId, collection, key, place, ...row, text)
      for (const [indexId, found] of pairs) insertEntry.run(indexId, found, key, lastInsertRowid)
      return
    }
    update.run(place, ...row, text, known.id)
    if (known.entries !== text) replaceEntries({ id: known.id, key }, entriesOf(known), pairs)
  }

  return {
    change(tenant, change) {
      const { collection, key } = change
      if (change.change === 'put') {
        put(tenant, change, change.indexes)
        return
      }
      const known = selectKnown.get(keys.findTenant(tenant) ?? null, collection, key) as
        | { id: number; entries: string }
        | undefined
      if (known === undefined) return
      replaceEntries({ id: known.id, key }, entriesOf(known), [])
      deleteDocument.run(known.id)
    },

    get({ tenant, collection, key }) {
      const row = selectDocument.get(keys.findTenant(tenant) ?? null, collection, key)
      return row === undefined ? undefined : documentOf(row as DocumentRow, keys)
    },

    readByKey({ keyId, afterId, limit }) {
      const rows = selectByKey.all(keyId, afterId, limit) as DocumentRow[]
      return rows.map((row) => ({ id: row.id, document: documentOf(row, keys) }))
    },

    erase(keyId) {
      const rows = selectOfSubject.all(keyId) as { id: number; key: string; entries: string }[]
      for (const row of rows) {
        const entries = entriesOf(row)
        const kept = entries.filter(([indexId]) => !indexes.isPersonal(indexId))
        replaceEntries(row, entries, kept)
        eraseSealed.run(JSON.stringify(kept), row.id)
      }
    },
  }
}

function nameOf([indexId, value]: EntryPair): string {
  return `${indexId} ${value}`
}
