import { type Instant, type Store, StoreError } from '@selfread/core'
import { createDesk, type Desk } from '../../create-desk.ts'
import { deskSettings } from '../desk-settings.ts'
import { carryOutEvent } from './carry-out-event.ts'
import { createFaults, type FaultShares } from './faults.ts'
import { emptyLedger, type Ledger } from './ledger.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import type { SimulatedEvent } from './simulated-event.ts'
import type { SimulatedWorld } from './simulated-world.ts'
import { chanceOf, type EventScene } from './simulation-run.ts'
import { createTurns } from './turns.ts'
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

/** What a run came to. */
export interface SimulationRun {
  readonly ledger: Ledger
  /** A connection that nothing goes wrong with. */
  readonly store: Store
  readonly desk: Desk
  readonly calls: number
  readonly tried: number
  readonly faults: ReadonlyMap<string, number>
}

interface Worker {
  readonly name: string
  store: Store
  desk: Desk
  task: SimulatedEvent | undefined
  /** By how much its clock is wrong. */
  offsetMs: number
}

const MINUTE_MS = 60_000
// Beyond this nothing goes wrong any more, so that every run comes to its end.
const FAULTY_CALLS_MAX = 20_000

/** Carries out all events of a run, whatever goes wrong meanwhile, until each was acknowledged. */
export async function runSimulation(settings: SimulationSettings): Promise<SimulationRun> {
  const { seed, world, events, workers: count, trace = () => {} } = settings
  const random = seededRandom(seed, 'schedule')
  const faults = createFaults(seededRandom(seed, 'faults'), settings.faults)
  const turns = createTurns()
  const ledger = emptyLedger()
  const intents = new Map<string, unknown>()
  const queue = [...events]
  let nowMs = Date.parse(events[0]?.at ?? '2026-11-20T00:00:00.000Z')
  let latestMs = Date.parse(settings.until)
  let calls = 0
  let tried = 0

  const clockOf = (worker: Worker) => (): Instant => {
    const ms = nowMs + worker.offsetMs
    latestMs = Math.max(latestMs, ms)
    return new Date(ms).toISOString()
  }

  const workers: Worker[] = []
  for (const name of count === 1 ? ['A'] : ['A', 'B']) {
    const connection = await settings.connect()
    const worker: Worker = { name, offsetMs: 0, task: undefined } as never
    worker.store = workerStore(connection, { name, turns, faults, crash: () => crash(worker) })
    worker.desk = deskOf(worker)
    workers.push(worker)
  }

  function deskOf(worker: Worker): Desk {
    const pause = () => turns.ask(worker.name, 'pause', async () => {})
    const desk = createDesk({
      ...deskSettings,
      tenant: TENANT,
      store: worker.store,
      now: clockOf(worker),
      pause: settings.pause ?? pause,
    })
    return settings.change?.(desk) ?? desk
  }

  function crash(worker: Worker): void {
    trace(`${worker.name} crashes in ${worker.task?.id}`)
    turns.stop(worker.name)
    if (worker.task !== undefined) putBack(worker.task)
    // Of a desk nothing is left but what it stored.
    worker.task = undefined
  }

  function putBack(event: SimulatedEvent): void {
    if (count === 1) queue.unshift(event)
    else queue.splice(Math.min(queue.length, random.below(6)), 0, event)
  }

  function start(worker: Worker, event: SimulatedEvent): void {
    queue.splice(queue.indexOf(event), 1)
    nowMs = Math.max(nowMs, Date.parse(event.at))
    if (count > 1) worker.offsetMs = faults.nextJump() ?? worker.offsetMs
    worker.task = event
    tried++
    trace(`${worker.name} starts ${event.id} ${event.occurrence.kind} at ${clockOf(worker)()}`)
    const isOwn = () => worker.task === event
    carryOutEvent(sceneOf(worker, event)).then(
      () => {
        trace(`${worker.name} ends ${event.id}`)
        worker.task = undefined
      },
      (error: unknown) => {
        if (!isOwn()) return
        worker.task = undefined
        trace(`${worker.name} fails ${event.id}: ${error}`)
        if (StoreError.is(error) && error.isTransient) {
          // Somebody looks at the clock, and at the others.
          if (error.code === 'clock_went_back') for (const it of workers) it.offsetMs = 0
          putBack(event)
        } else ledger.problems.push(`${event.id} (${event.occurrence.kind}) failed: ${error}`)
      },
    )
  }

  function sceneOf(worker: Worker, event: SimulatedEvent): EventScene {
    const mind = event.repeats ?? event.id
    return {
      event,
      world,
      ledger,
      desk: worker.desk,
      store: worker.store,
      tenant: TENANT,
      now: clockOf(worker),
      step: turns.ask,
      worker: worker.name,
      random: () => chanceOf(seed, event),
      async intend<Intent>(decide: () => Promise<Intent>): Promise<Intent> {
        if (intents.has(mind)) return intents.get(mind) as Intent
        const intent = await decide()
        if (!intents.has(mind)) intents.set(mind, intent)
        return intents.get(mind) as Intent
      },
    }
  }

  const isRunning = (name: string) =>
    workers.some((it) => it.name === name && it.task !== undefined)
  const names = workers.map(({ name }) => name)
  for (;;) {
    await turns.settle(isRunning, names)
    const idle = workers.filter(({ task }) => task === undefined)
    const next = nextEvent(random, { queue, workers, ledger })
    const choices: (() => Promise<void> | void)[] = turns.waiting.map((turn) => () => {
      calls++
      nowMs += count === 1 ? 0 : random.between(1, 40)
      trace(`${turn.worker} ${turn.name}`)
      return turns.take(turn)
    })
    if (next !== undefined) choices.push(...idle.map((worker) => () => start(worker, next)))
    if (choices.length === 0) {
      if (queue.length === 0 || workers.every(({ task }) => task === undefined)) break
      throw new Error('Nothing can go on.')
    }
    await random.pick(choices)()
    if (calls > FAULTY_CALLS_MAX || queue.length === 0) endFaults()
  }
  if (queue.length > 0) throw new Error(`Left undone: ${queue.map(({ id }) => id).join(', ')}.`)

  const store = await settings.connect()
  const desk = createDesk({
    ...deskSettings,
    tenant: TENANT,
    store,
    now: () => new Date(latestMs + 10 * MINUTE_MS).toISOString(),
  })
  return {
    ledger,
    store,
    desk: settings.change?.(desk) ?? desk,
    calls,
    tried,
    faults: faults.counts,
  }

  /** All is well again, and late enough for every fact and lease. */
  function endFaults(): void {
    faults.end()
    // One clock that was always right need not be late.
    if (count > 1) nowMs = Math.max(nowMs, latestMs)
    for (const worker of workers) worker.offsetMs = 0
  }
}

