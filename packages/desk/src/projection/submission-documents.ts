import type { FactDraft, IndexEntry, JsonValue } from '@selfread/core'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import type { PutDocument } from './put-document.ts'

/** What a sender wrote: the personal part of `submission_decided`. */
export interface WrittenSubmission {
  readonly sender: string
  readonly subject: string
  readonly text: string
  readonly messageId?: string
}

/** The read model of a submission: its receipt, and sealed beside it what the sender wrote. */
export function submissionDocuments(facts: readonly FactDraft[]): readonly PutDocument[] {
  const decided = facts.find(({ type }) => type === 'submission_decided')
  if (decided === undefined) return []
  const receipt = decided.data as SubmissionReceipt
  const isReviewed = facts.some(({ type }) => type === 'submission_reviewed')
  const { personal } = decided
  return [
    {
      change: 'put',
      collection: 'submission',
      key: receipt.submissionId,
      value: receipt as unknown as JsonValue,
      ...(personal && { personal }),
      indexes: [
        { name: 'outcome', value: receipt.outcome },
        { name: 'received_at', value: receipt.receivedAt },
        ...placeEntries(receipt),
        ...messageEntries(personal?.data as WrittenSubmission | undefined),
        ...(receipt.outcome === 'review'
          ? [{ name: 'review', value: isReviewed ? 'done' : 'open' }]
          : []),
      ],
    },
  ]
}

function placeEntries({ readings }: SubmissionReceipt): readonly IndexEntry[] {
  return [...new Set(readings.map(({ place }) => place))].map((place) => ({
    name: 'place',
    value: place,
  }))
}

function messageEntries(written: WrittenSubmission | undefined): readonly IndexEntry[] {
  const messageId = written?.messageId
  return messageId === undefined ? [] : [{ name: 'message_id', value: messageId, isPersonal: true }]
}
