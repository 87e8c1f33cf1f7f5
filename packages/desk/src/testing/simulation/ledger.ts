import { isDeepStrictEqual } from 'node:util'
import type { Dispute, OperationStatement, TransferBatch } from '@selfread/core'
import { sha256 } from '../../derive-id.ts'
import type { SubmissionReceipt } from '../../intake/submission-receipt.ts'
import type { ReconciliationReport } from '../../reconciliation/reconciliation-report.ts'
import type { Review } from '../../review/review-decision.ts'
import type { PreparedTransfers } from '../../transfer/prepare-transfers.ts'
import type { SimulatedSubmission } from './simulated-event.ts'

/** A submission that was acknowledged. */
export interface Acknowledged {
  readonly submission: SimulatedSubmission
  readonly receipt: SubmissionReceipt
  /** What else was delivered as the same message. */
  readonly deliveries: readonly SimulatedSubmission[]
}

/** What an operator's file says of the readings that it was sent. */
export interface OperatorFile {
  readonly operator: string
  readonly name: string
  readonly bytes: Uint8Array
  /** By reading id. */
  readonly says: ReadonlyMap<string, 'same' | 'other' | 'nothing'>
  /** Readings that had been acknowledged as accepted when it was made. */
  readonly accepted: ReadonlySet<string>
}

/** A message as senders were given it. */
export interface HandedOver {
  readonly content: string
  times: number
  /** True once a run that handed it over came to its end. */
  isSettled: boolean
}

/**
 * What the world outside knows: what it sent and what it was told. Everything
 * that must hold is worked out from this, and not from what the desk stores.
 */
export interface Ledger {
  readonly problems: string[]
  readonly acknowledged: Map<string, Acknowledged>
  readonly batches: Map<string, { readonly batch: TransferBatch; readonly fileSha256: string }>
  readonly reports: Map<
    string,
    { readonly report: ReconciliationReport; readonly file: OperatorFile }
  >
  /** By submission: a person's decision, and the readings that stand by it. */
  readonly reviews: Map<string, { readonly review: Review; readonly readings: readonly string[] }>
  readonly disputes: Map<string, Dispute>
  /** Steps by the event that took them. */
  readonly steps: Map<string, { readonly disputeId: string; readonly isTaken: boolean }>
  readonly messages: Map<string, HandedOver>
  readonly notes: Set<string>
  readonly statements: Map<string, OperationStatement>
  readonly erased: Set<string>
  /** Places at which something wrong was accepted, or anything may have been. */
  readonly doubtful: Set<string>
  isImported: boolean
}

/** A ledger in which nothing stands yet. */
export function emptyLedger(): Ledger {
  return {
    problems: [],
    acknowledged: new Map(),
    batches: new Map(),
    reports: new Map(),
    reviews: new Map(),
    disputes: new Map(),
    steps: new Map(),
    messages: new Map(),
    notes: new Set(),
    statements: new Map(),
    erased: new Set(),
    doubtful: new Set(),
    isImported: false,
  }
}

/** Takes down a receipt: the first one stands for all redeliveries. */
export function noteReceipt(
  ledger: Ledger,
  submission: SimulatedSubmission,
  receipt: SubmissionReceipt,
): void {
  const { name } = submission
  const known = ledger.acknowledged.get(name)
  if (known === undefined) {
    ledger.acknowledged.set(name, { submission, receipt, deliveries: [submission] })
    return
  }
  const deliveries = [...known.deliveries, submission]
  ledger.acknowledged.set(name, { ...known, deliveries })
  if (essenceOf(receipt) !== essenceOf(known.receipt))
    ledger.problems.push(`${name} was given two receipts that differ.`)
}

/** What stays of a receipt even when its sender is erased, as JSON. */
export function essenceOf(receipt: SubmissionReceipt): string {
  const { submissionId, outcome, rawSha256, readings } = receipt
  const values = readings.map(({ readingId, value, status }) => [readingId, value, status])
  return JSON.stringify([submissionId, outcome, rawSha256, values])
}

