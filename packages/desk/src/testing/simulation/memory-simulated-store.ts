import type { Store } from '@selfread/core'
import { memoryStore } from '@selfread/core/conformance'
import type { SimulatedStore } from './simulate-seed.ts'

/** How many Merkle logs the journal of a seed has. */
export function partitionsOf(seed: number): number {
  return seed % 4 === 0 ? 8 : 1
}

/** A store in memory that all workers share; `wrap` changes it, to plant defects. */
export async function memorySimulatedStore(
  seed: number,
  wrap: (store: Store) => Store = (store) => store,
): Promise<SimulatedStore> {
  const store = wrap(memoryStore({ partitions: partitionsOf(seed) }))
  return { connect: async () => store, remove: () => store.close() }
}
