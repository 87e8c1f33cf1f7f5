import type { StoredDocument } from '@selfread/core'
import { documentLabel } from '@selfread/storage-kit'
import type { KeyRing } from '../keys/key-ring.ts'
import { openJson } from '../keys/sealed-data.ts'

/** A document as it is stored, with the names that its ids stand for. */
export interface DocumentRow {
  readonly id: number
  readonly tenant: string
  readonly collection: string
  readonly document_key: string
  readonly place: string | null
  readonly value: string
  readonly entries: string
  readonly subject: string | null
  readonly key: Buffer | null
  readonly sealed: Buffer | null
}

/** An entry as `document.entries` holds it. */
export type EntryPair = readonly [indexId: number, value: string]

/** Columns of a `DocumentRow`, out of `document d` and {@link documentJoins}. */
export const documentColumns = `d.id, t.name as tenant, d.collection, d.key as document_key, d.place,
  d.value, d.entries, k.subject, k.key, d.sealed`

/** What a document's ids stand for. */
export const documentJoins = `join tenant t on t.id = d.tenant_id
  left join subject_key k on k.id = d.key_id`

/** The document of a row, its personal part opened where its key lives. */
export function documentOf(row: DocumentRow, keys: KeyRing): StoredDocument {
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

/** The entries of a row. */
export function entriesOf(row: Pick<DocumentRow, 'entries'>): readonly EntryPair[] {
  return JSON.parse(row.entries) as EntryPair[]
}
