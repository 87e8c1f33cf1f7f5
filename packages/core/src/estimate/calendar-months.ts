import {
  addMonths,
  type CivilDate,
  daysBetween,
  daysInMonth,
  lastDay,
  monthOf,
} from '../time/index.ts'
import { type Fraction, fraction } from './fraction.ts'

/** The same day so many months later; the last day of a month becomes a last day, and so does a day that the month does not have. */
export function sameDayAfter(date: CivilDate, months: number): CivilDate {
  const month = addMonths(monthOf(date), months)
  const day = date.slice(8)
  const isLast = date === lastDay(monthOf(date)) || Number(day) > daysInMonth(month)
  return isLast ? lastDay(month) : `${month}-${day}`
}

/** How many calendar months lie between two days: whole ones, and days by the length of the month that they begin. */
export function monthsBetween(from: CivilDate, to: CivilDate): Fraction {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  const crossed = years * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  const whole = sameDayAfter(from, crossed) > to ? crossed - 1 : crossed
  const begun = sameDayAfter(from, whole)
  const length = daysBetween(begun, sameDayAfter(from, whole + 1))
  return fraction(BigInt(whole * length + daysBetween(begun, to)), BigInt(length))
}
