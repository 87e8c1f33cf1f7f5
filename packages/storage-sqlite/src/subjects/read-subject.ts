import type { SubjectItem, SubjectPage } from '@selfread/core'
import { assertLimit, defaultPageLimit, readCursor, writeCursor } from '@selfread/storage-kit'
import type { BlobTable } from '../blobs/blob-table.ts'
import type { DocumentTable } from '../documents/document-table.ts'
import type { FactReader } from '../facts/read-facts.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import type { MessageTable } from '../messages/message-table.ts'

interface NumberedItem {
  readonly id: number
  readonly item: SubjectItem
}

/** Reads some of one kind of thing under a key, behind a number. */
type Source = (range: {
  readonly tenant: string
  readonly keyId: number
  readonly afterId: number
  readonly limit: number
}) => readonly NumberedItem[]

const CURSOR = 'subject'

/** Reads all that is held under a subject's live key: facts, documents, blobs, messages. */
export function createSubjectReader(tables: {
  readonly keys: KeyRing
  readonly facts: FactReader
  readonly documents: DocumentTable
  readonly blobs: BlobTable
  readonly messages: MessageTable
}): (query: {
  readonly tenant: string
  readonly subject: string
  readonly after?: string
  readonly limit?: number
}) => SubjectPage {
  const { keys, facts, documents, blobs, messages } = tables
  const sources: readonly Source[] = [
    (range) => facts.readByKey(range).map(({ id, fact }) => ({ id, item: { kind: 'fact', fact } })),
    (range) =>
      documents
        .readByKey(range)
        .map(({ id, document }) => ({ id, item: { kind: 'document', document } })),
    (range) =>
      blobs
        .readByKey(range)
        .map(({ id, sha256, length }) => ({ id, item: { kind: 'blob', sha256, length } })),
    (range) => messages.readByKey(range),
  ]

  return ({ tenant, subject, after, limit = defaultPageLimit }) => {
    assertLimit(limit)
    const [start, startId] =
      after === undefined ? [0, 0] : readCursor(CURSOR, ['number', 'number'], after)
    const tenantId = keys.findTenant(tenant)
    const keyId = tenantId === undefined ? undefined : keys.findKeyId(tenantId, subject)
    if (keyId === undefined) return { items: [] }
    const found: (NumberedItem & { readonly source: number })[] = []
    for (const [source, read] of sources.entries()) {
      if (source < start) continue
      const afterId = source === start ? startId : 0
      const rest = limit + 1 - found.length
      if (rest === 0) break
      for (const numbered of read({ tenant, keyId, afterId, limit: rest }))
        found.push({ ...numbered, source })
    }
    const items = found.slice(0, limit).map(({ item }) => item)
    const last = found[limit - 1]
    if (found.length <= limit || last === undefined) return { items }
    return { items, next: writeCursor(CURSOR, [last.source, last.id]) }
  }
}
