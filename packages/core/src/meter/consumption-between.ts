import type { IndexValue } from '../index-value/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { MeterInstallation } from './meter.ts'

/** An index on a day. */
export interface DatedIndex {
  readonly on: CivilDate
  readonly index: IndexValue
  /** The meter it was read on; needed only on the day of an exchange, where the new meter is meant unless stated. */
  readonly meterSerial?: string
}

/** What one meter counted within a period. */
export interface ConsumptionSegment {
  readonly meterSerial: string
  readonly from: { readonly on: CivilDate; readonly index: IndexValue }
  readonly to: { readonly on: CivilDate; readonly index: IndexValue }
  /** In the register's unit, exact decimal text, never negative. */
  readonly advance: string
  readonly multiplier: string
  /** `advance` times `multiplier`, exact decimal text. */
  readonly consumption: string
  /** True where the register went through zero. */
  readonly hasRolledOver: boolean
}

/** Why no consumption can be stated, the first that holds along the period. */
export type ConsumptionProblem =
  /** `to` is before `from`. */
  | 'dates_reversed'
  /** No meter, or not the one named, hung at the place on the day of `from` or `to`. */
  | 'no_meter_installed'
  /** A meter of the period does not have the register. */
  | 'unknown_register'
  /** A removed meter has no last index of the register. */
  | 'missing_exit_index'
  /** A fitted meter has no first index of the register. */
  | 'missing_entry_index'
  /** The register of the next meter counts in another unit. */
  | 'unit_changed'
  /** The multiplier changed between two indices: an index on that day is needed. */
  | 'multiplier_changed'
  /** An index is below the one before it, and no rollover is confirmed. */
  | 'negative_advance'

export type ConsumptionResult =
  | {
      readonly ok: true
      /** In billing units, exact decimal text. */
      readonly consumption: string
      /** One per meter, in time. */
      readonly advances: readonly ConsumptionSegment[]
    }
  | { readonly ok: false; readonly problem: ConsumptionProblem }

/** What a register counted between two indices, through any number of meter exchanges. */
export function consumptionBetween(input: {
  installations: readonly MeterInstallation[]
  /** Id of the register, the same on each meter of the period. */
  register: string
  from: DatedIndex
  to: DatedIndex
  /** An index below the one before it is a rollover only where somebody confirmed it. */
  rollover?: { isConfirmed: true }
}): ConsumptionResult {
  throw new Error(`Not built yet: ${input.register}`)
}
