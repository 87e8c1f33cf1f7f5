export { rules } from '@selfread/core/presets'
export type { Desk, DeskOptions } from './create-desk.ts'
export { createDesk } from './create-desk.ts'
export type { OperatorSettings, SupplierSettings } from './desk-context.ts'
export type { DisputeOpening, DisputeResult, DisputeStatus } from './dispute/dispute-desk.ts'
export { renderDossier } from './explanation/render-dossier.ts'
export type { ExportedRows, RowsExport, RowsQuery } from './export/export-rows.ts'
export type {
  PlaceCandidate,
  SubmissionReceipt,
  SubmittedReading,
} from './intake/submission-receipt.ts'
export type { ReceiptsQuery } from './journal/make-receipts.ts'
export type { Continuation } from './journal/prove-continuation.ts'
export type { VerifyOptions } from './journal/verify-store.ts'
export type { JournalFileOptions } from './journal/write-journal-file.ts'
export type { DeliverOutbox, DeliveryReport } from './notification/deliver-outbox.ts'
export type { LetterKind, QueuedMail } from './notification/mail-message.ts'
export type { PersonErased, PersonErasure } from './person/erase-person.ts'
export type {
  HeldBlob,
  HeldLetter,
  HeldSubmission,
  PersonExport,
  PersonFact,
  PersonPlace,
} from './person/export-person.ts'
export type { PlaceSummary } from './places/find-places.ts'
export type { PlacesImport } from './places/import-places.ts'
export type { ImportProblem } from './places/read-place-rows.ts'
export type { ReadingOutcome } from './projection/place-documents.ts'
export type { RebuiltDocuments } from './projection/rebuild-documents.ts'
export type { OperationCount } from './question/count-day-operations.ts'
export type { DueReadings } from './question/find-due-readings.ts'
export type { OutcomesQuery } from './question/find-outcomes.ts'
export type { ReadingsQuery } from './question/find-readings.ts'
export type { Page, PageQuery } from './question/page.ts'
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
