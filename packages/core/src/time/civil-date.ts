import { tz } from '@date-fns/tz'
import { utc } from '@date-fns/utc'
// Each function by its own path: the barrel loads all of date-fns, a second of every start.
import { addDays as addDaysTo } from 'date-fns/addDays'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { format } from 'date-fns/format'
import { getDaysInMonth } from 'date-fns/getDaysInMonth'

/** A day of the calendar, `2026-11-22`, without time or zone. */
export type CivilDate = string

/** A moment in UTC, ISO 8601 with milliseconds: `2026-11-22T05:46:00.000Z`. */
export type Instant = string

/** A calendar month, `2026-11`. */
export type YearMonth = string

/** An IANA time zone, `Europe/Bucharest`. */
export type TimeZone = string

/** The civil date that people in `zone` write at `instant`. */
export function civilDateAt(instant: Instant, zone: TimeZone): CivilDate {
  return format(new Date(instant), 'yyyy-MM-dd', { in: tz(zone) })
}

/** The moment at which `date` begins in `zone`, daylight saving included. */
export function startOfDay(date: CivilDate, zone: TimeZone): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const local = tz(zone)(0)
  local.setFullYear(year, month - 1, day)
  local.setHours(0, 0, 0, 0)
  return new Date(local.getTime()).toISOString()
}

/** `date` moved by a number of days, backwards where it is negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return format(addDaysTo(asUtc(date), days, { in: utc }), 'yyyy-MM-dd', { in: utc })
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return differenceInCalendarDays(asUtc(to), asUtc(from), { in: utc })
}

/** The month that a date lies in. */
export function monthOf(date: CivilDate): YearMonth {
  return date.slice(0, 7)
}

/** `month` moved by a number of months. */
export function addMonths(month: YearMonth, months: number): YearMonth {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** How many days a month has: 28 to 31. */
export function daysInMonth(month: YearMonth): number {
  return getDaysInMonth(asUtc(firstDay(month)), { in: utc })
}

/** The first day of a month. */
export function firstDay(month: YearMonth): CivilDate {
  return `${month}-01`
}

/** The last day of a month. */
export function lastDay(month: YearMonth): CivilDate {
  return `${month}-${daysInMonth(month)}`
}

/** True for a day that exists: `2026-02-30` does not. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: CivilDate): number {
  return asUtc(date).getUTCDay()
}

function asUtc(date: CivilDate): Date {
  return new Date(`${date}T00:00:00.000Z`)
}
