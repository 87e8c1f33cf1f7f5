import type { PlaceState } from '../place-history/index.ts'
import { type CivilDate, monthOf } from '../time/index.ts'
import { consumptionByMonth, type MonthlySeries } from './consumption-by-month.ts'
import { registersOf } from './counted-readings.ts'
import { type IndexOnDay, indexOnDay } from './index-on-day.ts'
import { type Missing, missingIn } from './missing.ts'
import { type Settlement, settlementsOf } from './settlements.ts'

/** What a place comes to in a period: what is asked first. */
export interface PlaceOverview {
  /** The index of each register on the contract's first day, and on its last one. */
  readonly contractIndices: readonly IndexOnDay[]
  /** Consumption of each month that the period touches, and the gaps in it. */
  readonly series: readonly MonthlySeries[]
  readonly missing: readonly Missing[]
  /** Why bills looked odd after a reading below the estimates. */
  readonly settlements: readonly Settlement[]
}

/** Looks over a place in a period, seen from a day. */
export function overviewOf(
  state: PlaceState,
  about: { readonly from: CivilDate; readonly to: CivilDate; readonly today: CivilDate },
): PlaceOverview {
  const { startsOn, endsOn } = state.contract
  const [first, last] = [monthOf(about.from), monthOf(about.to)]
  return {
    contractIndices: registersOf(state).flatMap((register) =>
      [startsOn, endsOn].flatMap((on) =>
        on === undefined ? [] : [indexOnDay(state, { register, on })],
      ),
    ),
    series: consumptionByMonth(state).map(({ register, months, gaps }) => ({
      register,
      months: months.filter(({ month }) => first <= month && month <= last),
      gaps: gaps.filter(({ from, to }) => from < about.to && about.from < to),
    })),
    missing: missingIn(state, about),
    settlements: settlementsOf(state),
  }
}
