import type { StoredDocument } from '@selfread/core'
import { compareText } from '../compare-text.ts'
import type { DeskContext } from '../desk-context.ts'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import type { WrittenSubmission } from '../projection/submission-documents.ts'
import { readAllDocuments } from '../read-all-documents.ts'

/** A submission that waits for a person: what came, what it may mean, and why it was not taken by itself. */
export interface ReviewItem extends SubmissionReceipt {
  /** Absent where the sender has been erased. */
  readonly sender?: string
  readonly subject?: string
  readonly text?: string
}

/** The submissions that wait for a person, oldest first. */
export async function openReviews(context: DeskContext): Promise<readonly ReviewItem[]> {
  const documents = await readAllDocuments(context, {
    collection: 'submission',
    where: { index: 'review', equals: 'open' },
  })
  return documents.map(reviewItem).toSorted((a, b) => compareText(a.receivedAt, b.receivedAt))
}

function reviewItem({ value, personal }: StoredDocument): ReviewItem {
  const receipt = value as unknown as SubmissionReceipt
  const written = personal?.data as WrittenSubmission | undefined
  return { ...receipt, ...written }
}
