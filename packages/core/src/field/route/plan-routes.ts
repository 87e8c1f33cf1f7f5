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

/** Controllers that are sent to the same areas. */
interface Team {
  readonly areas: ReadonlySet<string> | undefined
  readonly members: readonly FieldController[]
  readonly stops: DueStop[]
}

/**
 * The routes of a day. The most pressing stops go first, each to the team that
 * is sent to its area and has the least to do for its size; a team's stops are
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
  const teams = teamsOf(controllers)
  const unplanned: DueStop[] = []
  const planned = new Set<string>()
  for (const stop of input.due) {
    if (planned.has(stop.place.id)) continue
    planned.add(stop.place.id)
    const team = leastBusy(teams, stop.place.area, maximumStops)
    if (team === undefined) unplanned.push(stop)
    else team.stops.push(stop)
  }
  const routes = teams.flatMap(({ members, stops }) => {
    const walk = walkingOrder(stops)
    return members.map(({ id, from }, at) => {
      const own = walk.slice(
        Math.floor((at * walk.length) / members.length),
        Math.floor(((at + 1) * walk.length) / members.length),
      )
      const stopsInOrder = order === 'street' ? own : orderByDistance(own, from)
      return { controller: id, day, targetStops, stops: stopsInOrder }
    })
  })
  return {
    routes: sortedBy(routes, ({ controller }) => [controller]),
    unplanned,
    ...rowOf(rule),
  }
}

function teamsOf(controllers: readonly FieldController[]): readonly Team[] {
  const members = new Map<string, FieldController[]>()
  for (const controller of sortedBy(controllers, ({ id }) => [id])) {
    const key = JSON.stringify(controller.areas && [...new Set(controller.areas)].sort())
    members.set(key, [...(members.get(key) ?? []), controller])
  }
  return [...members.values()].map((team) => ({
    areas: team[0]?.areas && new Set(team[0].areas),
    members: team,
    stops: [],
  }))
}

/** The team with the fewest stops a head that may go there and has room; ties by the first member's id. */
function leastBusy(teams: readonly Team[], area: string, maximumStops: number): Team | undefined {
  return teams
    .filter(
      ({ areas, members, stops }) =>
        (areas === undefined || areas.has(area)) && stops.length < members.length * maximumStops,
    )
    .reduce<Team | undefined>(
      (least, team) =>
        least === undefined ||
        team.stops.length * least.members.length < least.stops.length * team.members.length
          ? team
          : least,
      undefined,
    )
}
