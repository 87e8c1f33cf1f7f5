import type { ReadingWindowParameters, WindowDates } from '../rules/index.ts'
import {
  addDays,
  addMonths,
  type CivilDate,
  daysInMonth,
  lastDay,
  monthOf,
  type YearMonth,
} from '../time/index.ts'

/** The windows that a rule opens in a month, in the order of its rows. Source: DOMAIN.md 3, windows seen. */
export function windowDatesIn(
  month: YearMonth,
  parameters: ReadingWindowParameters,
): readonly WindowDates[] {
  switch (parameters.kind) {
    case 'days':
      return [datesOfDays(month, parameters)]
    case 'penultimate_days': {
      const submitUntil = addDays(lastDay(month), -1)
      return [{ opensOn: addDays(submitUntil, 1 - parameters.days), submitUntil }]
    }
    case 'dates':
      return parameters.rows.filter((it) => monthOf(it.opensOn) === month)
  }
}

function datesOfDays(
  month: YearMonth,
  parameters: ReadingWindowParameters & { kind: 'days' },
): WindowDates {
  const { fromDay, toDay, submitUntilDay = toDay, changeUntilDay = submitUntilDay } = parameters
  const dayIn = (day: number) =>
    day < fromDay ? dayOf(addMonths(month, 1), day) : dayOf(month, day)
  return {
    opensOn: dayOf(month, fromDay),
    readUntil: dayIn(toDay),
    submitUntil: dayIn(submitUntilDay),
    changeUntil: dayIn(changeUntilDay),
  }
}

/** A day of a month, its last where it does not have that many. */
function dayOf(month: YearMonth, day: number): CivilDate {
  return `${month}-${String(Math.min(day, daysInMonth(month))).padStart(2, '0')}`
}
