import type { DueStop } from '../due/due-stops.ts'
import type { FieldPlace } from '../due/field-place.ts'
import { type GeoPoint, metresBetween } from '../geo-point.ts'
import { naturalKey, sortedBy } from '../sorted-by.ts'
import { shortestWalk } from './shortest-walk.ts'

/** Stops by area, street, house and flat, numbers as numbers; ties by id. Source: capability S1-10. */
export function walkingOrder(stops: Iterable<DueStop>): readonly DueStop[] {
  return sortedBy(stops, ({ place }) => [
    ...houseKeys(place),
    naturalKey(place.flat ?? ''),
    place.id,
  ])
}

/**
 * Stops in the order of a short walk over their houses, within a house by flat.
 * It begins at the house nearest to `from`, else at the first in walking order.
 * Houses of which no point is known come last, in walking order.
 */
export function orderByDistance(stops: Iterable<DueStop>, from?: GeoPoint): readonly DueStop[] {
  const houses = new Map<string, DueStop[]>()
  for (const stop of walkingOrder(stops)) {
    const key = JSON.stringify(houseKeys(stop.place))
    const house = houses.get(key)
    if (house === undefined) houses.set(key, [stop])
    else house.push(stop)
  }
  const located = [...houses.values()].flatMap((house) => {
    const point = house.find(({ place }) => place.point)?.place.point
    return point === undefined ? [] : [{ house, point }]
  })
  const points = [...(from ? [from] : []), ...located.map(({ point }) => point)]
  const walk = shortestWalk(points.length, (a, b) => distance(points[a], points[b]))
  const offset = from ? 1 : 0
  const walked = walk.flatMap((point) => located[point - offset]?.house ?? [])
  const isLocated = new Set(walked)
  return [...walked, ...[...houses.values()].flat().filter((stop) => !isLocated.has(stop))]
}

function houseKeys({ area, street, house }: FieldPlace): readonly string[] {
  return [area, street, house].map(naturalKey)
}

function distance(a: GeoPoint | undefined, b: GeoPoint | undefined): number {
  return a === undefined || b === undefined ? 0 : metresBetween(a, b)
}
