import type { DocumentChange, JsonValue } from '@selfread/core'
import type { SubmissionContent } from './submission-content.ts'
import type { SubmissionReceipt } from './submission-receipt.ts'

/** The read model's row of a submission: its receipt, and sealed beside it what the sender wrote. */
export function submissionDocument(
  receipt: SubmissionReceipt,
  content: SubmissionContent,
): DocumentChange {
  const places = [...new Set(receipt.readings.map(({ place }) => place))]
  return {
    change: 'put',
    collection: 'submission',
    key: receipt.submissionId,
    value: { ...receipt } as unknown as JsonValue,
    personal: {
      subject: `submission:${receipt.submissionId}`,
      data: {
        sender: content.sender ?? '',
        subject: content.subject ?? '',
        text: content.text,
      },
    },
    indexes: [
      { name: 'outcome', value: receipt.outcome },
      { name: 'received_at', value: receipt.receivedAt },
      ...places.map((place) => ({ name: 'place', value: place })),
      ...(content.messageId === undefined
        ? []
        : [{ name: 'message_id', value: content.messageId, isPersonal: true as const }]),
      ...(receipt.outcome === 'review' ? [{ name: 'review', value: 'open' }] : []),
    ],
  }
}
