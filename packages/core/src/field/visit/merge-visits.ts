import { canonicalJson } from '../../journal/index.ts'
import { numberKey, sortedBy } from '../sorted-by.ts'
import type { VisitRecord } from './visit.ts'

/** What arrived from devices. */
export interface DeliveredVisits {
  /** By device and sequence: the order in which each device made them. */
  readonly visits: readonly VisitRecord[]
  /** Ids under which different contents arrived: a person has to look. */
  readonly conflicts: readonly string[]
}

/** Nothing yet. */
export const noVisits: DeliveredVisits = { visits: [], conflicts: [] }

/**
 * Adds a delivery. A record that is there changes nothing: whatever is sent
 * twice, cut off or overtaken, the same records give the same state. Of two
 * contents with one id the lesser in canonical JSON stays and the id is listed.
 * Source: capabilities S1-5, S2-3, S2-15.
 */
export function mergeVisits(
  delivered: DeliveredVisits,
  delivery: Iterable<VisitRecord>,
): DeliveredVisits {
  const visits = new Map(delivered.visits.map((visit) => [visit.id, visit]))
  const conflicts = new Set(delivered.conflicts)
  for (const visit of delivery) {
    const known = visits.get(visit.id)
    if (known === undefined) {
      visits.set(visit.id, visit)
      continue
    }
    const [ours, theirs] = [textOf(known), textOf(visit)]
    if (ours === theirs) continue
    conflicts.add(visit.id)
    if (theirs < ours) visits.set(visit.id, visit)
  }
  return {
    visits: sortedBy(visits.values(), ({ device, sequence, id }) => [
      device,
      numberKey(sequence),
      id,
    ]),
    conflicts: [...conflicts].sort(),
  }
}

/** The last record of a device up to which nothing is missing; 0 before the first. From there the device goes on. */
export function deliveredUpTo(delivered: DeliveredVisits, device: string): number {
  const own = new Set(
    delivered.visits.filter((it) => it.device === device).map(({ sequence }) => sequence),
  )
  let last = 0
  while (own.has(last + 1)) last += 1
  return last
}

function textOf(visit: VisitRecord): string {
  // A record is plain JSON without floating point.
  return canonicalJson(visit as unknown as Parameters<typeof canonicalJson>[0])
}
