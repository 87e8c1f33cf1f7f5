import type { DocumentChange, StoredDocument } from '@selfread/core'
import type { PutDocument } from './put-document.ts'

/** What has to be written or taken away for read models to go from one state to the next. */
export function documentChanges(
  before: readonly PutDocument[],
  after: readonly PutDocument[],
): readonly DocumentChange[] {
  const old = new Map(before.map((put) => [documentKey(put), put]))
  const kept = new Set(after.map(documentKey))
  const gone = before.filter((put) => !kept.has(documentKey(put)))
  return [
    ...after.filter((put) => !isSame(old.get(documentKey(put)), put)),
    ...gone.map(({ collection, key }) => ({ change: 'delete', collection, key }) as const),
  ]
}

/** States share what did not change: of most documents the value is the very same and need not be looked at. */
function isSame(before: PutDocument | undefined, after: PutDocument): boolean {
  if (before === undefined) return false
  const { value, ...others } = after
  const { value: valueBefore, ...othersBefore } = before
  return (
    JSON.stringify(othersBefore) === JSON.stringify(others) &&
    (valueBefore === value || JSON.stringify(valueBefore) === JSON.stringify(value))
  )
}

/** What tells a document from all others of a tenant. */
export function documentKey({
  collection,
  key,
}: Pick<StoredDocument, 'collection' | 'key'>): string {
  return `${collection}/${key}`
}
