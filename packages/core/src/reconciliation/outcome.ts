import type { FilePosition, OperatorLine } from '../measurement/index.ts'

/**
 * Whether the operator used a self-reading, one per reading, in order of
 * precedence where several lines of the file compete. Source: DOMAIN.md 6.
 */
export type ReconciliationOutcomeCode =
  | 'matched'
  | 'matched_within_tolerance'
  | 'different_value'
  | 'other_date'
  | 'replaced_by_operator_read'
  | 'replaced_by_estimate'
  | 'missing_register'
  | 'missing_place'
  | 'unknown_meter'
  | 'after_cutoff'
  | 'not_sent'

/** What became of one reading in the operator's measurement data. */
export interface ReconciliationOutcome {
  readonly readingId: string
  readonly code: ReconciliationOutcomeCode
  /** The line that decided, where one did. */
  readonly line?: OperatorLine
  readonly at?: FilePosition
  /** Days from the reading's date to the line's. */
  readonly daysApart?: number
  /** The line's index less the reading's, in the register's smallest unit. */
  readonly unitsApart?: number
}
