import type { WorkingCalendarParameters } from '../rules/index.ts'
import { civilDateAt, daysBetween, type Instant, type TimeZone } from '../time/index.ts'
import type { ClockOwner, Dispute } from './dispute.ts'
import { workingDaysBetween } from './working-days-between.ts'

/** Days between two moments. */
export interface ClockTime {
  /** Civil days. */
  readonly days: number
  /** Those of them that are working days. */
  readonly workingDays: number
}

/**
 * How long a dispute's clock ran against each owner, up to a moment. Time is
 * booked at each step: a day belongs to whoever the clock ran against when it
 * began. All owners together make up the time since the dispute was opened.
 * Source: DOMAIN.md 4 (Spain: time is booked per agent at each change of state).
 */
export function timeByOwner(
  { steps }: Dispute,
  input: {
    readonly until: Instant
    readonly zone: TimeZone
    /** In force when the dispute was opened; its holidays reach into the year after. */
    readonly calendar: WorkingCalendarParameters
  },
): Readonly<Record<ClockOwner, ClockTime>> {
  const { until, zone, calendar } = input
  const none = { days: 0, workingDays: 0 }
  const time: Record<ClockOwner, ClockTime> = {
    supplier: none,
    operator: none,
    customer: none,
    authority: none,
    nobody: none,
  }
  const taken = steps.filter(({ at }) => at <= until)
  for (const [place, { owner, at }] of taken.entries()) {
    const from = civilDateAt(at, zone)
    const to = civilDateAt(taken[place + 1]?.at ?? until, zone)
    const { days, workingDays } = time[owner]
    time[owner] = {
      days: days + daysBetween(from, to),
      workingDays: workingDays + workingDaysBetween(from, to, calendar),
    }
  }
  return time
}
