import { canonicalJson, type StoreFault } from '@selfread/core'
import { jsonText } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import {
  type DocumentRow,
  documentColumns,
  documentJoins,
  documentOf,
} from '../documents/document-rows.ts'
import type { KeyRing } from '../keys/key-ring.ts'

/**
 * Opens every document and compares its entries with what it is found by. What it says is made anew
 * from the facts and compared by the desk.
 */
export function verifyDocuments(database: Connection, keys: KeyRing): readonly StoreFault[] {
  return [...contentFaults(database, keys), ...entryFaults(database)]
}

function contentFaults(database: Connection, keys: KeyRing): readonly StoreFault[] {
  const faults: StoreFault[] = []
  const rows = database
    .prepare(`select ${documentColumns} from document d ${documentJoins} order by d.id`)
    .iterate() as IterableIterator<DocumentRow>
  for (const row of rows) {
    try {
      const { value } = documentOf(row, keys)
      if (row.value !== jsonText(value) && row.value !== canonicalJson(value))
        throw new Error('Its value is not written as it was.')
      if (row.sealed !== null && row.key === null) throw new Error('Its key was taken away.')
    } catch (error) {
      faults.push(documentFault(row, error instanceof Error ? error.message : String(error)))
    }
  }
  return faults
}

/** Entries that are not those of their document, and documents that lack one of theirs. */
function entryFaults(database: Connection): readonly StoreFault[] {
  const stray = database
    .prepare(`
      select t.name as tenant, coalesce(d.collection, i.collection) as collection,
        coalesce(d.key, e.key) as document_key, i.name as entry
      from document_entry e
      left join document_index i on i.id = e.index_id
      left join document d on d.id = e.document_id
      left join tenant t on t.id = coalesce(d.tenant_id, i.tenant_id)
      where d.key is not e.key or i.tenant_id is not d.tenant_id or i.collection is not d.collection`)
    .all() as EntryRow[]
  const own = `
    select d.id as id, json_extract(j.value, '$[0]') as index_id,
      json_extract(j.value, '$[1]') as value
    from document d, json_each(case when json_valid(d.entries) then d.entries else '[]' end) j`
  const found = 'select document_id, index_id, value from document_entry'
  const differing = database
    .prepare(`
      select distinct t.name as tenant, d.collection, d.key as document_key, i.name as entry
      from (select * from (${own} except ${found}) union all select * from (${found} except ${own})) x
      left join document d on d.id = x.id
      left join document_index i on i.id = x.index_id
      left join tenant t on t.id = d.tenant_id`)
    .all() as EntryRow[]
  return [
    ...stray.map((row) => documentFault(row, `An entry of ${row.entry} is not its own.`)),
    ...differing.map((row) =>
      documentFault(row, `Its entries of ${row.entry} differ from what it is found by.`),
    ),
  ]
}

interface EntryRow extends Pick<DocumentRow, 'tenant' | 'collection' | 'document_key'> {
  readonly entry: string | null
}

function documentFault(
  {
    tenant,
    collection,
    document_key: key,
  }: Pick<DocumentRow, 'tenant' | 'collection' | 'document_key'>,
  problem: string,
): StoreFault {
  const message = `Document ${collection}/${key} of tenant ${tenant} is not as it was put: ${problem}`
  return { code: 'document_changed', message, tenant }
}
