import type { Store } from '@selfread/core'
import type { Desk } from '../../create-desk.ts'
import type { Ledger } from './ledger.ts'
import { nextEvent } from './next-event.ts'
import {
  addWorker,
  createStage,
  deskOf,
  type SimulationSettings,
  type SimulationStage,
} from './simulation-stage.ts'
import { crash, startEvent, tell } from './start-event.ts'

/** What a run came to. */
export interface SimulationRun {
  readonly ledger: Ledger
  /** A connection that nothing goes wrong with. */
  readonly store: Store
  /** A desk on it, late enough for every lease to have ended. */
  readonly desk: Desk
  readonly calls: number
  /** How often an event was taken up. */
  readonly tried: number
  readonly faults: ReadonlyMap<string, number>
}

const LEASES_MS = 10 * 60_000
// Beyond this nothing goes wrong any more, so that every run comes to its end.
const FAULTY_CALLS_MAX = 20_000
const STEP_MS_MAX = 40

/** Carries out all events of a run, whatever goes wrong meanwhile, until each was acknowledged. */
export async function runSimulation(settings: SimulationSettings): Promise<SimulationRun> {
  const stage = createStage(settings)
  for (const name of settings.workers === 1 ? ['A'] : ['A', 'B']) {
    await addWorker(stage, name, (worker) => crash(stage, worker))
  }
  for (;;) {
    await stage.turns.settle(() => atWork(stage))
    const choices = choicesOf(stage)
    if (choices.length === 0) break
    await stage.random.pick(choices)()
    if (stage.calls > FAULTY_CALLS_MAX || stage.queue.length === 0) endFaults(stage)
  }
  const left = stage.queue.map(({ id }) => id)
  if (left.length > 0) throw new Error(`Nothing leads on to ${left.join(', ')}.`)

  const store = await settings.connect()
  const now = new Date(stage.latestMs + LEASES_MS).toISOString()
  const desk = deskOf(settings, store, { now: () => now })
  const { ledger, calls, tried, faults } = stage
  return { ledger, store, desk, calls, tried, faults: faults.counts }
}

function atWork({ workers }: SimulationStage): readonly string[] {
  return workers.filter(({ task }) => task !== undefined).map(({ name }) => name)
}

/** All that may happen next: a call that waits for its turn, or an event that an idle worker takes up. */
function choicesOf(stage: SimulationStage): readonly (() => Promise<void> | void)[] {
  const { turns, workers, random } = stage
  const next = nextEvent(stage)
  const idle = next === undefined ? [] : workers.filter(({ task }) => task === undefined)
  return [
    ...turns.waiting.map((turn) => () => {
      stage.calls++
      stage.nowMs += workers.length === 1 ? 0 : random.between(1, STEP_MS_MAX)
      tell(stage, `${turn.worker} ${turn.name}`)
      return turns.take(turn)
    }),
    ...idle.map((worker) => () => next && startEvent(stage, worker, next)),
  ]
}

/** All is well again, and late enough for every fact. */
function endFaults(stage: SimulationStage): void {
  stage.faults.end()
  // One clock that was always right need not be late.
  if (stage.workers.length > 1) stage.nowMs = Math.max(stage.nowMs, stage.latestMs)
  for (const worker of stage.workers) worker.offsetMs = 0
}
