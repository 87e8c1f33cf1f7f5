import type { StoreFault } from '../../packages/core/src/index.ts'
import type { DeskContext } from '../../packages/desk/src/desk-context.ts'
import { verifyStore } from '../../packages/desk/src/journal/verify-store.ts'
import { openSqliteStore, verifySqliteFile } from '../../packages/storage-sqlite/src/index.ts'
import { signer, TENANTS } from './build-store.ts'

/** What is found in a file from outside. */
export async function verifyFile(path: string): Promise<readonly StoreFault[]> {
  return (await verifySqliteFile(path).catch(faultOf)).faults
}

/**
 * All that `selfread verify --verifier-key` finds in a file, for every tenant: the file from outside,
 * then what the desks find. An error is told as what it is, a fault of the file.
 */
export async function verifyAll(path: string): Promise<readonly StoreFault[]> {
  const file = await verifySqliteFile(path).catch(faultOf)
  if (file.faults.length > 0) return file.faults
  try {
    const store = openSqliteStore({ path })
    try {
      // The store as such was checked just now: again for each tenant it would say the same.
      const checked = { ...store, verify: async () => ({ ...file, faults: [] }) }
      const faults: StoreFault[] = []
      for (const tenant of TENANTS) {
        const context = { tenant, store: checked } as unknown as DeskContext
        faults.push(...(await verifyStore(context, { keys: [signer] })).faults)
      }
      return faults
    } finally {
      await store.close()
    }
  } catch (error) {
    return faultOf(error).faults
  }
}

function faultOf(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  const fault: StoreFault = { code: 'database_damaged', message }
  return { facts: 0, blobs: 0, heads: [], checkpoints: 0, faults: [fault] }
}