/** Under which hash the bytes of a delivery are kept. */
export function rawSha256Of(
  content: SimulatedSubmission['content'],
  receipt: SubmissionReceipt,
): string {
  return 'message' in content ? sha256(content.message) : receipt.rawSha256
}

/** Takes down a day's files: a batch stays as it was first given out. */
export function noteTransfers(ledger: Ledger, prepared: PreparedTransfers): void {
  for (const { problem, operator } of prepared.failed) {
    ledger.problems.push(`A file to ${operator} failed: ${problem}`)
  }
  for (const { batch, file } of prepared.transfers) {
    const known = ledger.batches.get(batch.id)
    const fileSha256 = sha256(file.bytes)
    if (fileSha256 !== batch.fileSha256) {
      ledger.problems.push(`The file of batch ${batch.id} is not that of its hash.`)
    }
    if (known === undefined) ledger.batches.set(batch.id, { batch, fileSha256 })
    else if (known.fileSha256 !== fileSha256 || !isDeepStrictEqual(known.batch, batch)) {
      ledger.problems.push(`Batch ${batch.id} was given out in two forms.`)
    }
  }
}

/** Takes down what a file came to: the same bytes always come to the same, whatever their name. */
export function noteReport(ledger: Ledger, file: OperatorFile, report: ReconciliationReport): void {
  const { fileSha256 } = report
  const known = ledger.reports.get(fileSha256)
  const isEarlier = known === undefined || file.accepted.size < known.file.accepted.size
  ledger.reports.set(fileSha256, { report, file: isEarlier ? file : known.file })
  const isSame =
    known === undefined ||
    isDeepStrictEqual(
      { ...report, isAlreadyKnown: true },
      { ...known.report, isAlreadyKnown: true },
    )
  if (!isSame) ledger.problems.push(`File ${file.name} came to two reports that differ.`)
}

/** Takes down that a message was handed over; `settledBefore` had been settled when the run began. */
export function noteHandedOver(
  ledger: Ledger,
  message: { readonly id: string; readonly content: unknown },
  settledBefore: ReadonlySet<string>,
): void {
  const content = JSON.stringify(message.content)
  const known = ledger.messages.get(message.id)
  if (settledBefore.has(message.id)) {
    ledger.problems.push(`Message ${message.id} was handed over after it had been settled.`)
  }
  if (known === undefined) {
    ledger.messages.set(message.id, { content, times: 1, isSettled: false })
    return
  }
  known.times++
  if (known.content !== content) {
    ledger.problems.push(`Message ${message.id} was handed over with two contents.`)
  }
}

/** A reading that was accepted at some time, by the desk's word. */
export interface AcceptedReading {
  readonly readingId: string
  readonly place: string
  readonly register: string
  /** The digits, without leading zeros. */
  readonly value: string
  readonly readOn: string
  readonly receivedAt: string
}

/** All readings that the desk said it accepted: at once, or by a person's decision. */
export function acceptedReadingsOf(ledger: Ledger): readonly AcceptedReading[] {
  return [...ledger.acknowledged.values()].flatMap(({ receipt }) => {
    const { receivedAt, submissionId } = receipt
    const reviewed = ledger.reviews.get(submissionId)
    const atOnce = receipt.readings.filter(({ status }) => status === 'accepted')
    const held = receipt.readings.filter(
      ({ status, readingId }) => status === 'held' && reviewed?.readings.includes(readingId),
    )
    const given = reviewed?.review.decision === 'accept_readings' ? reviewed.review.readings : []
    return [
      ...[...atOnce, ...held].map(({ readingId, place, register, value, readOn }) => ({
        ...{ readingId, place, register, readOn, receivedAt },
        value: plainDigits(value),
      })),
      ...given.map(({ place, register = '', value, readOn = '' }, at) => ({
        ...{ place, register, readOn, receivedAt },
        readingId: reviewed?.readings[at] ?? '',
        value: plainDigits(value),
      })),
    ]
  })
}

/** The same text for the same digits, however many zeros lead. */
export function plainDigits(text: string): string {
  return text.replace(/^0+(?=\d)/u, '')
}
