import { type PlaceFact, type PlaceState, placeStateOf, type StoredFact } from '@selfread/core'
import type { Desk } from '../../create-desk.ts'
import { type Ledger, noteHandedOver, noteTransfers } from './ledger.ts'
import type { SimulationRun } from './run-simulation.ts'
import type { SimulatedWorld } from './simulated-world.ts'
import { TENANT } from './simulation-stage.ts'

/** All that is there when a run has ended, read once. */
export interface FinalState {
  readonly world: SimulatedWorld
  readonly ledger: Ledger
  readonly run: SimulationRun
  readonly facts: readonly StoredFact[]
  readonly streams: ReadonlyMap<string, readonly StoredFact[]>
  readonly places: ReadonlyMap<string, PlaceState>
  /** Operations of all months, by kind. */
  readonly operations: Readonly<Record<string, number>>
}

/** Ends a run: every day's files once more, everything delivered; then reads what there is. */
export async function finalState(run: SimulationRun, world: SimulatedWorld): Promise<FinalState> {
  const { desk, ledger, store } = run
  // What came while they were being erased is erased when it is asked for again.
  for (const customer of ledger.erased) {
    const actor = { kind: 'employee', id: 'ana' } as const
    await desk.persons.erase({ customer, actor, reason: 'Asked again.' })
  }
  for (const day of world.days) noteTransfers(ledger, await desk.prepareTransfers({ day }))
  await deliverAll(desk, ledger)
  const facts: StoredFact[] = []
  let after: string | undefined
  for (;;) {
    const page = await store.readFeed({ tenant: TENANT, ...(after !== undefined && { after }) })
    if (page.facts.length === 0) break
    facts.push(...page.facts)
    after = page.next
  }
  const streams = Map.groupBy(facts, ({ stream }) => stream)
  const places = new Map<string, PlaceState>()
  for (const { id } of world.places) {
    const state = placeStateOf((streams.get(`place/${id}`) ?? []) as readonly PlaceFact[])
    if (state !== undefined) places.set(id, state)
  }
  const months = [...new Set(['2026-11', '2026-12', ...world.days.map((day) => day.slice(0, 7))])]
  const operations: Record<string, number> = {}
  for (const month of months) {
    const { countsByKind } = await desk.statement({ month })
    for (const [kind, count] of Object.entries(countsByKind)) {
      operations[kind] = (operations[kind] ?? 0) + count
    }
  }
  return { world, ledger, run, facts, streams, places, operations }
}

async function deliverAll(desk: Desk, ledger: Ledger): Promise<void> {
  const settledBefore = new Set(
    [...ledger.messages].filter(([, { isSettled }]) => isSettled).map(([id]) => id),
  )
  const deliver = () =>
    desk.deliver({
      transport: 'mail',
      send: async (message) => noteHandedOver(ledger, message, settledBefore),
    })
  await deliver()
  const { sent } = await deliver()
  if (sent > 0) ledger.problems.push(`${sent} messages were handed over again when all were sent.`)
}
