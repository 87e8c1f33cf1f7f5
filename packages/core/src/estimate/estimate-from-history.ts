import { addDays, daysBetween } from '../time/index.ts'
import { monthsBetween, sameDayAfter } from './calendar-months.ts'
import { estimateOf } from './estimate-of.ts'
import { fractionText, quotient } from './fraction.ts'
import {
  type HistoryPart,
  type HistoryPeriod,
  orderedHistory,
  partsBetween,
  partsProblem,
  readingInputs,
} from './history-period.ts'
import { REGISTER_UNITS } from './index-after.ts'
import {
  type Estimate,
  type EstimateTarget,
  type EstimationMethod,
  type NoEstimate,
  none,
} from './index-estimate.ts'
import { lastMonths } from './last-months.ts'

/** An index to be estimated from what the register did before. */
export interface HistoryEstimateInput extends EstimateTarget {
  /** In any order; without overlaps. */
  readonly history: readonly HistoryPeriod[]
  /** The most of the days taken that may be estimated themselves, `0.25`; all unless stated. */
  readonly maximumEstimatedShare?: string
}

/**
 * What a day consumed in the same period a year before, times the days.
 * Source: DOMAIN.md 1.2 (E) and 2, "History methods".
 */
export function estimateFromSamePeriodLastYear(input: HistoryEstimateInput): Estimate {
  const { reference, on } = input
  return estimateFromParts('same_period_last_year', input, (periods) => {
    const to = sameDayAfter(on, -12)
    const from = sameDayAfter(reference.on, -12)
    // 29 February by itself has no day in the year before: the last one there stands for it.
    const parts = partsBetween(periods, { from: from < to ? from : addDays(to, -1), to })
    return { parts, days: Math.max(daysBetween(from, to), 1) }
  })
}

/** What a day consumed in the last period before the reference, times the days. Source: as above. */
export function estimateFromPreviousPeriod(input: HistoryEstimateInput): Estimate {
  return estimateFromParts('previous_period', input, (periods) => {
    const last = periods.findLast(({ to }) => to <= input.reference.on)
    return last === undefined ? none('too_little_history') : wholePeriods([last])
  })
}

/**
 * What a calendar month consumed in the last `months` ones, times the months.
 * They end where the register was last read: what was estimated since says
 * nothing new. Where history is shorter, all that is there without a gap, if it
 * is `minimumMonths` (as many as `months` unless stated). Source: DOMAIN.md 2
 * (Brazil 12; Russia 6, at least 3).
 */
export function estimateFromMeanOfMonths(
  input: HistoryEstimateInput & { readonly months: number; readonly minimumMonths?: number },
): Estimate {
  const { reference, on, months, minimumMonths = months } = input
  return estimateFromParts('mean_of_months', input, (periods) => {
    const example = lastMonths(periods, { until: reference.on, months, minimumMonths })
    if (!example.ok) return example
    const factor = fractionText(quotient(monthsBetween(reference.on, on), example.months))
    return { parts: example.parts, days: example.days, factor: () => factor }
  })
}

/**
 * What a day consumed in the period before the reference and in the one after
 * the estimate, each counting half, times the days: for a meter that stood
 * still between them. Source: DOMAIN.md 2, Montana ARM 38.5.2513.
 */
export function estimateFromMeanBeforeAndAfter(input: HistoryEstimateInput): Estimate {
  const { reference, on } = input
  return estimateFromParts('mean_before_and_after', input, (periods) => {
    const before = periods.findLast(({ to }) => to <= reference.on)
    const after = periods.find(({ from }) => on <= from)
    if (before === undefined || after === undefined) return none('too_little_history')
    const factor = ({ days }: HistoryPart) => `${daysBetween(reference.on, on)}/${2 * days}`
    return { ...wholePeriods([before, after]), factor }
  })
}

/** The days that are taken as an example, and what makes of a part of them what is estimated: by days unless stated. */
interface Example {
  readonly parts: readonly HistoryPart[]
  readonly days: number
  readonly factor?: (part: HistoryPart) => string
}

function estimateFromParts(
  method: EstimationMethod,
  input: HistoryEstimateInput,
  choose: (periods: readonly HistoryPeriod[]) => Example | NoEstimate,
): Estimate {
  const { history, reference, on, maximumEstimatedShare } = input
  if (on < reference.on) return none('dates_reversed')
  const ordered = orderedHistory(history)
  if (!ordered.ok) return ordered
  const example = choose(ordered.periods)
  if ('problem' in example) return example
  const { parts, days, factor = () => `${daysBetween(reference.on, on)}/${days}` } = example
  const problem = partsProblem(parts, days, maximumEstimatedShare)
  if (problem !== undefined) return none(problem)
  return estimateOf(method, input, {
    unit: REGISTER_UNITS,
    terms: parts.map((part) => ({
      of: `${part.period.from}/${part.period.to}`,
      factors: [part.period.advance, `${part.days}/${part.periodDays}`, factor(part)],
    })),
    inputs: readingInputs(parts),
  })
}

function wholePeriods(periods: readonly HistoryPeriod[]): Example {
  const parts = periods.flatMap((period) => partsBetween([period], period))
  return { parts, days: parts.reduce((total, { days }) => total + days, 0) }
}
