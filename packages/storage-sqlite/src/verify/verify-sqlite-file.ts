import { rootOf, type StoreVerification } from '@selfread/core'
import { StoreOpenError, type StoreOpenProblem } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import { openDatabaseReadonly } from '../database/open-database.ts'
import { readStoreInfo } from '../database/store-info.ts'
import { openKeyWrapper } from '../keys/master-key.ts'
import { damage, verifyConnection } from './verify-connection.ts'

/** Not about what stands in the file: nothing was checked. */
const unchecked: readonly StoreOpenProblem[] = ['cannot_open', 'node_too_old', 'older_schema']

/**
 * Checks a store's file from outside, as it is at one moment, on a connection of its own that only
 * reads: every fact against its leaf, the leaves against the heads, the kept checkpoints against
 * the leaves, every blob against its SHA-256, and the pages of the file.
 *
 * A damaged file gives faults, never an exception; only a file that is not there, cannot be read or
 * has the schema of an older version throws {@link StoreOpenError}.
 */
export async function verifySqliteFile(
  path: string,
  settings: { readonly masterKey?: Uint8Array | undefined } = {},
): Promise<StoreVerification> {
  let database: Connection | undefined
  try {
    database = openDatabaseReadonly(path)
    database.exec('begin')
    const wrapper = openKeyWrapper(database, { path, masterKey: settings.masterKey })
    const { partitions } = readStoreInfo(database, { path })
    return await verifyConnection(database, { wrapper, partitions })
  } catch (error) {
    if (StoreOpenError.is(error) && unchecked.includes(error.code)) throw error
    if (error instanceof RangeError) throw error // a master key of another length
    return {
      facts: 0,
      blobs: 0,
      heads: [{ size: 0, rootHash: rootOf([]) }],
      checkpoints: 0,
      faults: [damage(error)],
    }
  } finally {
    database?.close()
  }
}
