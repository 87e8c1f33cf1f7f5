import type { Instant, Store } from '@selfread/core'
import type { Desk } from '../../create-desk.ts'
import type { Ledger } from './ledger.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import type { SimulatedEvent } from './simulated-event.ts'
import type { SimulatedPlace, SimulatedWorld } from './simulated-world.ts'
import type { Turns } from './turns.ts'

/** What an event is carried out with. */
export interface EventScene {
  readonly event: SimulatedEvent
  readonly world: SimulatedWorld
  readonly ledger: Ledger
  /** The worker's own desk and store, each call of which waits for its turn. */
  readonly desk: Desk
  readonly store: Store
  readonly tenant: string
  readonly now: () => Instant
  /** Lets others go on before this is done. */
  readonly step: Turns['ask']
  readonly worker: string
  /** Chance of this event alone, whoever carries it out and when. */
  readonly random: () => SeededRandom
  /**
   * What somebody outside has made up their mind to do: made once, and kept when
   * a worker crashes. A repetition has the mind of what it repeats.
   */
  readonly intend: <Intent>(decide: () => Promise<Intent>) => Promise<Intent>
}

/** The chance of an event: the same whenever it is tried. */
export function chanceOf(seed: number, { id, repeats }: SimulatedEvent): SeededRandom {
  return seededRandom(seed, `event ${repeats ?? id}`)
}

/** A place of the world by its id. */
export function placeOf(world: SimulatedWorld, id: string): SimulatedPlace {
  const place = world.places.find((it) => it.id === id)
  if (place === undefined) throw new Error(`The world has no place ${id}.`)
  return place
}
