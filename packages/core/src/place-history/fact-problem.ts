import type { ExchangeProblem } from '../meter/index.ts'

/**
 * Why something cannot become a fact of a place; the first that holds, in this order:
 * - `not_registered`: the place has no `place_registered` yet;
 * - `other_place`: it names another place;
 * - the problems of a movement slip, as `applyExchange` gives them;
 * - `already_known`: the reading, operation, annex version or meter is in the state already, or the
 *   line, file or submission was noted for this reading;
 * - `unknown_meter`, `unknown_register`: a reading of a meter that never hung at the place, or of a
 *   register that it does not have;
 * - `unknown_reading`: it names a reading that the place does not have;
 * - `supersedes_itself`: the reading that takes the place is the reading itself;
 * - `already_superseded`: another reading has taken its place;
 * - `not_held`: a review of a reading that does not wait for one;
 * - `not_accepted`: a reading that does not count was to go out;
 * - `history_rewritten`: a dispute that does not begin with what is known of it.
 */
export type FactProblem =
  | 'not_registered'
  | 'other_place'
  | ExchangeProblem
  | 'already_known'
  | 'unknown_meter'
  | 'unknown_register'
  | 'unknown_reading'
  | 'supersedes_itself'
  | 'already_superseded'
  | 'not_held'
  | 'not_accepted'
  | 'history_rewritten'
