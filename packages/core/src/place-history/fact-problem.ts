import type { SealProblem } from '../field/index.ts'
import type { ExchangeProblem } from '../meter/index.ts'

/**
 * Why something cannot become a fact of a place; the first that holds, in this order:
 * - `not_registered`: the place has no `place_registered` yet;
 * - `other_place`: it names another place;
 * - the problems of a movement slip, as `applyExchange` gives them;
 * - the problems of a seal's event, as `addSealEvent` gives them;
 * - `already_known`: the state has it: by its id or number, by its version, or noted for the same
 *   file, batch or submission;
 * - `unknown_meter`, `unknown_register`: it is about a meter that never hung at the place, or about a
 *   register that it does not have;
 * - `unknown_reading`: it names a reading that the place does not have;
 * - `index_beyond_digits`: a reading that is to count, of an index that its register cannot show;
 * - `supersedes_itself`: the reading that takes the place is the reading itself, or gave way to it;
 * - `already_superseded`: another reading has taken its place;
 * - `before_last_review`: a review at a moment before the last one;
 * - `not_accepted`: a reading that does not count was to go out;
 * - `history_rewritten`: a dispute, a service request or a change of technical data that does not
 *   begin with what is known of it;
 * - `wrong_supply_state`: an order where one is under way or carried out, or something done about an
 *   order that is not under way.
 */
export type FactProblem =
  | 'not_registered'
  | 'other_place'
  | ExchangeProblem
  | SealProblem
  | 'already_known'
  | 'unknown_meter'
  | 'unknown_register'
  | 'unknown_reading'
  | 'supersedes_itself'
  | 'already_superseded'
  | 'before_last_review'
  | 'not_accepted'
  | 'history_rewritten'
  | 'wrong_supply_state'
