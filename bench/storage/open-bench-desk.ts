import type { Store } from '../../packages/core/src/index.ts'
import { rules } from '../../packages/core/src/presets/index.ts'
import { createDesk, type Desk } from '../../packages/desk/src/index.ts'
import { TENANT } from './place-history.ts'

/** A desk on a store that the benches have filled. */
export function openBenchDesk(store: Store, now: string): Desk {
  return createDesk({
    store,
    tenant: TENANT,
    rules: rules.romania(),
    otherOperators: (id) => ({ id, name: id }),
    now: () => now,
  })
}
