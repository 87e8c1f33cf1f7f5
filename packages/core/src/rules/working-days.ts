import { addDays, type CivilDate, weekdayOf } from '../time/index.ts'
import type { DisputeDeadlineLine } from './topics/dispute-deadline.ts'
import type { WorkingCalendarParameters } from './topics/working-calendar.ts'

/** True on a day on which people work: no weekend, unless the day off was moved, and no holiday. */
export function isWorkingDay(date: CivilDate, calendar: WorkingCalendarParameters): boolean {
  if (calendar.holidays.includes(date)) return false
  return (
    !calendar.weekendDays.includes(weekdayOf(date)) ||
    calendar.workedWeekendDays?.includes(date) === true
  )
}

/**
 * The working day that is `days` working days after `from`, which itself does
 * not count; `from` where `days` is 0. Throws a RangeError for less than 0,
 * more than 1,000 and fractions.
 */
export function addWorkingDays(input: {
  from: CivilDate
  days: number
  calendar: WorkingCalendarParameters
}): CivilDate {
  const { from, days, calendar } = input
  if (!Number.isInteger(days) || days < 0 || days > 1_000) {
    throw new RangeError(`A deadline has 0 to 1,000 working days, not ${days}.`)
  }
  let date = from
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    if (isWorkingDay(date, calendar)) left -= 1
  }
  return date
}

/** The last day that a deadline's line gives, counted from the day after `from`. */
export function deadlineAfter(input: {
  from: CivilDate
  line: DisputeDeadlineLine
  calendar: WorkingCalendarParameters
}): CivilDate {
  const { from, line, calendar } = input
  return line.calendarDays === undefined
    ? addWorkingDays({ from, days: line.workingDays ?? 0, calendar })
    : addDays(from, line.calendarDays)
}
