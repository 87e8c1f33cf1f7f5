import { tz } from '@date-fns/tz'

/** A day of the calendar, `2026-11-22`, without time or zone. */
export type CivilDate = string

/** A moment in UTC, ISO 8601 with milliseconds: `2026-11-22T05:46:00.000Z`. */
export type Instant = string

/** A calendar month, `2026-11`. */
export type YearMonth = string

/** An IANA time zone, `Europe/Bucharest`. */
export type TimeZone = string

const DAY_MS = 86_400_000
const QUARTER_HOUR_MS = 900_000
/** After so many days the calendar repeats itself: 400 years. */
const CYCLE_DAYS = 146_097

/** The civil date that people in `zone` write at `instant`. */
export function civilDateAt(instant: Instant, zone: TimeZone): CivilDate {
  const local = tz(zone)(instant)
  return `${padded(local.getFullYear(), 4)}-${padded(local.getMonth() + 1, 2)}-${padded(local.getDate(), 2)}`
}

/** The moment at which `date` begins in `zone`, daylight saving included. */
export function startOfDay(date: CivilDate, zone: TimeZone): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const local = tz(zone)(0)
  local.setFullYear(year, month - 1, day)
  local.setHours(0, 0, 0, 0)
  let start = new Date(local.getTime()).toISOString()
  // Where clocks go back at midnight or soon after it, the day begins with the first of two.
  for (let earlier = start; civilDateAt(earlier, zone) === date; ) {
    start = earlier
    earlier = new Date(Date.parse(start) - QUARTER_HOUR_MS).toISOString()
  }
  return start
}

/** `date` moved by a number of days, backwards where it is negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDay(dayNumber(date) + days)
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The month that a date lies in. */
export function monthOf(date: CivilDate): YearMonth {
  return date.slice(0, 7)
}

/** `month` moved by a number of months. */
export function addMonths(month: YearMonth, months: number): YearMonth {
  const index = numberAt(month, 0, 4) * 12 + numberAt(month, 5, 7) - 1 + months
  return `${padded(Math.floor(index / 12), 4)}-${padded((index % 12) + 1, 2)}`
}

/** How many days a month has: 28 to 31. */
export function daysInMonth(month: YearMonth): number {
  const number = numberAt(month, 5, 7)
  if (number === 2) return isLeapYear(numberAt(month, 0, 4)) ? 29 : 28
  return number === 4 || number === 6 || number === 9 || number === 11 ? 30 : 31
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
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDay(dayNumber(text)) === text
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: CivilDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}

/** The days from 1970-01-01 to a date, negative before: dates as whole numbers, for work on many of them. */
export function dayNumber(date: CivilDate): number {
  // A cycle later, for the first hundred years would be taken for those of the 20th century.
  const year = numberAt(date, 0, 4) + 400
  return Date.UTC(year, numberAt(date, 5, 7) - 1, numberAt(date, 8, 10)) / DAY_MS - CYCLE_DAYS
}

/** The date that is so many days from 1970-01-01. */
export function dateOfDay(day: number): CivilDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** The digits from one place of a text to another, as a number. */
function numberAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48
  return number
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0')
}
