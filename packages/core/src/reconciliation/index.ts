export type { ReconciliationOutcome, ReconciliationOutcomeCode } from './outcome.ts'
export type {
  PositionedLine,
  ReconciliationResult,
  ReconciliationTolerance,
  SentReading,
} from './reconcile-readings.ts'
export { reconcileReadings } from './reconcile-readings.ts'
