import type { Store } from '../../packages/core/src/index.ts'
import { openSqliteStore } from '../../packages/storage-sqlite/src/index.ts'

/** Where a store is, in words that can be handed to another process. */
export type StoreSource = {
  readonly engine: 'sqlite'
  readonly path: string
  /** With `relaxed` a power cut may lose what was acknowledged: for controls of the harness. */
  readonly durability?: 'full' | 'relaxed'
}

/** Opens a store where it says. */
export async function openStore(source: StoreSource): Promise<Store> {
  const { path, durability } = source
  return openSqliteStore({ path, ...(durability && { durability }) })
}
