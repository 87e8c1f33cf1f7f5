import type { Instant } from '../../time/index.ts'
import { sortedBy } from '../sorted-by.ts'

/** Something that happened to a seal. Source: DOMAIN.md 5, CIM Seal. */
export interface SealEvent {
  readonly seal: string
  readonly event: 'applied' | 'checked' | 'broken' | 'removed'
  readonly at: Instant
  readonly place: string
  /** What it closes: `terminal_cover`, `case`, `fuse`. */
  readonly point: string
  /** `lead`, `plastic`, `sticker`. */
  readonly kind: string
  /** As it was found: `intact`, `damaged`. */
  readonly condition?: string
  readonly by: string
}

/** Where a seal is on a day, and since when. */
export interface SealAt {
  readonly seal: string
  readonly place: string
  readonly point: string
  readonly kind: string
  readonly appliedAt: Instant
  /** The last time that somebody saw it. */
  readonly seenAt: Instant
  readonly condition?: string
}

/**
 * The seals that are set at a moment, by number: those applied up to then and
 * neither broken nor removed. In whatever order the events came in, the answer
 * is the same; of one moment an end comes after what it ends.
 */
export function sealsAt(events: Iterable<SealEvent>, at: Instant): readonly SealAt[] {
  const seals = new Map<string, SealAt>()
  for (const event of inOrder(events)) {
    if (event.at > at) break
    const { seal, place, point, kind, condition } = event
    const state = condition === undefined ? {} : { condition }
    const known = seals.get(seal)
    if (event.event === 'applied') {
      seals.set(seal, { seal, place, point, kind, appliedAt: event.at, seenAt: event.at, ...state })
    } else if (event.event === 'checked') {
      if (known) seals.set(seal, { ...known, seenAt: event.at, ...state })
    } else seals.delete(seal)
  }
  return sortedBy(seals.values(), ({ seal }) => [seal])
}

const RANK = { applied: '0', checked: '1', broken: '2', removed: '3' }

/** By time; of one moment by what must have been first. */
export function inOrder(events: Iterable<SealEvent>): readonly SealEvent[] {
  return sortedBy(events, (it) => [it.at, RANK[it.event], it.seal, it.place])
}
