import type { IndexValue } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import type { EstimateBasis } from '../reading/index.ts'
import type { CivilDate } from '../time/index.ts'

/** The methods by which an index is computed. `estimationMethods` says what each is. */
export type EstimationMethod =
  | 'annex'
  | 'same_period_last_year'
  | 'previous_period'
  | 'mean_of_months'
  | 'mean_before_and_after'
  | 'profile'
  | 'norm'
  | 'degree_days'
  | 'planned_monthly'
  | 'split'
  | 'linear_extrapolation'
  | 'pro_rata_days'

/**
 * Why no index can be computed; the first that holds, in this order:
 * - `dates_reversed`: `on` is before the reference;
 * - `outside_annex`: a day after the reference and up to `on` lies outside the annex's validity;
 * - `no_line_for_register`: the annex says nothing about the register;
 * - `malformed_annex`: not twelve quantities, or one that is no decimal;
 * - `malformed_history`: periods that overlap or end before they begin, or an advance that is no count;
 * - `too_little_history`: a day that the method needs is in no period, or the period it needs is not there;
 * - `too_much_estimated_history`: more of the days are estimated than may be;
 * - `zero_history`: nothing was consumed in the days that are taken, which says nothing about other days;
 * - `no_residents`: nobody has said how many live there;
 * - `outside_profile`: a day without coefficient;
 * - `advance_too_long`: an advance of more than 15 months cannot be annualized;
 * - `zero_profile`: the coefficients of the days add up to nothing, so nothing can be annualized;
 * - `negative_annual_consumption`: and nothing was given to replace it;
 * - `missing_temperature`: of a day, or of the three before it;
 * - `malformed_input`: a number that is none, or not as many as there must be;
 * - `unit_mismatch`: the quantity's unit does not become the register's, or a gas quantity in energy comes without a conversion factor;
 * - `not_a_factor`: the multiplier or the conversion factor is no decimal above zero;
 * - `reference_not_on_register`: the reference is finer than the register's decimals or beyond its digits;
 * - `negative_advance`: the register would turn back;
 * - `unknown_method`: a stored estimate of a method or version that is not known;
 * - `malformed_basis`: a stored estimate that lacks what went in.
 */
export type EstimateProblem =
  | 'dates_reversed'
  | 'outside_annex'
  | 'no_line_for_register'
  | 'malformed_annex'
  | 'malformed_history'
  | 'too_little_history'
  | 'too_much_estimated_history'
  | 'zero_history'
  | 'no_residents'
  | 'outside_profile'
  | 'advance_too_long'
  | 'zero_profile'
  | 'negative_annual_consumption'
  | 'missing_temperature'
  | 'malformed_input'
  | 'unit_mismatch'
  | 'not_a_factor'
  | 'reference_not_on_register'
  | 'negative_advance'
  | 'unknown_method'
  | 'malformed_basis'

/** No estimate, and why. */
export interface NoEstimate {
  readonly ok: false
  readonly problem: EstimateProblem
}

/** A computed index, without what it was made from. */
export type IndexEstimate =
  | {
      readonly ok: true
      readonly index: IndexValue
      /** What rounding left over, for the next estimate: a fraction of the register's smallest unit, `-1/3`. */
      readonly carry: string
    }
  | NoEstimate

/** An estimated index with what it was made from, or why there is none. */
export type Estimate =
  | (Extract<IndexEstimate, { ok: true }> & {
      /** What a reading's `EstimateBasis` needs of the method: `recomputeEstimate` makes the index of it again. */
      readonly basis: Pick<EstimateBasis, 'method' | 'methodVersion' | 'inputs'>
    })
  | NoEstimate

/** The index that an estimate starts from: a reading, or the estimate before. */
export interface EstimateReference {
  readonly index: IndexValue
  readonly on: CivilDate
  /** Its id, so that the estimate names it. */
  readonly reading?: string
}

/** What every method is told of the index that it is to compute. */
export interface EstimateTarget {
  readonly register: Register
  /** The day of the reference is not counted, the day `on` is. */
  readonly reference: EstimateReference
  readonly on: CivilDate
  /** Exact decimal text: the multiplier of the meter. */
  readonly multiplier: string
  /** kWh per m³ ("PCS"): needed for a register in m³ with a quantity in energy, not used otherwise. */
  readonly conversionFactor?: string
  /** `carry` of the estimate that is now the reference; absent where the reference was read. */
  readonly carry?: string
}

/** An outcome without index. */
export function none(problem: EstimateProblem): NoEstimate {
  return { ok: false, problem }
}
