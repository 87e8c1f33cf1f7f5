import type { FactDraft, JsonValue, StoredDocument, SubmissionFinding } from '@selfread/core'
import type { SubmissionReceipt } from './submission-receipt.ts'

/** What a sender wrote, and what is said about it in words: the personal part of `submission_decided`. */
export interface WrittenSubmission {
  readonly sender: string
  readonly subject: string
  readonly text: string
  readonly messageId?: string
  /** The details of the receipt's findings, in their order: they quote what was written. */
  readonly details: readonly string[]
}

/** A receipt as it stands in the clear: findings without their words. */
export interface ClearReceipt extends Omit<SubmissionReceipt, 'findings'> {
  readonly findings: readonly Omit<SubmissionFinding, 'detail'>[]
}

/** Takes the words out of a receipt: file names, numbers and phrases of the sender's are sealed. */
export function clearReceipt({ findings, ...rest }: SubmissionReceipt): ClearReceipt {
  return { ...rest, findings: findings.map(({ code, severity }) => ({ code, severity })) }
}

/** The receipt of a `submission_decided` or of a submission's document; its findings say nothing in words once the sender is erased. */
function openReceipt(
  clear: ClearReceipt,
  written: WrittenSubmission | undefined,
): SubmissionReceipt {
  const findings = clear.findings.map((finding, index) => ({
    ...finding,
    detail: written?.details[index] ?? '',
  }))
  return { ...clear, findings }
}

/** What became of a submission, from the facts of its stream; undefined while nothing was decided. */
export function receiptOf(facts: readonly FactDraft[]): SubmissionReceipt | undefined {
  const decided = facts.find(({ type }) => type === 'submission_decided')
  if (decided === undefined) return undefined
  return openReceipt(decided.data as ClearReceipt, writtenIn(decided.personal?.data))
}

/** The receipt that a submission's document holds, and what the sender wrote where it can be read. */
export function submissionIn({ value, personal }: StoredDocument): {
  readonly receipt: SubmissionReceipt
  readonly written: WrittenSubmission | undefined
} {
  const written = writtenIn(personal?.data)
  return { receipt: openReceipt(value as unknown as ClearReceipt, written), written }
}

function writtenIn(data: JsonValue | undefined): WrittenSubmission | undefined {
  return data as WrittenSubmission | undefined
}
