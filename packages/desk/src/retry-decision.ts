import { StoreError, VersionConflictError } from '@selfread/core'
import type { DeskContext } from './desk-context.ts'

// Of any number of writers at one place each round lets one through: enough rounds for a crowd.
const CONFLICTS_MAX = 100
const CONFLICT_WAIT_MS_MAX = 50

// 0.1 s, 0.2 s, … 3.2 s: a server that restarts or a clock that was set is waited for, 6.3 s in all.
const FAILURES_MAX = 6
const FAILURE_WAIT_MS = 100

/** What an attempt must know of those before it. */
export interface Attempt {
  /** True where the answer to an earlier attempt was lost: what it decided may be stored already. */
  readonly mayBeStored: boolean
}

/**
 * Decides anew when another writer was faster, and when the store failed in a way that passes
 * (`isTransient`): each attempt must read before it decides, and take its moment then. Both are
 * bounded, with growing waits; what still fails is thrown as the store said it.
 */
export async function retryDecision<Result>(
  { pause }: Pick<DeskContext, 'pause'>,
  decide: (attempt: Attempt) => Promise<Result>,
): Promise<Result> {
  let conflicts = 0
  let failures = 0
  let mayBeStored = false
  for (;;) {
    try {
      return await decide({ mayBeStored })
    } catch (error) {
      if (VersionConflictError.is(error) && conflicts < CONFLICTS_MAX) {
        conflicts++
        await pause(Math.min(2 ** conflicts, CONFLICT_WAIT_MS_MAX))
      } else if (StoreError.is(error) && error.isTransient && failures < FAILURES_MAX) {
        mayBeStored ||= error.code === 'connection_lost'
        await pause(FAILURE_WAIT_MS * 2 ** failures)
        failures++
      } else throw error
    }
  }
}
