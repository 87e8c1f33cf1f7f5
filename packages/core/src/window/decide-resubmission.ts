import type { ResubmissionParameters } from '../rules/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { ReadingWindow } from './reading-window.ts'

/**
 * What becomes of a reading that is sent in, beside what was taken in before:
 *
 * - `not_yet_open`: the window opens on a later day
 * - `closed`: nothing was taken in, and the window takes in nothing more
 * - `already_taken`: one reading per window counts, and there is one
 * - `change_closed`: there is one, and it can no longer be changed
 *
 * The first that applies, in this order.
 */
export type ResubmissionDecision =
  | {
      readonly ok: true
      /** Id of the reading that the new one takes the place of. */
      readonly supersedes?: string
    }
  | {
      readonly ok: false
      readonly problem: 'not_yet_open' | 'closed' | 'already_taken' | 'change_closed'
      /** Id of the reading that stands. */
      readonly standing?: string
    }

/**
 * Decides whether a register's reading is taken in: the last one in the window
 * wins, or only the first counts, by the supplier's rule. Until `changeUntil` a
 * reading may be changed, be that before or after the last day of submission.
 * Source: DOMAIN.md 1.1, Romania supplier practice; 6, "sent until" and "changed until" are two days.
 */
export function decideResubmission(input: {
  parameters: ResubmissionParameters
  window: ReadingWindow
  /** Ids of the register's readings of this window that were taken in, the latest last. */
  taken: readonly string[]
  /** Day on which the reading is sent in, in the tenant's zone. */
  on: CivilDate
}): ResubmissionDecision {
  const { parameters, window, taken, on } = input
  const standing = taken.at(-1)
  if (on < window.opensOn) return { ok: false, problem: 'not_yet_open' }
  if (standing === undefined) {
    return on <= window.submitUntil ? { ok: true } : { ok: false, problem: 'closed' }
  }
  if (parameters.mode === 'first_only') return { ok: false, problem: 'already_taken', standing }
  return on <= window.changeUntil
    ? { ok: true, supersedes: standing }
    : { ok: false, problem: 'change_closed', standing }
}
