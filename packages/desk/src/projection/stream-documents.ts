import { type FactDraft, type PlaceFact, placeStateOf } from '@selfread/core'
import { placeDocuments } from './place-documents.ts'
import type { PutDocument } from './put-document.ts'
import { submissionDocuments } from './submission-documents.ts'
import { transferDocuments } from './transfer-documents.ts'

/** The read models that follow from the facts of one stream: made from them, and from nothing else. */
export function streamDocuments(
  stream: string,
  facts: readonly FactDraft[],
): readonly PutDocument[] {
  const [kind] = stream.split('/', 1)
  switch (kind) {
    case 'place':
      return placeDocuments(placeStateOf(facts as readonly PlaceFact[]))
    case 'submission':
      return submissionDocuments(facts)
    case 'transfer':
      return transferDocuments(facts)
    default:
      return []
  }
}
