import type { WorkingCalendarParameters } from '../rules/index.ts'
import { addDays, type CivilDate, weekdayOf } from '../time/index.ts'

/** Working days after `from` up to `to`, itself included; 0 where `to` is not later. */
export function workingDaysBetween(
  from: CivilDate,
  to: CivilDate,
  calendar: WorkingCalendarParameters,
): number {
  const holidays = new Set(calendar.holidays)
  let days = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (!calendar.weekendDays.includes(weekdayOf(date)) && !holidays.has(date)) days += 1
  }
  return days
}
