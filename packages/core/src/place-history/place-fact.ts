import type { OverrideReasonCode, ReadingReassessment } from '../assessment/index.ts'
import type { Dispute } from '../dispute/index.ts'
import type { EstimatedQuantitiesAnnex } from '../estimate/index.ts'
import type { FieldFactData } from '../field/index.ts'
import type { FactDraft } from '../journal/index.ts'
import type { MeterExchange, MeterInstallation, MeterVerification } from '../meter/index.ts'
import type { BillableOperation } from '../operation/index.ts'
import type {
  ConsumptionPlace,
  ResidentsDeclaration,
  SupplyContract,
  TechnicalData,
} from '../place/index.ts'
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
  /** Out of the catalogue of `overrideReasons`. */
  readonly reasonCode?: OverrideReasonCode
  /** In words. */
  readonly reason: string
  readonly at: Instant
}

/** What a place's facts hold, by their type, those of field work included. A type is past tense and never renamed. */
export interface PlaceFactData extends FieldFactData {
  /** A meter was fitted at the place; holds from `installedOn`. */
  readonly meter_installed: { readonly installation: MeterInstallation }
  /** A movement slip came in; holds from `exchangedOn`, whenever it was recorded. */
  readonly meter_exchanged: { readonly exchange: MeterExchange }
  /** A meter was verified; holds from the verification's own day. */
  readonly meter_verified: MeterVerification
  /** The technical data are others from `validFrom` on. */
  readonly technical_data_changed: TechnicalData
  /** Somebody declared how many people live there; holds from `eventOn`. */
  readonly residents_declared: ResidentsDeclaration
  /** The customer signed quantities; they hold from `validFrom`. */
  readonly annex_agreed: { readonly annex: EstimatedQuantitiesAnnex }
  /** An index became known: read on `readOn`, received at `receivedAt`. */
  readonly reading_recorded: { readonly reading: Reading }
  /** A submission said again what a reading says, at `receivedAt`. */
  readonly reading_repeated: ReadingRepetition
  /** A person decided on a held reading, at `at`. */
  readonly reading_reviewed: ReadingReview
  /** A later fact gave a reading another assessment; the reading itself stays. Holds from the recording on. */
  readonly reading_reassessed: ReadingReassessment
  /** Another reading took this one's place; holds from the recording on. */
  readonly reading_superseded: {
    readonly readingId: string
    readonly supersededBy: string
    readonly reason: string
  }
  /** A reading went to the operator, at `at`. */
  readonly reading_transferred: ReadingTransfer
  /** An operator's file was searched for a reading, at `reconciledAt`. */
  readonly reading_reconciled: ReconciledReading
  /** Somebody was told that the operator did not use a reading, at `at`. */
  readonly absence_notified: AbsenceNotice
  /** An operation was counted for its price, on the civil day `day`. */
  readonly operation_counted: BillableOperation
  /** A dispute was opened or took a step, at its last step's `at`; holds the whole dispute. */
  readonly dispute_advanced: { readonly dispute: Dispute }
}

/** The type of a fact that a registered place can have. */
export type LaterFactType = keyof PlaceFactData

/** A place becomes known: the first fact of its stream. Its personal part is the `Customer`. */
export type PlaceRegistered = FactDraft<
  'place_registered',
  { readonly place: ConsumptionPlace; readonly contract: SupplyContract }
>

/** Everything that can happen at a place once it is registered. */
export type LaterPlaceFact = {
  readonly [Type in LaterFactType]: FactDraft<Type, PlaceFactData[Type]>
}[LaterFactType]

/** Everything that can happen at a place, in its stream `place/<id>`. */
export type PlaceFact = PlaceRegistered | LaterPlaceFact