/** The next event, or one of those soon after it; undefined where what is next must wait. */
function nextEvent(
  random: SeededRandom,
  state: {
    readonly queue: readonly SimulatedEvent[]
    readonly workers: readonly Worker[]
    readonly ledger: Ledger
  },
): SimulatedEvent | undefined {
  const { queue, workers, ledger } = state
  const isAlone = workers.length === 1
  const next = queue[isAlone || !random.chance(0.2) ? 0 : random.below(Math.min(3, queue.length))]
  if (next === undefined) return undefined
  if (!ledger.isImported) return queue.find(({ occurrence }) => occurrence.kind === 'import')
  // Who is being erased sends nothing meanwhile: nobody could tell it from what came before.
  const erased = workers.map(({ task }) => task?.occurrence).find((it) => it?.kind === 'erase')
  if (erased !== undefined) return isSentBy(next, erased.customer) ? undefined : next
  if (next.occurrence.kind !== 'erase') return next
  const { customer } = next.occurrence
  const isSending = workers.some(({ task }) => task !== undefined && isSentBy(task, customer))
  const before = queue.find((it) => it.repeats === undefined && isSentBy(it, customer))
  return before ?? (isSending ? undefined : next)
}

function isSentBy({ occurrence }: SimulatedEvent, customer: string): boolean {
  return occurrence.kind === 'submit' && occurrence.submission.customer === customer
}
