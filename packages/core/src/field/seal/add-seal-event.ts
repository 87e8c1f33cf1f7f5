import type { CivilDate, Instant } from '../../time/index.ts'
import { type FieldTask, taskOf } from '../field-task.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'
import { inOrder, type SealEvent, sealsAt } from './seal-event.ts'

/**
 * Why an event cannot be one of a seal's; the first that holds, in this order:
 * - `sealed_elsewhere`: the number is set at another place;
 * - `already_applied`: it is set here;
 * - `used_up`: it was broken or removed, and a number is set once;
 * - `not_applied`: checked, broken or removed, but not set here at that moment.
 */
export type SealProblem = 'sealed_elsewhere' | 'already_applied' | 'used_up' | 'not_applied'

/**
 * Adds an event to those of a seal number, whichever place they are of. The same
 * event again changes nothing. Source: capability S2-8.
 */
export function addSealEvent(
  events: readonly SealEvent[],
  event: SealEvent,
): { readonly ok: true; readonly events: readonly SealEvent[] } | FieldRefusal<SealProblem> {
  const own = events.filter(({ seal }) => seal === event.seal)
  const isKnown = own.some(
    (it) => it.at === event.at && it.event === event.event && it.place === event.place,
  )
  if (isKnown) return { ok: true, events }
  const applied = own.find((it) => it.event === 'applied')
  const ended = inOrder(own).find((it) => it.event === 'broken' || it.event === 'removed')
  if (applied !== undefined && ended === undefined && applied.place !== event.place) {
    return refuse('sealed_elsewhere', applied.place, event.place)
  }
  if (event.event === 'applied') {
    if (applied === undefined) return { ok: true, events: [...events, event] }
    return ended === undefined
      ? refuse('already_applied', 'a seal that is not set', `set on ${applied.at}`)
      : refuse('used_up', 'a number that was never set', `${ended.event} on ${ended.at}`)
  }
  const [set] = sealsAt(own, event.at)
  if (set?.place !== event.place) {
    return refuse('not_applied', `a seal that is set at ${event.place}`, set?.place ?? 'none')
  }
  return { ok: true, events: [...events, event] }
}

/** A task for each seal that should be at a place and was not seen there. Source: capability S2-8. */
export function missingSeals(input: {
  place: string
  events: Iterable<SealEvent>
  /** Numbers that were seen on the visit. */
  seen: readonly string[]
  at: Instant
  /** The civil day of `at`. */
  on: CivilDate
}): readonly FieldTask[] {
  const { place, seen, on: openedOn } = input
  return sealsAt(input.events, input.at)
    .filter((it) => it.place === place && !seen.includes(it.seal))
    .map(({ seal: reference }) =>
      taskOf({ place, operation: 'seal', reason: 'seal_missing', reference, openedOn }),
    )
}
