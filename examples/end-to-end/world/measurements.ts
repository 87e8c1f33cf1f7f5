import { historyOf, strangersOf } from './history.ts'
import { type MeasuredRow, operatorReads, rowsFor } from './measured-row.ts'
import type { OperatorId, WorldPlace } from './place.ts'
import type { Chance } from './random.ts'
import { hasHistory, type Reacted, reactions } from './reaction.ts'
import type { World } from './world.ts'

/** How many places without a self-reading the operators forget as well. */
const FORGOTTEN = 5

/** What both operators say at the end of November. */
export interface Measurements {
  readonly reacted: readonly Reacted[]
  /** Places that nobody sent a reading for and that no operator read either. */
  readonly forgotten: ReadonlySet<WorldPlace>
  readonly rows: { readonly [operator in OperatorId]: readonly MeasuredRow[] }
}

/** The operators' data: the year's history, this month's rows, and other suppliers' places. */
export function measure(world: World, chance: Chance): Measurements {
  const reacted = reactions(world, chance)
  const reactionOf = new Map(reacted.map((it) => [it.place, it.reaction]))
  const forgotten = new Set(
    world.silent
      .filter((place) => place.key === '')
      .filter((_, at) => at % 6 === 2)
      .slice(0, FORGOTTEN),
  )
  const rowsOf = (operator: OperatorId, fromMonth: number): readonly MeasuredRow[] =>
    world.places
      .filter((place) => place.operator === operator && !forgotten.has(place))
      .flatMap((place) => {
        const reaction = reactionOf.get(place)
        const answers = reacted
          .filter((it) => it.place === place)
          .flatMap((it) => it.readings.flatMap((reading) => rowsFor(reading, it.reaction, chance)))
        if (reaction && !hasHistory(reaction)) return answers
        const november = reaction ? answers : operatorReads(place, chance)
        return [...historyOf(place, fromMonth, chance), ...november]
      })

  const electricity = {
    prefix: 'RO001E',
    digits: 9,
    register: '1.8.0',
    unit: 'kWh',
  } as const
  const gas = { prefix: '1009', digits: 6, register: '3.0.0', unit: 'm3' } as const
  return {
    reacted,
    forgotten,
    rows: {
      rdn: byDate([...rowsOf('rdn', 1), ...strangersOf(electricity, 112, 1, chance)]),
      'apa-gaz': byDate([...rowsOf('apa-gaz', 8), ...strangersOf(gas, 14, 8, chance)]),
    },
  }
}

function byDate(rows: readonly MeasuredRow[]): readonly MeasuredRow[] {
  return rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
