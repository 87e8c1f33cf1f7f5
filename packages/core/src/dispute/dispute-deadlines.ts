import {
  addWorkingDays,
  type DisputeDeadlineParameters,
  deadlineAfter,
  type WorkingCalendarParameters,
} from '../rules/index.ts'
import { addDays, type CivilDate } from '../time/index.ts'
import type { DisputeDeadlines } from './advance-dispute.ts'
import { workingDaysBetween } from './working-days-between.ts'

/**
 * Deadlines by rule: each state that the rule names has so many days, a line
 * with the dispute's type before one without. A last day on which nobody works
 * moves to the next working day. After a pause the clock has as many working
 * days as it had left; one that had run out stays where it was. None where the
 * rule or a calendar is missing.
 */
export function disputeDeadlines(rules: {
  /** Rule topic `dispute_deadline`, of the day of what the dispute is about. */
  readonly parameters: DisputeDeadlineParameters | undefined
  /** Rule topic `working_calendar` in force on a day. */
  readonly calendarOn: (day: CivilDate) => WorkingCalendarParameters | undefined
}): DisputeDeadlines {
  return ({ type, state, from, paused }) => {
    const calendar = rules.calendarOn(from)
    if (calendar === undefined) return undefined
    const onWorkingDay = (day: CivilDate) =>
      addWorkingDays({ from: addDays(day, -1), days: 1, calendar })
    if (paused !== undefined) {
      if (paused.dueOn < paused.on) return paused.dueOn
      const days = workingDaysBetween(paused.on, paused.dueOn, calendar)
      return onWorkingDay(addWorkingDays({ from, days, calendar }))
    }
    const lines = rules.parameters?.deadlines.filter((line) => line.state === state) ?? []
    const line = lines.find((it) => it.type === type) ?? lines.find((it) => it.type === undefined)
    return line && onWorkingDay(deadlineAfter({ from, line, calendar }))
  }
}
