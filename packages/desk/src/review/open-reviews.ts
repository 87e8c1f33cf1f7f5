import type { StoredDocument } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { submissionIn } from '../intake/sealed-receipt.ts'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import { readAllDocuments } from '../read-all-documents.ts'

/** A submission that waits for a person: what came, what it may mean, and why it was not taken by itself. */
export interface ReviewItem extends SubmissionReceipt {
  /** Absent where the sender has been erased. */
  readonly sender?: string
  readonly subject?: string
  readonly text?: string
}

/** The submissions that wait for a person, oldest first. */
export async function openReviews(
  context: DeskContext,
  { limit = Number.POSITIVE_INFINITY }: { readonly limit?: number } = {},
): Promise<readonly ReviewItem[]> {
  const documents = await readAllDocuments(context, {
    collection: 'submission',
    where: { index: 'waits_since' },
    limit,
  })
  return documents.map(reviewItem)
}

function reviewItem(document: StoredDocument): ReviewItem {
  const { receipt, written } = submissionIn(document)
  if (written === undefined) return receipt
  const { sender, subject, text } = written
  return { ...receipt, sender, subject, text }
}
