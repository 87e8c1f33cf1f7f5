import type { Instant, Store } from '@selfread/core'
import { createDesk, type Desk } from '../../create-desk.ts'
import { deskSettings } from '../desk-settings.ts'
import { createFaults, type FaultShares, type Faults } from './faults.ts'
import { emptyLedger, type Ledger } from './ledger.ts'
import { orderedOutbox } from './ordered-outbox.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import type { SimulatedEvent } from './simulated-event.ts'
import type { SimulatedWorld } from './simulated-world.ts'
import { createTurns, type Turns } from './turns.ts'
import { workerStore } from './worker-store.ts'

/** Whose data the runs are about. */
export const TENANT = 'supplier'

/** How a run goes. */
export interface SimulationSettings {
  readonly seed: number
  readonly world: SimulatedWorld
  readonly events: readonly SimulatedEvent[]
  readonly faults: FaultShares
  /** How many desks work side by side. With one, events are done one after the other in their order. */
  readonly workers: 1 | 2
  /** Opens a connection to the run's store. */
  readonly connect: () => Promise<Store>
  /** The last moment of the run: nothing that is planned is later. */
  readonly until: Instant
  /** Told of everything that happens. */
  readonly trace?: (line: string) => void
  /** Changes a desk before it works: to plant defects. */
  readonly change?: (desk: Desk) => Desk
  /** Waits before something is tried again; lets others go on unless told. */
  readonly pause?: () => Promise<void>
}

/** A desk at work, in a process of its own. */
export interface Worker {
  readonly name: string
  readonly store: Store
  readonly desk: Desk
  /** What it is at. */
  task: SimulatedEvent | undefined
  /** By how much its clock is wrong. */
  offsetMs: number
}

/** All that a run changes as it goes on. */
export interface SimulationStage {
  readonly settings: SimulationSettings
  /** Decides who goes on. */
  readonly random: SeededRandom
  readonly faults: Faults
  readonly turns: Turns
  readonly ledger: Ledger
  /** What people outside have made up their minds to do, by event. */
  readonly intents: Map<string, unknown>
  /** Ids of all messages, in the order in which they were queued. */
  readonly queued: Set<string>
  /** What is still to come, and what must be tried again. */
  readonly queue: SimulatedEvent[]
  readonly workers: Worker[]
  /** The time that it truly is. */
  nowMs: number
  /** The latest time that anybody's clock showed. */
  latestMs: number
  calls: number
  tried: number
}

/** A stage on which nobody works yet. */
export function createStage(settings: SimulationSettings): SimulationStage {
  const { seed, events, until } = settings
  return {
    settings,
    random: seededRandom(seed, 'schedule'),
    faults: createFaults(seededRandom(seed, 'faults'), settings.faults),
    turns: createTurns(),
    ledger: emptyLedger(),
    intents: new Map(),
    queued: new Set(),
    queue: [...events],
    workers: [],
    nowMs: Date.parse(events[0]?.at ?? until),
    latestMs: Date.parse(until),
    calls: 0,
    tried: 0,
  }
}

/** Puts a worker on the stage, with a connection and a clock of its own. */
export async function addWorker(
  stage: SimulationStage,
  name: string,
  crash: (worker: Worker) => void,
): Promise<void> {
  const { settings, turns, faults } = stage
  const connection = orderedOutbox(await settings.connect(), stage.queued)
  const store = workerStore(connection, { name, turns, faults, crash: () => crash(worker) })
  const desk = deskOf(settings, store, {
    now: () => timeOf(stage, worker),
    pause: settings.pause ?? (() => turns.ask(name, 'pause', async () => {})),
  })
  const worker: Worker = { name, store, desk, task: undefined, offsetMs: 0 }
  stage.workers.push(worker)
}

/** A desk of the run. */
export function deskOf(
  { change }: SimulationSettings,
  store: Store,
  time: { readonly now: () => Instant; readonly pause?: () => Promise<void> },
): Desk {
  const desk = createDesk({ ...deskSettings, ...time, tenant: TENANT, store })
  return change?.(desk) ?? desk
}

/** What a worker's clock shows. */
export function timeOf(stage: SimulationStage, { offsetMs }: Worker): Instant {
  const ms = stage.nowMs + offsetMs
  stage.latestMs = Math.max(stage.latestMs, ms)
  return new Date(ms).toISOString()
}
