import type { EventScene } from './event-scene.ts'

/** A person asks to be forgotten. */
export async function erasePerson(scene: EventScene, customer: string): Promise<void> {
  const { desk, ledger, event } = scene
  ledger.erased.add(customer)
  const actor = { kind: 'employee', id: 'ana' } as const
  const { outcome } = await desk.persons.erase({ customer, actor, reason: `Asked in ${event.id}.` })
  if (outcome === 'unknown') ledger.problems.push(`${customer} was not known when erased.`)
}
