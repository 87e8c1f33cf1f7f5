import type { Instant } from '../../time/index.ts'
import { numberKey, sortedBy } from '../sorted-by.ts'
import type { ConcludedVisit } from './visit.ts'

/** How many visits ended with a code; `reading` where they ended with an index and no code. */
export interface CodeCount {
  readonly code: string
  readonly visits: number
}

/** Visits by code. The numbers add up to all visits. Source: capability S2-4. */
export function visitStatistics(visits: Iterable<ConcludedVisit>): readonly CodeCount[] {
  const counts = new Map<string, number>()
  for (const { visitCode: code = 'reading' } of visits) {
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return sortedBy(
    [...counts].map(([code, count]) => ({ code, visits: count })),
    ({ code }) => [code],
  )
}

/** From when on a status held. */
export interface StatusChange {
  readonly status: string
  readonly since: Instant
  readonly visitId: string
}

/** The statuses of a place's meter or consumer over time, each change once. Source: capability S2-13. */
export function statusHistory(
  visits: Iterable<ConcludedVisit>,
  subject: 'meterStatus' | 'consumerStatus',
): readonly StatusChange[] {
  const changes: StatusChange[] = []
  for (const visit of sortedBy(visits, (it) => [it.endedAt, it.device, numberKey(it.sequence)])) {
    const status = visit[subject]
    if (status === undefined || status === changes.at(-1)?.status) continue
    changes.push({ status, since: visit.endedAt, visitId: visit.id })
  }
  return changes
}
