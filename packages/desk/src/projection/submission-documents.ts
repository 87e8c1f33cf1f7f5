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

/** What a person decided: the data of `submission_reviewed`. */
export interface SubmissionReviewed {
  readonly decision: 'accept_held' | 'accept_readings' | 'refuse'
  readonly reason: string
  readonly by: string
  /** Ids of the readings that stand by it. */
  readonly readings: readonly string[]
  /** The places that it is about. */
  readonly places: readonly string[]
}

/** The read model of a submission: its receipt, and sealed beside it what the sender wrote. */
export function submissionDocuments(facts: readonly FactDraft[]): readonly PutDocument[] {
  const decided = facts.find(({ type }) => type === 'submission_decided')
  if (decided === undefined) return []
  const receipt = decided.data as SubmissionReceipt
  const reviewed = facts.find(({ type }) => type === 'submission_reviewed')?.data as
    | SubmissionReviewed
    | undefined
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
        ...placeEntries(receipt, reviewed),
        ...messageEntries(personal?.data as WrittenSubmission | undefined),
        ...(receipt.outcome === 'review'
          ? [{ name: 'review', value: reviewed === undefined ? 'open' : 'done' }]
          : []),
      ],
    },
  ]
}

function placeEntries(
  { readings }: SubmissionReceipt,
  reviewed: SubmissionReviewed | undefined,
): readonly IndexEntry[] {
  const places = new Set([...readings.map(({ place }) => place), ...(reviewed?.places ?? [])])
  return [...places].map((place) => ({ name: 'place', value: place }))
}

function messageEntries(written: WrittenSubmission | undefined): readonly IndexEntry[] {
  const messageId = written?.messageId
  return messageId === undefined ? [] : [{ name: 'message_id', value: messageId, isPersonal: true }]
}
