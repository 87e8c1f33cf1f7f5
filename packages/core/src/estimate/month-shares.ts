import { addMonths, type CivilDate, daysInMonth, monthOf, type YearMonth } from '../time/index.ts'

/** The part of a calendar month that lies in a period. */
export interface MonthShare {
  readonly month: YearMonth
  /** Days of the month within the period. */
  readonly days: number
  readonly daysInMonth: number
}

/** The months of the days after `reference` and up to `on`, each with its share. */
export function monthShares(reference: CivilDate, on: CivilDate): readonly MonthShare[] {
  const shares: MonthShare[] = []
  const [first, last] = [monthOf(reference), monthOf(on)]
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const length = daysInMonth(month)
    const days =
      (month === last ? Number(on.slice(8)) : length) -
      (month === first ? Number(reference.slice(8)) : 0)
    if (days > 0) shares.push({ month, days, daysInMonth: length })
  }
  return shares
}

/** 0 for January to 11 for December. */
export function monthNumber(month: YearMonth): number {
  return Number(month.slice(5, 7)) - 1
}
