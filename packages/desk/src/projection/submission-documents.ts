import type { FactDraft, IndexEntry, JsonValue } from '@selfread/core'
import type { ClearReceipt, WrittenSubmission } from '../intake/sealed-receipt.ts'
import { normalizeContact } from '../normalize.ts'
import type { ReviewedReading } from '../review/review-decision.ts'
import type { PutDocument } from './put-document.ts'

/** What a person decided: the data of `submission_reviewed`. */
export interface SubmissionReviewed {
  readonly decision: 'accept_held' | 'accept_readings' | 'refuse'
  readonly reason: string
  readonly by: string
  /** Ids of the readings that stand by it. */
  readonly readings: readonly string[]
  /** The places that it is about. */
  readonly places: readonly string[]
  /** What the person read, where they gave the readings. */
  readonly given?: readonly ReviewedReading[]
}

/** The read model of a submission: its receipt, and sealed beside it what the sender wrote. */
export function submissionDocuments(facts: readonly FactDraft[]): readonly PutDocument[] {
  const decided = facts.find(({ type }) => type === 'submission_decided')
  if (decided === undefined) return []
  const receipt = decided.data as ClearReceipt
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
        ...placeEntries(receipt, reviewed),
        ...writtenEntries(personal?.data as WrittenSubmission | undefined),
        ...(receipt.outcome === 'review' && reviewed === undefined
          ? [{ name: 'waits_since', value: new Date(receipt.receivedAt).toISOString() }]
          : []),
      ],
    },
  ]
}

function placeEntries(
  { readings }: ClearReceipt,
  reviewed: SubmissionReviewed | undefined,
): readonly IndexEntry[] {
  const places = new Set([...readings.map(({ place }) => place), ...(reviewed?.places ?? [])])
  return [...places].map((place) => ({ name: 'place', value: place }))
}

function writtenEntries(written: WrittenSubmission | undefined): readonly IndexEntry[] {
  if (written === undefined) return []
  const { messageId } = written
  const sender = normalizeContact(written.sender)
  return [
    ...(sender === '' ? [] : [{ name: 'sender', value: sender, isPersonal: true } as const]),
    ...(messageId === undefined
      ? []
      : [{ name: 'message_id', value: messageId, isPersonal: true } as const]),
  ]
}
