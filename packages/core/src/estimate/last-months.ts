import { type CivilDate, daysBetween } from '../time/index.ts'
import { monthsBetween, sameDayAfter } from './calendar-months.ts'
import { compareFractions, type Fraction, fraction } from './fraction.ts'
import { type HistoryPart, type HistoryPeriod, partsBetween } from './history-period.ts'
import { type NoEstimate, none } from './index-estimate.ts'

/** The last months before a day in which the register was read. */
export type LastMonths =
  | {
      readonly ok: true
      readonly parts: readonly HistoryPart[]
      readonly days: number
      /** How many calendar months they are. */
      readonly months: Fraction
    }
  | NoEstimate

/**
 * The last `months` calendar months up to the last day before `until` on which
 * the register was read: what was estimated since says nothing new. Where
 * history is shorter, all that is there without a gap; `too_little_history`
 * where that is less than `minimumMonths`.
 */
export function lastMonths(
  periods: readonly HistoryPeriod[],
  range: {
    readonly until: CivilDate
    readonly months: number
    readonly minimumMonths: number
  },
): LastMonths {
  const last = periods.findLastIndex((it) => it.to <= range.until && !it.isEstimated)
  const to = periods[last]?.to
  if (to === undefined) return none('too_little_history')
  let first = last
  while (periods[first - 1]?.to === periods[first]?.from) first -= 1
  const wanted = sameDayAfter(to, -range.months)
  const begun = periods[first]?.from ?? to
  const from = begun < wanted ? wanted : begun
  const months = monthsBetween(from, to)
  if (compareFractions(months, fraction(BigInt(range.minimumMonths), 1n)) < 0) {
    return none('too_little_history')
  }
  const parts = partsBetween(periods, { from, to })
  return { ok: true, parts, days: daysBetween(from, to), months }
}
