export type { ReconciliationOutcome, ReconciliationOutcomeCode } from './outcome.ts'
