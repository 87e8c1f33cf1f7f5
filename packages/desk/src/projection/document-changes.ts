import type { DocumentChange, StoredDocument } from '@selfread/core'
import type { PutDocument } from './put-document.ts'

/** What has to be written or taken away for read models to go from one state to the next. */
export function documentChanges(
  before: readonly PutDocument[],
  after: readonly PutDocument[],
): readonly DocumentChange[] {
  const old = new Map(before.map((put) => [documentKey(put), JSON.stringify(put)]))
  const kept = new Set(after.map(documentKey))
  const gone = before.filter((put) => !kept.has(documentKey(put)))
  return [
    ...after.filter((put) => old.get(documentKey(put)) !== JSON.stringify(put)),
    ...gone.map(({ collection, key }) => ({ change: 'delete', collection, key }) as const),
  ]
}

/** What tells a document from all others of a tenant. */
export function documentKey({
  collection,
  key,
}: Pick<StoredDocument, 'collection' | 'key'>): string {
  return `${collection}/${key}`
}
