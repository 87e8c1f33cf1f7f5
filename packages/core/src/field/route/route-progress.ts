import type { CivilDate } from '../../time/index.ts'
import type { ConcludedVisit } from '../visit/visit.ts'
import type { FieldRoute } from './field-route.ts'

/** How far a controller is on a day. Source: capability S1-13. */
export interface RouteProgress {
  readonly controller: string
  readonly day: CivilDate
  /** Stops whose visit came to an end with a reading or with what was found. */
  readonly done: number
  /** What is enough for the day. */
  readonly target: number
  /** Stops that were visited in vain. */
  readonly noAccess: number
  /** Stops that were not visited. */
  readonly pending: number
}

/** A stop of which nothing came: it comes back with its attempts counted. */
export interface CarriedStop {
  readonly place: string
  readonly operations: readonly string[]
  /** The code of the last visit; 19 where there was none. Source: DOMAIN.md 5, J0024. */
  readonly visitCode: string
  /** Attempts in vain with this one. */
  readonly attempts: number
}

const NOT_CALLED_AT = '19'

/** How far a controller is. `done`, `noAccess` and `pending` add up to the stops of the route. */
export function routeProgress(route: FieldRoute, visits: Iterable<ConcludedVisit>): RouteProgress {
  const { controller, day, targetStops: target, stops } = route
  const last = decisiveVisits(visits)
  const done = stops.filter(({ place }) => last.get(place.id)?.outcome === 'done').length
  const visited = stops.filter(({ place }) => last.has(place.id)).length
  return {
    controller,
    day,
    done,
    target,
    noAccess: visited - done,
    pending: stops.length - visited,
  }
}

/**
 * The stops of a route that come back: those visited in vain and those not
 * visited. A place's `attempts` are these on the next day, and weigh in its
 * score. Source: capability S1-12.
 */
export function carryOver(
  route: FieldRoute,
  visits: Iterable<ConcludedVisit>,
): readonly CarriedStop[] {
  const last = decisiveVisits(visits)
  return route.stops.flatMap(({ place, operations }) => {
    const visit = last.get(place.id)
    if (visit?.outcome === 'done') return []
    const attempts = (place.attempts?.count ?? 0) + 1
    return [{ place: place.id, operations, visitCode: visit?.visitCode ?? NOT_CALLED_AT, attempts }]
  })
}

/** Of each place the visit that was done, else the last in vain. */
function decisiveVisits(visits: Iterable<ConcludedVisit>): ReadonlyMap<string, ConcludedVisit> {
  const decisive = new Map<string, ConcludedVisit>()
  for (const visit of visits) {
    if (decisive.get(visit.place)?.outcome !== 'done') decisive.set(visit.place, visit)
  }
  return decisive
}
