import type { HistoryEstimateInput } from './estimate-from-history.ts'
import { estimateOf, sumOfTerms } from './estimate-of.ts'
import { fractionText, ZERO } from './fraction.ts'
import { orderedHistory, partsProblem, readingInputs } from './history-period.ts'
import { REGISTER_UNITS } from './index-after.ts'
import { type Estimate, none } from './index-estimate.ts'
import { lastMonths } from './last-months.ts'
import { monthNumber, monthShares } from './month-shares.ts'

/** How a group of customers spreads a year's consumption over the months. */
export interface ConsumptionGroup {
  readonly id: string
  readonly version: number
  /** The share of January to December, exact decimal text; together about 1. */
  readonly monthlyCoefficients: readonly string[]
}

const YEAR_MONTHS = 12

/**
 * The planned monthly volume: what the group consumes of a year in each month,
 * times what the register advanced in the last twelve. Parts of a month by
 * days. Source: DOMAIN.md 2, Ukraine gas.
 */
export function estimateFromPlannedMonthly(
  input: HistoryEstimateInput & { readonly group: ConsumptionGroup },
): Estimate {
  const { group, history, reference, on, maximumEstimatedShare } = input
  if (on < reference.on) return none('dates_reversed')
  const ordered = orderedHistory(history)
  if (!ordered.ok) return ordered
  const year = lastMonths(ordered.periods, {
    until: reference.on,
    months: YEAR_MONTHS,
    minimumMonths: YEAR_MONTHS,
  })
  if (!year.ok) return year
  const problem = partsProblem(year.parts, year.days, maximumEstimatedShare)
  if (problem !== undefined) return none(problem)
  if (group.monthlyCoefficients.length !== YEAR_MONTHS) return none('malformed_input')

  const consumed = year.parts.map(({ period, days, periodDays }) => ({
    name: `year ${period.from}/${period.to}`,
    term: `${period.advance} * ${days}/${periodDays}`,
  }))
  const annual = fractionText(sumOfTerms(consumed.map(({ term }) => term)) ?? ZERO)
  return estimateOf('planned_monthly', input, {
    unit: REGISTER_UNITS,
    terms: monthShares(reference.on, on).map(({ month, days, daysInMonth }) => ({
      of: month,
      factors: [
        annual,
        group.monthlyCoefficients[monthNumber(month)] ?? '',
        `${days}/${daysInMonth}`,
      ],
    })),
    inputs: {
      group: group.id,
      groupVersion: String(group.version),
      ...readingInputs(year.parts),
      ...Object.fromEntries(consumed.map(({ name, term }) => [name, term])),
    },
  })
}
