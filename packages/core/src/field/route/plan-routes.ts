import type { FieldDayParameters, RuleReference } from '../../rules/index.ts'
import type { CivilDate } from '../../time/index.ts'
import { rowOf } from '../due/due-reason.ts'
import type { DueStop } from '../due/due-stops.ts'
import type { VisitRule } from '../due/field-place.ts'
import { sortedBy } from '../sorted-by.ts'
import type { FieldController, FieldRoute } from './field-route.ts'
import { orderByDistance, walkingOrder } from './order-stops.ts'

/** The routes of a day and what did not fit. */
export interface PlannedDay {
  /** One for each controller, by id; a route may be empty. */
  readonly routes: readonly FieldRoute[]
  /** Stops that no controller has room for or is sent to, the most pressing first. */
  readonly unplanned: readonly DueStop[]
  readonly rule?: RuleReference
}

/** Controllers that are sent to the same areas and do as much in a day. */
interface Team {
  readonly areas: ReadonlySet<string> | undefined
  readonly members: readonly FieldController[]
  /** What fits into the day of all of them. */
  readonly room: number
  readonly stops: DueStop[]
}

/**
 * The routes of a day. The most pressing stops go first, each to the team that
 * is sent to its area and has the least to do for what it can; a team's stops are
 * cut along the walking order, so that neighbours fall to one controller and no
 * two of a team differ by more than one stop. No place is on two routes, none on
 * one twice. A route holds `maximumStops`, more than the day's target, as not
 * everybody is in. Source: capabilities S1-8, S1-12, pitfall 8.6.
 */
export function planRoutes(input: {
  /** In the order of `dueStops`. */
  due: Iterable<DueStop>
  day: CivilDate
  controllers: readonly FieldController[]
  rule: VisitRule<FieldDayParameters>
  /** By area, street and house, or by the distance walked. */
  order: 'street' | 'distance'
}): PlannedDay {
  const { day, controllers, rule, order } = input
  const { maximumStops, targetStops } = rule.parameters
  const teams = teamsOf(controllers, maximumStops)
  const unplanned: DueStop[] = []
  const planned = new Set<string>()
  for (const stop of input.due) {
    if (planned.has(stop.place.id)) continue
    planned.add(stop.place.id)
    const team = leastBusy(teams, stop.place.area)
    if (team === undefined) unplanned.push(stop)
    else team.stops.push(stop)
  }
  const routes = teams.flatMap(({ members, room, stops }) => {
    const walk = walkingOrder(stops)
    const target = Math.min(targetStops, room / members.length)
    return members.map(({ id, from }, at) => {
      const own = walk.slice(
        Math.floor((at * walk.length) / members.length),
        Math.floor(((at + 1) * walk.length) / members.length),
      )
      const stopsInOrder = order === 'street' ? own : orderByDistance(own, from)
      return { controller: id, day, targetStops: target, stops: stopsInOrder }
    })
  })
  return {
    routes: sortedBy(routes, ({ controller }) => [controller]),
    unplanned,
    ...rowOf(rule),
  }
}

function teamsOf(controllers: readonly FieldController[], maximumStops: number): readonly Team[] {
  const teams = new Map<string, FieldController[]>()
  for (const controller of sortedBy(controllers, ({ id }) => [id])) {
    const { areas, maximumStops: own } = controller
    const key = JSON.stringify([areas && [...new Set(areas)].sort(), own ?? maximumStops])
    teams.set(key, [...(teams.get(key) ?? []), controller])
  }
  return [...teams.values()].map((members) => ({
    areas: members[0]?.areas && new Set(members[0].areas),
    members,
    room: members.length * (members[0]?.maximumStops ?? maximumStops),
    stops: [],
  }))
}

/** The team with the fewest stops for its room that may go there and has some left; ties by the first member's id. */
function leastBusy(teams: readonly Team[], area: string): Team | undefined {
  return teams
    .filter(({ areas, room, stops }) => (areas?.has(area) ?? true) && stops.length < room)
    .reduce<Team | undefined>(
      (least, team) =>
        least === undefined || team.stops.length * least.room < least.stops.length * team.room
          ? team
          : least,
      undefined,
    )
}
