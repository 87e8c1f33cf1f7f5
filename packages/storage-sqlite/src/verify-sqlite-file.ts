import type { StoreFault, StoreVerification } from '@selfread/core'
import { rootOf } from '@selfread/core'
import { createKeyRing } from './key-ring.ts'
import { type KeyWrapper, openKeyWrapper } from './master-key.ts'
import { type Connection, openDatabaseReadonly } from './open-database.ts'
import { StoreOpenError } from './store-open-error.ts'
import { verifyBlobs } from './verify-blobs.ts'
import { checkpointFaults, verifyFacts } from './verify-facts.ts'
import { verifyMessages } from './verify-messages.ts'
import { verifyPages } from './verify-pages.ts'

/**
 * Checks a store's file from outside, on a connection of its own that only reads: every fact
 * against its leaf, the leaves against the head, the kept checkpoints against the leaves, every
 * blob against its SHA-256, and the pages of the file.
 *
 * A damaged file gives faults, never an exception; only a file that is not there or cannot be read
 * throws {@link StoreOpenError}.
 */
export async function verifySqliteFile(
  path: string,
  settings: { readonly masterKey?: Uint8Array | undefined } = {},
): Promise<StoreVerification> {
  let database: Connection | undefined
  try {
    database = openDatabaseReadonly(path)
    const wrapper = openKeyWrapper(database, { path, masterKey: settings.masterKey })
    return await verifyConnection(database, wrapper)
  } catch (error) {
    if (StoreOpenError.is(error) && (error.code === 'cannot_open' || error.code === 'node_too_old'))
      throw error
    if (error instanceof RangeError) throw error // a master key of another length
    return {
      facts: 0,
      blobs: 0,
      head: { size: 0, rootHash: rootOf([]) },
      checkpoints: 0,
      faults: [damage(error)],
    }
  } finally {
    database?.close()
  }
}

/** Checks all that a connection sees. */
export async function verifyConnection(
  database: Connection,
  wrapper: KeyWrapper,
): Promise<StoreVerification> {
  const faults: StoreFault[] = []
  const attempt = async <Result>(
    check: () => Result | Promise<Result>,
    otherwise: Result,
  ): Promise<Result> => {
    try {
      return await check()
    } catch (error) {
      faults.push(damage(error))
      return otherwise
    }
  }

  const keys = createKeyRing(database, wrapper)
  faults.push(...(await attempt(() => verifyPages(database), [])))
  const nothing = {
    facts: 0,
    head: { size: 0, rootHash: rootOf([]) },
    rootAt: new Map(),
    faults: [],
  }
  const facts = await attempt(() => verifyFacts(database, keys), nothing)
  faults.push(...facts.faults)
  const checkpoints = await attempt(() => checkpointFaults(database, facts), {
    count: 0,
    faults: [],
  })
  faults.push(...checkpoints.faults)
  const blobs = await attempt(() => verifyBlobs(database, keys), { count: 0, faults: [] })
  faults.push(...blobs.faults)
  faults.push(...(await attempt(() => verifyMessages(database, keys), [])))
  return {
    facts: facts.facts,
    blobs: blobs.count,
    head: facts.head,
    checkpoints: checkpoints.count,
    faults,
  }
}

function damage(error: unknown): StoreFault {
  return {
    code: 'database_damaged',
    message: error instanceof Error ? error.message : String(error),
  }
}
