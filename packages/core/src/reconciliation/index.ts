export type { ReconciliationOutcome, ReconciliationOutcomeCode } from './outcome.ts'
export type { ReconciliationResult, UnsentReading } from './reconcile-readings.ts'
export { reconcileReadings } from './reconcile-readings.ts'
export type { PositionedLine, ReconciliationTolerance, SentReading } from './sent-reading.ts'
