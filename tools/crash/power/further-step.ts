import type { Store } from '../../../packages/core/src/index.ts'
import type { StoreMark } from '../check-store.ts'
import { type Ledger, record } from '../ledger.ts'
import { TENANT, tallyOf } from '../plan.ts'
import { storedOf, storeStep } from '../writer.ts'

/** Has every writer do the step after the last that is stored: a store that was hit must take it. */
export async function doFurtherStep(
  store: Store,
  ledgers: readonly Ledger[],
  mark: StoreMark,
): Promise<readonly Ledger[]> {
  const further: Ledger[] = []
  for (const ledger of ledgers) {
    const number = (mark.stored.get(ledger.writer) ?? 0) + 1
    const counted = await store.readStream({ tenant: TENANT, stream: tallyOf(number) })
    const tallyVersion = counted.length
    const receipt = await storeStep(store, ledger.writer, number, tallyVersion)
    const sent = record(ledger, { says: 'sending', number, tallyVersion })
    further.push(record(sent, storedOf(number, receipt)))
  }
  return further
}
