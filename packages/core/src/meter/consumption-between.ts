import Big from 'big.js'
import type { CivilDate } from '../time/index.ts'
import { chainOfMeters, endOf, type PeriodEnd, startOf } from './chain-of-meters.ts'
import {
  type ConfirmedRollover,
  type ConsumptionSegment,
  type DatedIndex,
  segmentsOf,
} from './consumption-segment.ts'
import type { MeterInstallation } from './meter.ts'
import { registerOf } from './register-of.ts'

/**
 * Why no consumption can be stated; the first that is met along the period:
 * - `dates_reversed`: `to` is before `from`, by its day or by its meter;
 * - `no_meter_installed`: no meter, or not the one named, hung there on the day of `from` or `to`,
 *   and where that end has no index, none in the whole period;
 * - `unknown_register`: a meter of the period does not have the register;
 * - `unit_changed`: the register of the next meter counts in another unit;
 * - `missing_exit_index`: a removed meter has no last index of the register;
 * - `missing_entry_index`: a fitted meter has no first index of the register;
 * - `missing_index`: a meter hung there at the end of the period and no index of it is given;
 * - `multiplier_changed`: the multiplier changed between two indices, so an index on that day is needed;
 * - `negative_advance`: an index is behind the one before it and no rollover is confirmed;
 * - `rollover_above_cap`: with the rollover it would be more than can have been consumed.
 */
export type ConsumptionProblem =
  | 'dates_reversed'
  | 'no_meter_installed'
  | 'unknown_register'
  | 'unit_changed'
  | 'missing_exit_index'
  | 'missing_entry_index'
  | 'missing_index'
  | 'multiplier_changed'
  | 'negative_advance'
  | 'rollover_above_cap'

/** A consumption with what it is made of, or why there is none. */
export type ConsumptionResult =
  | {
      readonly ok: true
      /** In billing units, exact decimal text. */
      readonly consumption: string
      /** In time: one per meter, and one more for each change of its multiplier. */
      readonly advances: readonly ConsumptionSegment[]
    }
  | {
      readonly ok: false
      readonly problem: ConsumptionProblem
      /** The meter it is about. */
      readonly meterSerial?: string
      /** The day that an index is missing or wrong on. */
      readonly on?: CivilDate
    }

/**
 * What a register counted between two days, through any chain of meters: a
 * first fitting, exchanges, a removal without replacement, a fitting after a
 * gap. It is `(exit − from)·k + (to − entry)·k`, each meter with its own
 * multipliers. A register that counts down advances by `from − to`. An advance
 * is never negative, through an exchange or otherwise.
 *
 * Source: DOMAIN.md 2, "Index arithmetic".
 */
export function consumptionBetween(input: {
  installations: readonly MeterInstallation[]
  /** The register by id, OBIS code or tier, as `registerOf` takes it; the meters may give it different ids where its OBIS code is the same. */
  register: string
  from: PeriodEnd
  to: PeriodEnd
  /** Other indices of the register, in any order. One on a day on which the multiplier changes divides the period there. */
  indices?: readonly DatedIndex[]
  /** An index behind the one before it counts as a rollover only where somebody confirmed it, and up to a cap. */
  rollover?: ConfirmedRollover
}): ConsumptionResult {
  const { from, to, indices = [] } = input
  const found = chainOfMeters(input.installations, from, to)
  if (!found.ok) return found
  const { chain } = found

  const advances: ConsumptionSegment[] = []
  const named = chain.map((it) => registerOf(it, input.register))
  const obis = named.find((it) => it?.obis !== undefined)?.obis ?? input.register
  let unit: string | undefined
  let wrapped = Big(0)
  for (const [place, installation] of chain.entries()) {
    const about = { meterSerial: installation.meter.serialNumber }
    const register = named[place] ?? registerOf(installation, obis)
    if (register === undefined) return { ok: false, problem: 'unknown_register', ...about }
    unit ??= register.unit
    if (register.unit !== unit) return { ok: false, problem: 'unit_changed', ...about }

    const end = endOf(installation, register, place === chain.length - 1 ? to : undefined)
    if (typeof end === 'string') {
      const on = end === 'missing_index' ? to.on : (installation.removedOn ?? to.on)
      return { ok: false, problem: end, ...about, on }
    }
    const start = startOf(installation, register, place === 0 ? from : undefined)
    if (typeof start === 'string') {
      const on = start === 'missing_index' ? from.on : installation.installedOn
      return { ok: false, problem: start, ...about, on }
    }

    const rollover = input.rollover
    const counted = segmentsOf({ installation, register, start, end, indices, rollover })
    if ('problem' in counted) return { ok: false, ...counted, ...about }
    for (const segment of counted.segments) {
      advances.push(segment)
      if (!segment.hasRolledOver) continue
      wrapped = wrapped.plus(segment.consumption)
      if (rollover && wrapped.gt(rollover.cap)) {
        return { ok: false, problem: 'rollover_above_cap', ...about, on: segment.to.on }
      }
    }
  }
  const consumption = advances.reduce((sum, it) => sum.plus(it.consumption), Big(0)).toFixed()
  return { ok: true, consumption, advances }
}
