import type { ArchiveRecord } from '@selfread/storage-kit'
import type { StoreAccess } from '../driver/in-transaction.ts'
import { openSnapshot } from '../driver/snapshot.ts'
import type { StoreContext } from '../store-context.ts'
import { readArchive } from './read-archive.ts'

/** The records of a store at one moment, on a connection that is given back at their end. */
export async function* snapshotRecords(
  access: StoreAccess,
  context: StoreContext,
): AsyncGenerator<ArchiveRecord> {
  const snapshot = await openSnapshot(access)
  try {
    yield* readArchive({ ...context, caller: snapshot.caller })
  } finally {
    await snapshot.close()
  }
}
