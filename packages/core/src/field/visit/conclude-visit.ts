import { civilDateAt, type TimeZone } from '../../time/index.ts'
import { type Catalogue, type CatalogueEntry, entryOf, refuseUnknown } from '../catalogue.ts'
import { type FieldTask, tasksFrom } from '../field-task.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'
import type { ConcludedVisit, VisitRecord } from './visit.ts'

/** The closed lists that a tenant's field work uses. */
export interface VisitCatalogues {
  readonly visit: Catalogue
  readonly meterStatus: Catalogue
  readonly consumerStatus: Catalogue
  readonly operation: Catalogue
}

/**
 * Why a visit cannot be concluded; the first that holds, in this order:
 * - `ends_before_start`: by the device's own clock;
 * - `unknown_code`: an operation, visit or status code that is in no catalogue;
 * - `no_reading_or_code`: neither an index nor a visit code;
 * - `photos_missing`: fewer than the operation needs. A visit without access
 *   needs none, as nothing was done.
 */
export type VisitProblem =
  | 'ends_before_start'
  | 'unknown_code'
  | 'no_reading_or_code'
  | 'photos_missing'

/**
 * Concludes a visit: what came of it, how long it took, and the tasks that its
 * codes ask for. Device and server ask the same function. Source: capabilities
 * S1-14, S1-18, S2-4, S2-12, S2-13.
 */
export function concludeVisit(
  visit: VisitRecord,
  catalogues: VisitCatalogues,
  zone: TimeZone,
):
  | { readonly ok: true; readonly visit: ConcludedVisit; readonly tasks: readonly FieldTask[] }
  | FieldRefusal<VisitProblem> {
  const { startedAt, endedAt, place, photos } = visit
  if (endedAt < startedAt) return refuse('ends_before_start', `after ${startedAt}`, endedAt)
  const entries: CatalogueEntry[] = []
  for (const [catalogue, code] of [
    [catalogues.operation, visit.operation],
    [catalogues.visit, visit.visitCode],
    [catalogues.meterStatus, visit.meterStatus],
    [catalogues.consumerStatus, visit.consumerStatus],
  ] as const) {
    if (code === undefined) continue
    const entry = entryOf(catalogue, code)
    if (entry === undefined) return refuseUnknown(catalogue, code)
    entries.push(entry)
  }
  if (visit.readings.length === 0 && visit.visitCode === undefined) {
    return refuse('no_reading_or_code', 'an index or a visit code', 'neither')
  }
  const isDone = visit.readings.length > 0 || !entries.some((entry) => entry.isNoAccess)
  const needed = entries[0]?.minimumPhotos ?? 0
  if (isDone && photos.length < needed) {
    return refuse('photos_missing', `${needed} photos`, String(photos.length))
  }
  const durationSeconds = Math.trunc((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000)
  return {
    ok: true,
    visit: { ...visit, outcome: isDone ? 'done' : 'no_access', durationSeconds },
    tasks: tasksFrom({
      place,
      on: civilDateAt(endedAt, zone),
      reasons: entries.flatMap(({ code, operation }) =>
        operation === undefined ? [] : [{ code, reference: visit.id, operation }],
      ),
    }),
  }
}
