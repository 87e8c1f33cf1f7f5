import { isWorkingDay, type WorkingCalendarParameters } from '../rules/index.ts'
import { addDays, type CivilDate } from '../time/index.ts'

/** Working days after `from` up to `to`, itself included; 0 where `to` is not later. */
export function workingDaysBetween(
  from: CivilDate,
  to: CivilDate,
  calendar: WorkingCalendarParameters,
): number {
  let days = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar)) days += 1
  }
  return days
}
