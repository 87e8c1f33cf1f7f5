import type { FilePosition, OperatorLine } from '../measurement/index.ts'

/**
 * Whether the operator used a self-reading, one per reading. Where several
 * lines of the file compete, the code that stands first here wins. A line
 * competes when it is of the reading's place, at most `windowDays` from its
 * date, and not withdrawn. Source: DOMAIN.md 6.
 *
 * A line of another meter that hung at the place counts as one of the reading's
 * own where exchanges carry its index over (`MeterChange`): what is compared is
 * then the reading with the index that the reading's meter would have shown, by
 * advance. The day of a moment (`readAt`) is that of the zone, else a day is as
 * it was written. "At the same time" is on the same day, or, where the
 * tolerance counts seconds and both moments are known, at the same moment.
 *
 * Lines of the reading's register, on its own meter, without a serial number, or carried over:
 * - `matched`: the same value at the same time, read by anybody: the customer, the operator, at an exchange;
 * - `matched_within_tolerance`: as `matched`, with value and time within the tolerance;
 * - `different_value`: a line of type `customer` on the own meter with a value outside the tolerance, at any
 *   time of the window: the reading was taken over, but not as sent;
 * - `other_date`: the same value (within the tolerance) at a time outside it;
 * - `replaced_by_operator_read`: a line of type `operator` or `exchange` with a value outside the tolerance:
 *   somebody else's index stands in the reading's place. So does such a line of another meter that
 *   hung at the place, whatever its value, where no exchange carries it over;
 * - `replaced_by_estimate`: a line of type `estimated` or `calculated`, even where its value happens to be
 *   the reading's, on the reading's meter or on another that hung at the place.
 *
 * Where there is none of these:
 * - `unknown_meter`: the file has this register on a meter that never hung at the place: an exchange
 *   that nobody told of, or somebody else's meter;
 * - `missing_register`: the file has lines of the place, none of them of this register, or only another
 *   reading of the customer's on another meter;
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
  /** Seconds from the reading's moment to the line's, rounded away from zero; absent where one is a day only. */
  readonly secondsApart?: number
  /**
   * The line's index less the reading's, in the register's smallest unit (that of the reading's
   * index). Where the line is finer, rounded away from zero: never 0 for values that differ.
   * For another meter's line after the exchanges between; absent where none leads there, and
   * beyond a safe integer.
   */
  readonly unitsApart?: number
}
