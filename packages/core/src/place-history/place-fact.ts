import type { Dispute } from '../dispute/index.ts'
import type { EstimatedQuantitiesAnnex } from '../estimate/index.ts'
import type { FactDraft } from '../journal/index.ts'
import type { MeterExchange, MeterInstallation } from '../meter/index.ts'
import type { BillableOperation } from '../operation/index.ts'
import type { ConsumptionPlace, SupplyContract } from '../place/index.ts'
import type { Channel, Reading } from '../reading/index.ts'
import type { ReconciliationOutcome } from '../reconciliation/index.ts'
import type { Instant } from '../time/index.ts'

/** A reading that went out in a file. */
export interface ReadingTransfer {
  readonly readingId: string
  readonly batchId: string
  readonly fileName: string
  /** 1 for the batch's first line. */
  readonly lineNumber: number
  readonly at: Instant
}

/** What an operator's file said about a reading. */
export interface ReconciledReading extends ReconciliationOutcome {
  /** SHA-256 of the operator's file. */
  readonly fileSha256: string
  readonly fileName: string
  readonly reconciledAt: Instant
}

/** A notice that a reading is absent from the operator's data. */
export interface AbsenceNotice {
  readonly readingId: string
  readonly fileSha256: string
  /** Outbox ids of the messages. */
  readonly messageIds: readonly string[]
  readonly at: Instant
}

/** A submission that said again what an accepted reading already says. */
export interface ReadingRepetition {
  readonly readingId: string
  readonly submissionId: string
  readonly channel: Channel
  readonly receivedAt: Instant
}

/** A person's decision on a reading that was held for review. */
export interface ReadingReview {
  readonly readingId: string
  readonly decision: 'accepted' | 'refused'
  readonly by: string
  readonly reason: string
  readonly at: Instant
}

/** A place becomes known: the first fact of its stream. Its personal part is the `Customer`. */
export type PlaceRegistered = FactDraft<
  'place_registered',
  { readonly place: ConsumptionPlace; readonly contract: SupplyContract }
>

/** Everything that can happen at a place once it is registered. */
export type LaterPlaceFact =
  | FactDraft<'meter_installed', { readonly installation: MeterInstallation }>
  | FactDraft<'meter_exchanged', { readonly exchange: MeterExchange }>
  | FactDraft<'annex_agreed', { readonly annex: EstimatedQuantitiesAnnex }>
  | FactDraft<'reading_recorded', { readonly reading: Reading }>
  | FactDraft<'reading_repeated', ReadingRepetition>
  | FactDraft<'reading_reviewed', ReadingReview>
  | FactDraft<
      'reading_superseded',
      { readonly readingId: string; readonly supersededBy: string; readonly reason: string }
    >
  | FactDraft<'reading_transferred', ReadingTransfer>
  | FactDraft<'reading_reconciled', ReconciledReading>
  | FactDraft<'absence_notified', AbsenceNotice>
  | FactDraft<'operation_counted', BillableOperation>
  | FactDraft<'dispute_advanced', { readonly dispute: Dispute }>

/** Everything that can happen at a place, in its stream `place/<id>`. */
export type PlaceFact = PlaceRegistered | LaterPlaceFact
