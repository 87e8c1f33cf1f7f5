import type { SimulatedEvent } from './simulated-event.ts'
import type { SimulationStage } from './simulation-stage.ts'

/** The next event, or one of those soon after it; undefined where what is next must wait. */
export function nextEvent({
  queue,
  workers,
  ledger,
  random,
}: SimulationStage): SimulatedEvent | undefined {
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
