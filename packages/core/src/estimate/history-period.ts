import { type CivilDate, daysBetween } from '../time/index.ts'
import { compareFractions, fraction, parseFraction } from './fraction.ts'
import { type EstimateProblem, type NoEstimate, none } from './index-estimate.ts'

/** What a register advanced between two of its indices. */
export interface HistoryPeriod {
  /** Day of the first index: not counted. */
  readonly from: CivilDate
  /** Day of the second index: counted. */
  readonly to: CivilDate
  /** In the smallest unit of the register that is estimated. */
  readonly advance: number
  /** True where one of the two indices was computed. */
  readonly isEstimated: boolean
  /** Ids of the two readings, so that the estimate names them. */
  readonly readings?: readonly string[]
}

/** The days of a period that a method looks at. */
export interface HistoryPart {
  readonly period: HistoryPeriod
  readonly days: number
  readonly periodDays: number
}

/** History by time, or why it is none. */
export type OrderedHistory =
  | { readonly ok: true; readonly periods: readonly HistoryPeriod[] }
  | NoEstimate

/** Puts history in order, in whatever order it is listed; `malformed_history` where periods overlap. */
export function orderedHistory(history: readonly HistoryPeriod[]): OrderedHistory {
  const periods = history.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const isSound = periods.every(
    ({ from, to, advance }, at) =>
      from < to &&
      Number.isSafeInteger(advance) &&
      advance >= 0 &&
      to <= (periods[at + 1]?.from ?? to),
  )
  return isSound ? { ok: true, periods } : none('malformed_history')
}

/** What the periods say of the days after `from` and up to `to`. */
export function partsBetween(
  periods: readonly HistoryPeriod[],
  range: { readonly from: CivilDate; readonly to: CivilDate },
): readonly HistoryPart[] {
  return periods.flatMap((period) => {
    const from = period.from > range.from ? period.from : range.from
    const to = period.to < range.to ? period.to : range.to
    const periodDays = daysBetween(period.from, period.to)
    return from < to ? [{ period, days: daysBetween(from, to), periodDays }] : []
  })
}

/**
 * Why parts are no example for `days` days, if so: `too_little_history` where
 * a day is in no period, `too_much_estimated_history` where the estimated share
 * of them is above the maximum (`0.25`), `zero_history` where nothing was
 * consumed. Source: DOMAIN.md 1.2 (E) and 1.1, Oracle.
 */
export function partsProblem(
  parts: readonly HistoryPart[],
  days: number,
  maximumEstimatedShare = '1',
): EstimateProblem | undefined {
  if (parts.length === 0 || daysOf(parts) < days) return 'too_little_history'
  const estimated = daysOf(parts.filter(({ period }) => period.isEstimated))
  const maximum = parseFraction(maximumEstimatedShare)
  if (maximum === undefined) return 'malformed_input'
  if (compareFractions(fraction(BigInt(estimated), BigInt(days)), maximum) > 0) {
    return 'too_much_estimated_history'
  }
  return parts.every(({ period }) => period.advance === 0) ? 'zero_history' : undefined
}

function daysOf(parts: readonly HistoryPart[]): number {
  return parts.reduce((total, { days }) => total + days, 0)
}

/** The readings that the parts lie between, as an estimate names them. */
export function readingInputs(parts: readonly HistoryPart[]): { readonly [name: string]: string } {
  const ids = new Set(parts.flatMap(({ period }) => period.readings ?? []))
  return ids.size === 0 ? {} : { historyReadings: [...ids].join(' ') }
}
