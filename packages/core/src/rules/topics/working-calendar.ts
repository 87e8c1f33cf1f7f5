import * as z from 'zod/mini'
import { civilDate, wholeNumber } from '../../parsing/index.ts'
import type { CivilDate } from '../../time/index.ts'

/** On which days nobody works. */
export interface WorkingCalendarParameters {
  /** 0 for Sunday to 6 for Saturday. */
  readonly weekendDays: readonly number[]
  /** Public holidays, of the row's years and of the year after, so that a deadline may run on. */
  readonly holidays: readonly CivilDate[]
  /** Days of weekends on which everybody works, because the day off was moved. */
  readonly workedWeekendDays?: readonly CivilDate[]
}

const days = z.array(civilDate).check(z.maxLength(1_000))

/** Schema of `working_calendar`. */
export const workingCalendar: z.ZodMiniType<WorkingCalendarParameters> = z.strictObject({
  // A week without a working day has no next one.
  weekendDays: z.array(wholeNumber(0, 6)).check(z.maxLength(6)),
  holidays: days,
  workedWeekendDays: z.exactOptional(days),
})
