import type { IntendedReading } from './letter.ts'
import type { WorldPlace } from './place.ts'
import type { Chance } from './random.ts'
import { everythingSent, type World } from './world.ts'

/** What the operator does with a place's readings; the words are those of the reconciliation. */
export type Reaction =
  | 'matched'
  | 'matched_within_tolerance'
  | 'different_value'
  | 'other_date'
  | 'replaced_by_operator_read'
  | 'replaced_by_estimate'
  | 'missing_register'
  | 'missing_place'
  | 'unknown_meter'

/** A place whose readings were accepted, and what the operator made of them. */
export interface Reacted {
  readonly place: WorldPlace
  readonly readings: readonly IntendedReading[]
  readonly reaction: Reaction
}

const QUOTAS: readonly [Reaction, number][] = [
  ['missing_register', 3],
  ['matched_within_tolerance', 7],
  ['different_value', 7],
  ['other_date', 3],
  ['replaced_by_operator_read', 7],
  ['replaced_by_estimate', 6],
  ['missing_place', 5],
  ['unknown_meter', 3],
]

/** The place whose dispute the demo tells: a mail, and a meter whose verification has run out. */
const STORY = { key: 'expired', reaction: 'different_value' } as const

/** Every place with accepted readings; most of them the operator simply took over. */
export function reactions(world: World, chance: Chance): readonly Reacted[] {
  const byPlace = new Map<WorldPlace, IntendedReading[]>()
  const unsure = new Set<WorldPlace>()
  for (const sent of everythingSent(world)) {
    if (sent.outcome !== 'accepted') continue
    for (const reading of sent.readings) {
      byPlace.set(reading.place, [...(byPlace.get(reading.place) ?? []), reading])
      if (sent.mayAlsoBe || reading.place.key === 'correction') unsure.add(reading.place)
    }
  }

  const free = new Set(chance.shuffle([...byPlace.keys()].filter((place) => !unsure.has(place))))
  const reactionOf = new Map<WorldPlace, Reaction>()
  for (const place of [...free].filter(({ key }) => key === STORY.key)) {
    free.delete(place)
    reactionOf.set(place, STORY.reaction)
  }
  for (const [reaction, count] of QUOTAS) {
    const suited = [...free].filter((place) => suits(place, reaction)).slice(0, count)
    for (const place of suited) {
      free.delete(place)
      reactionOf.set(place, reaction)
    }
  }
  return world.places.flatMap((place) => {
    const readings = byPlace.get(place)
    return readings ? [{ place, readings, reaction: reactionOf.get(place) ?? 'matched' }] : []
  })
}

/** Whether two lines of different days or registers can say what is meant. */
function suits(place: WorldPlace, reaction: Reaction): boolean {
  if (reaction === 'missing_register') return place.registers.length === 2
  if (reaction === 'matched_within_tolerance')
    return place.registers.every((it) => it.decimalDigits === 0)
  return true
}

/** Whether the operator's file tells a place's history: not where a whole register or meter is missing. */
export function hasHistory(reaction: Reaction): boolean {
  return (
    reaction !== 'missing_place' && reaction !== 'unknown_meter' && reaction !== 'missing_register'
  )
}
