import type { FilePosition, OperatorLine } from '../measurement/index.ts'

/**
 * Whether the operator used a self-reading, one per reading. Where several
 * lines of the file compete, the code that stands first here wins. A line
 * competes when it is of the reading's place, at most `windowDays` from its
 * date, and not withdrawn. Source: DOMAIN.md 6.
 *
 * Lines of the reading's own meter (or without a serial number) and register:
 * - `matched`: the same value on the same day, read by anybody: the customer, the operator, at an exchange;
 * - `matched_within_tolerance`: as `matched`, with value and day within the tolerance;
 * - `different_value`: a line of type `customer` with a value outside the tolerance, on any day of the window:
 *   the reading was taken over, but not as sent;
 * - `other_date`: the same value (within the tolerance) on a day outside it;
 * - `replaced_by_operator_read`: a line of type `operator` or `exchange` with a value outside the tolerance:
 *   somebody else's index stands in the reading's place. So does such a line of another meter that
 *   hung at the place (an exchange), whatever its value;
 * - `replaced_by_estimate`: a line of type `estimated` or `calculated`, even where its value happens to be
 *   the reading's, on the reading's meter or on another that hung at the place.
 *
 * Where there is none of these:
 * - `unknown_meter`: the file has this register on a meter that never hung at the place: an exchange
 *   that nobody told of, or somebody else's meter;
 * - `missing_register`: the file has lines of the place, none of them of this register;
 * - `missing_place`: the file has no line of the place within the window.
 *
 * Whatever the file says:
 * - `after_cutoff`: the reading went out after the operator's cutoff and was not used all the same
 *   (else it is `matched`, `matched_within_tolerance` or `other_date`);
 * - `not_sent`: the reading was in no file to the operator.
 */
export type ReconciliationOutcomeCode =
  | 'matched'
  | 'matched_within_tolerance'
  | 'different_value'
  | 'other_date'
  | 'replaced_by_operator_read'
  | 'replaced_by_estimate'
  | 'unknown_meter'
  | 'missing_register'
  | 'missing_place'
  | 'after_cutoff'
  | 'not_sent'

/** What became of one reading in the operator's measurement data. */
export interface ReconciliationOutcome {
  readonly readingId: string
  readonly code: ReconciliationOutcomeCode
  /** The line that decided, where one did; for `after_cutoff` the one that would have. */
  readonly line?: OperatorLine
  readonly at?: FilePosition
  /** Days from the reading's date to the line's. */
  readonly daysApart?: number
  /**
   * The line's index less the reading's, in the register's smallest unit (that of the reading's
   * index). Where the line is finer, rounded away from zero: never 0 for values that differ.
   * Absent for another meter's line, and beyond a safe integer.
   */
  readonly unitsApart?: number
}
