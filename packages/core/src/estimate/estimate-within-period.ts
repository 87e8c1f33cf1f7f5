import { type CivilDate, daysBetween, lastDay, monthOf } from '../time/index.ts'
import { estimateOf } from './estimate-of.ts'
import { type HistoryPeriod, orderedHistory } from './history-period.ts'
import { REGISTER_UNITS } from './index-after.ts'
import { type Estimate, type EstimateTarget, none } from './index-estimate.ts'

/** An index within a period of which both ends are known. */
export interface ProRataEstimateInput extends EstimateTarget {
  /** The period begins at the reference. */
  readonly period: {
    readonly to: CivilDate
    /** What the register advanced in it, in its smallest unit. */
    readonly advance: number
    /** Id of the reading that ends it. */
    readonly reading?: string
  }
}

/**
 * The index on a day between two that are known, as if every day of the period
 * had consumed the same ("pro quota die"): C·days/period days. Source: DOMAIN.md 2.
 */
export function estimateProRataDays(input: ProRataEstimateInput): Estimate {
  const { reference, on, period } = input
  const { to, advance, reading } = period
  if (on < reference.on || to < on) return none('dates_reversed')
  const days = daysBetween(reference.on, to)
  if (days === 0) return none('too_little_history')
  return estimateOf('pro_rata_days', input, {
    unit: REGISTER_UNITS,
    terms: [{ of: 'period', factors: [advance, `${daysBetween(reference.on, on)}/${days}`] }],
    inputs: { periodTo: to, ...(reading !== undefined && { periodReading: reading }) },
  })
}

/**
 * The index at the end of the reference's month, by what a day consumed in the
 * period that the reference ends: a reading of the 25th brought to the month's
 * last day. Source: DOMAIN.md 2, Ukraine gas, practice of 2016.
 */
export function extrapolateToMonthEnd(
  input: Omit<EstimateTarget, 'on'> & { readonly previous: HistoryPeriod },
): Estimate {
  const { reference, previous } = input
  const ordered = orderedHistory([previous])
  if (!ordered.ok) return ordered
  const { from, to, advance, readings = [] } = previous
  if (to !== reference.on) return none('too_little_history')
  const on = lastDay(monthOf(reference.on))
  const target = { ...input, on }
  return estimateOf('linear_extrapolation', target, {
    unit: REGISTER_UNITS,
    terms: [
      {
        of: `${from}/${to}`,
        factors: [advance, `${daysBetween(to, on)}/${daysBetween(from, to)}`],
      },
    ],
    ...(readings.length > 0 && { inputs: { historyReadings: readings.join(' ') } }),
  })
}
