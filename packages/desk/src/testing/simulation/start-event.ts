import { StoreError } from '@selfread/core'
import { carryOutEvent } from './carry-out-event.ts'
import { chanceOf, type EventScene } from './event-scene.ts'
import type { SimulatedEvent } from './simulated-event.ts'
import { type SimulationStage, TENANT, timeOf, type Worker } from './simulation-stage.ts'

/** A worker takes up an event. What fails in a way that passes, or by a crash, is taken up again. */
export function startEvent(stage: SimulationStage, worker: Worker, event: SimulatedEvent): void {
  const { settings, queue, faults, ledger } = stage
  queue.splice(queue.indexOf(event), 1)
  stage.nowMs = Math.max(stage.nowMs, Date.parse(event.at))
  if (settings.workers > 1) worker.offsetMs = faults.nextJump() ?? worker.offsetMs
  stage.tried++
  worker.task = event
  const { kind } = event.occurrence
  tell(stage, `${worker.name} starts ${event.id} ${kind} at ${timeOf(stage, worker)}`)
  // After a crash it never comes to an end.
  carryOutEvent(sceneOf(stage, worker, event)).then(
    () => {
      worker.task = undefined
      tell(stage, `${worker.name} ends ${event.id}`)
    },
    (error: unknown) => {
      worker.task = undefined
      tell(stage, `${worker.name} fails ${event.id}: ${error}`)
      if (!StoreError.is(error) || !error.isTransient) {
        ledger.problems.push(`${event.id} (${kind}) failed: ${error}`)
        return
      }
      // Somebody looks at the clocks.
      if (error.code === 'clock_went_back') for (const it of stage.workers) it.offsetMs = 0
      putBack(stage, event)
    },
  )
}

/** A worker's process ends: of its desk nothing is left but what it stored. */
export function crash(stage: SimulationStage, worker: Worker): void {
  tell(stage, `${worker.name} crashes in ${worker.task?.id}`)
  stage.turns.stop(worker.name)
  if (worker.task !== undefined) putBack(stage, worker.task)
  worker.task = undefined
}

/** Tells whoever follows the run. */
export function tell({ settings }: SimulationStage, line: string): void {
  settings.trace?.(line)
}

/** Alone it is tried again at once, else some time soon. */
function putBack({ settings, queue, random }: SimulationStage, event: SimulatedEvent): void {
  if (settings.workers === 1) queue.unshift(event)
  else queue.splice(Math.min(queue.length, random.below(6)), 0, event)
}

function sceneOf(stage: SimulationStage, worker: Worker, event: SimulatedEvent): EventScene {
  const { settings, ledger, intents, turns } = stage
  const mind = event.repeats ?? event.id
  return {
    event,
    world: settings.world,
    ledger,
    desk: worker.desk,
    store: worker.store,
    tenant: TENANT,
    now: () => timeOf(stage, worker),
    step: turns.ask,
    worker: worker.name,
    random: () => chanceOf(settings.seed, event),
    async intend<Intent>(decide: () => Promise<Intent>): Promise<Intent> {
      if (!intents.has(mind)) {
        const intent = await decide()
        // A repetition may have been quicker.
        if (!intents.has(mind)) intents.set(mind, intent)
      }
      return intents.get(mind) as Intent
    },
  }
}
