import type { Store } from '@selfread/core'
import { memoryStore } from '@selfread/core/conformance'
import type { SimulatedStore } from './simulate-seed.ts'

/** A store in memory that all workers share; `wrap` changes it, to plant defects. */
export async function memorySimulatedStore(
  wrap: (store: Store) => Store = (store) => store,
): Promise<SimulatedStore> {
  const store = wrap(memoryStore())
  return { connect: async () => store, remove: () => store.close() }
}
