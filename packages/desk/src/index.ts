export { rules } from '@selfread/core/presets'
export type { Desk, DeskOptions } from './create-desk.ts'
export { createDesk } from './create-desk.ts'
export type { OperatorSettings, SupplierSettings } from './desk-context.ts'
export type { DisputeOpening, DisputeResult, DisputeStatus } from './dispute/dispute-desk.ts'
export { renderDossier } from './explanation/render-dossier.ts'
export type {
  PlaceCandidate,
  SubmissionReceipt,
  SubmittedReading,
} from './intake/submission-receipt.ts'
export type { DeliverOutbox, DeliveryReport } from './notification/deliver-outbox.ts'
export type { LetterKind, QueuedMail } from './notification/mail-message.ts'
export type { PlaceSummary } from './places/find-places.ts'
export type { PlacesImport } from './places/import-places.ts'
export type { ImportProblem } from './places/read-place-rows.ts'
export type { PlaceOutcome, ReconciliationReport } from './reconciliation/reconciliation-report.ts'
export type { ReviewItem } from './review/open-reviews.ts'
export type {
  Review,
  ReviewDecision,
  ReviewedReading,
  ReviewRefusal,
  ReviewResult,
} from './review/review-decision.ts'
export type { MissingEstimate } from './transfer/estimate-missing.ts'
export type {
  FailedTransfer,
  PreparedTransfer,
  PreparedTransfers,
} from './transfer/prepare-transfers.ts'
