import type { FactDraft, JsonValue, TransferBatch } from '@selfread/core'
import type { PutDocument } from './put-document.ts'

/** A batch as `transfer_prepared` holds it. */
export interface StoredBatch {
  readonly batch: TransferBatch
  readonly mediaType: string
}

/** The read model of a batch, found by operator and day. */
export function transferDocuments(facts: readonly FactDraft[]): readonly PutDocument[] {
  return facts
    .filter(({ type }) => type === 'transfer_prepared')
    .map(({ data }) => {
      const { batch } = data as StoredBatch
      return {
        change: 'put',
        collection: 'transfer_batch',
        key: batch.id,
        value: data as JsonValue,
        indexes: [{ name: 'operator_day', value: `${batch.operator}/${batch.day}` }],
      }
    })
}
