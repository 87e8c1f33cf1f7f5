import { addWorkingDays, type WorkingCalendarParameters } from '../../rules/index.ts'
import {
  addDays,
  type CivilDate,
  civilDateAt,
  type Instant,
  type TimeZone,
} from '../../time/index.ts'
import type { TamperPriority } from './tamper-report.ts'

/** How long there is. */
export interface TamperDeadlines {
  /** Last day for the visit. */
  readonly visitOn: CivilDate
  /** The moment for the visit, where it is a matter of hours. */
  readonly visitBefore?: Instant
  /** Last day to settle it. */
  readonly resolveOn: CivilDate
}

const HOURS_A_MS = 8 * 3_600_000

/**
 * By when a report is visited and settled: A within 8 hours and 20 working days,
 * B within 21 and 40 working days, C both within 90 days. Source: DOMAIN.md 5,
 * J0842.
 */
export function tamperDeadlines(input: {
  priority: TamperPriority
  reportedAt: Instant
  zone: TimeZone
  calendar: WorkingCalendarParameters
}): TamperDeadlines {
  const { priority, reportedAt, zone, calendar } = input
  const from = civilDateAt(reportedAt, zone)
  const workingDay = (days: number) => addWorkingDays({ from, days, calendar })
  if (priority === 'A') {
    const visitBefore = new Date(Date.parse(reportedAt) + HOURS_A_MS).toISOString()
    return { visitOn: civilDateAt(visitBefore, zone), visitBefore, resolveOn: workingDay(20) }
  }
  if (priority === 'B') return { visitOn: workingDay(21), resolveOn: workingDay(40) }
  const last = addDays(from, 90)
  return { visitOn: last, resolveOn: last }
}
