import type { RuleBook, RuleReference, RuleScope } from '../rules/index.ts'
import { referenceTo } from '../rules/index.ts'
import type { CivilDate } from '../time/index.ts'
import { isInWindow, type ReadingWindow, windowAt } from './reading-window.ts'

/** Where a reading belongs that may have come late. */
export type ReadingPlacement =
  /** It was read and sent in while its window was open. */
  | { readonly placement: 'in_time'; readonly window: ReadingWindow }
  /** It is kept at its own day and counts for no period; also where no rule speaks, or no window is to come. */
  | { readonly placement: 'history'; readonly rule?: RuleReference }
  /** It counts for the period of the window that is open or opens next. */
  | {
      readonly placement: 'next_period'
      readonly window: ReadingWindow
      readonly rule: RuleReference
    }
  /** It is not taken in; the window to come is what to tell the customer. */
  | {
      readonly placement: 'refused'
      readonly rule: RuleReference
      readonly nextWindow?: ReadingWindow
    }

/**
 * Places a reading by its two days: in time where it was sent in during a
 * window and read no earlier than that window opened; otherwise late, and the
 * `late_reading` row of the day it was read decides.
 * Source: seed S4 (S4-28): no penalty for a late reading, the supplier may compute.
 */
export function placeLateReading(input: {
  book: RuleBook
  scope: RuleScope
  readOn: CivilDate
  /** Day on which it was sent in, in the tenant's zone. */
  receivedOn: CivilDate
}): ReadingPlacement {
  const { book, scope, readOn, receivedOn } = input
  const window = windowAt({ book, scope, on: receivedOn })
  if (window && isInWindow(window, receivedOn) && window.opensOn <= readOn) {
    return { placement: 'in_time', window }
  }
  const resolved = book.resolve({ topic: 'late_reading', scope, on: readOn })
  if (resolved === undefined) return { placement: 'history' }
  const rule = referenceTo(resolved.row)
  if (resolved.parameters.mode === 'refuse') {
    return { placement: 'refused', rule, ...(window && { nextWindow: window }) }
  }
  return resolved.parameters.mode === 'next_period' && window !== undefined
    ? { placement: 'next_period', window, rule }
    : { placement: 'history', rule }
}
