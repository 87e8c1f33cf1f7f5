import type { WorkingCalendarParameters } from '../rules/index.ts'
import { type CivilDate, daysBetween } from '../time/index.ts'
import type { ClockOwner, Dispute, DisputeState } from './dispute.ts'
import { workingDaysBetween } from './working-days-between.ts'

/** What a dispute's clock shows on a day. */
export interface DisputeClock {
  readonly state: DisputeState
  /** Whom it runs against. */
  readonly owner: ClockOwner
  readonly dueOn?: CivilDate
  /** Civil days until the last day in time; negative once it has passed. */
  readonly daysLeft?: number
  /** Working days until the last day in time, itself included; negative once it has passed. */
  readonly workingDaysLeft?: number
  readonly isOverdue: boolean
  /** True while the customer's answer is waited for. */
  readonly isPaused?: true
}

/** Reads a dispute's clock on a day of the tenant's calendar. */
export function disputeClock(
  dispute: Dispute,
  on: CivilDate,
  /** Working days are counted where it is given. */
  calendar?: WorkingCalendarParameters,
): DisputeClock {
  const step = dispute.steps.at(-1)
  if (step === undefined) throw new Error(`Dispute ${dispute.id} has no steps.`)
  const { state, owner, dueOn, isPaused } = step
  const shown = { state, owner, ...(isPaused && { isPaused }) }
  if (dueOn === undefined) return { ...shown, isOverdue: false }
  const daysLeft = daysBetween(on, dueOn)
  const isOverdue = daysLeft < 0
  if (calendar === undefined) return { ...shown, dueOn, daysLeft, isOverdue }
  const workingDaysLeft = isOverdue
    ? -workingDaysBetween(dueOn, on, calendar)
    : workingDaysBetween(on, dueOn, calendar)
  return { ...shown, dueOn, daysLeft, workingDaysLeft, isOverdue }
}

/** How often a dispute went one level higher in this round: 0 before it was escalated. */
export function escalationLevel({ steps }: Dispute): number {
  const reopenedAt = steps.findLastIndex(({ command }) => command?.action === 'reopen')
  return steps.slice(reopenedAt + 1).filter(({ command }) => command?.action === 'escalate').length
}
