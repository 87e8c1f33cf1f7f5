import { type CivilDate, daysBetween } from '../time/index.ts'
import type { ClockOwner, Dispute, DisputeState } from './dispute.ts'

/** What a dispute's clock shows on a day. */
export interface DisputeClock {
  readonly state: DisputeState
  /** Whom it runs against. */
  readonly owner: ClockOwner
  readonly dueOn?: CivilDate
  /** Civil days until the last day in time; negative once it has passed. */
  readonly daysLeft?: number
  readonly isOverdue: boolean
}

/** Reads a dispute's clock on a day of the tenant's calendar. */
export function disputeClock(dispute: Dispute, on: CivilDate): DisputeClock {
  const step = dispute.steps.at(-1)
  if (step === undefined) throw new Error(`Dispute ${dispute.id} has no steps.`)
  const { state, owner, dueOn } = step
  if (dueOn === undefined) return { state, owner, isOverdue: false }
  const daysLeft = daysBetween(on, dueOn)
  return { state, owner, dueOn, daysLeft, isOverdue: daysLeft < 0 }
}
