import type { StoreFault, StoreVerification } from '@selfread/core'
import { checkpointFaults, type KeyWrapper } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import { createKeyRing } from '../keys/key-ring.ts'
import { verifyBlobs } from './verify-blobs.ts'
import { verifyDocuments } from './verify-documents.ts'
import { verifyLogs } from './verify-logs.ts'
import { verifyMessages } from './verify-messages.ts'
import { verifyPages } from './verify-pages.ts'
import { rowFaults } from './verify-rows.ts'
import { schemaFaults } from './verify-schema.ts'
import { strayFaults, streamFaults } from './verify-streams.ts'

/** Checks all that a connection sees. */
export async function verifyConnection(
  database: Connection,
  store: { readonly wrapper: KeyWrapper; readonly partitions: number },
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

  const keys = createKeyRing(database, store.wrapper)
  faults.push(...(await attempt(() => verifyPages(database), [])))
  faults.push(...(await attempt(() => schemaFaults(database), [])))
  const kept = await attempt(
    () =>
      database.prepare('select size, note from checkpoint order by size, note').all() as {
        size: number
        note: string
      }[],
    [],
  )
  const logs = await attempt(() => verifyLogs(database, { ...store, kept }), [])
  for (const log of logs) faults.push(...log.faults)
  faults.push(...(await attempt(() => streamFaults(database), [])))
  faults.push(...(await attempt(() => strayFaults(database, store.partitions), [])))
  faults.push(...(await attempt(() => checkpointFaults(kept, logs), [])))
  const blobs = await attempt(() => verifyBlobs(database, keys), { count: 0, faults: [] })
  faults.push(...blobs.faults)
  faults.push(...(await attempt(() => verifyMessages(database, keys), [])))
  faults.push(...(await attempt(() => verifyDocuments(database, keys), [])))
  faults.push(...(await attempt(() => rowFaults(database), [])))
  return {
    facts: logs.reduce((sum, log) => sum + log.facts, 0),
    blobs: blobs.count,
    heads: logs.map(({ head }) => head),
    checkpoints: kept.length,
    faults,
  }
}

/** An error as a fault of the database. */
export function damage(error: unknown): StoreFault {
  return {
    code: 'database_damaged',
    message: error instanceof Error ? error.message : String(error),
  }
}
