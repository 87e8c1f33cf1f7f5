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
  const start = from === undefined ? [] : [{ house: [], point: from }]
  const lost: DueStop[] = []
  const located = [...houses.values()].flatMap((house) => {
    const point = house.find(({ place }) => place.point)?.place.point
    if (point !== undefined) return [{ house, point }]
    lost.push(...house)
    return []
  })
  const walk = shortestWalk([...start, ...located], (a, b) => metresBetween(a.point, b.point))
  return [...walk.flatMap(({ house }) => house), ...lost]
}

function houseKeys({ area, street, house }: FieldPlace): readonly string[] {
  return [area, street, house].map(naturalKey)
}
