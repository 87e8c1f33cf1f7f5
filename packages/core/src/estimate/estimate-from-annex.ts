import type { IndexValue } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import type { EstimateBasis } from '../reading/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'

/** Why no index can be computed from an annex, the first that holds in this order. */
export type EstimateProblem =
  /** `on` is before the reference. */
  | 'dates_reversed'
  /** Some day after the reference and up to `on` lies outside the annex's validity. */
  | 'outside_annex'
  /** The annex says nothing about the register. */
  | 'no_line_for_register'
  /** Not twelve quantities, or one that is no decimal. */
  | 'malformed_annex'
  /** The annex's unit does not convert to the register's, or a gas annex in kWh comes without a conversion factor. */
  | 'unit_mismatch'
  /** The multiplier or the conversion factor is not a decimal above zero. */
  | 'not_a_factor'
  /** The reference cannot stand on this register: finer than its decimals, or beyond its digits. */
  | 'reference_not_on_register'

export type AnnexEstimate =
  | {
      readonly ok: true
      readonly index: IndexValue
      /** What rounding left over, for the next estimate: a fraction of the register's smallest unit, `-1/3`. */
      readonly carry: string
      /** All of a reading's `EstimateBasis` but the reason. */
      readonly basis: Pick<EstimateBasis, 'method' | 'methodVersion' | 'inputs'>
    }
  | { readonly ok: false; readonly problem: EstimateProblem }

/** The index that a register should show by the quantities agreed in the annex. */
export function estimateFromAnnex(input: {
  annex: EstimatedQuantitiesAnnex
  register: Register
  reference: { index: IndexValue; on: CivilDate }
  on: CivilDate
  /** Exact decimal text: the multiplier of the meter. */
  multiplier: string
  /** kWh per m³ ("PCS"), for a gas register with an annex in energy. */
  conversionFactor?: string
  /** `carry` of the estimate that is now the reference; `0` where the reference was read. */
  carry?: string
}): AnnexEstimate {
  throw new Error(`Not built yet: ${input.on}`)
}
