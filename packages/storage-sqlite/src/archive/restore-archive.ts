import {
  ArchiveError,
  type ArchiveRecord,
  createArchiveCheck,
  type KeyWrapper,
} from '@selfread/storage-kit'
import Database from 'better-sqlite3'
import type { CallQueue } from '../database/call-queue.ts'
import type { Connection } from '../database/connection.ts'
import { readStoreInfo } from '../database/store-info.ts'
import type { StoreSizes } from '../sqlite-store.ts'
import { createArchiveWriter } from './archive-writer.ts'

/** Takes an archive into an empty store, whole or not at all. */
export async function restoreArchiveInto(query: {
  readonly database: Connection
  readonly queue: CallQueue
  readonly wrapper: KeyWrapper
  readonly records: AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>
}): Promise<StoreSizes> {
  const { database, queue, wrapper, records } = query
  return queue.transaction(async (within) => {
    await within.read(() => assertEmpty(database))
    const check = createArchiveCheck()
    const write = createArchiveWriter(database, wrapper)
    const sizes = { facts: 0, documents: 0, blobs: 0, messages: 0 }

    function takeIn(record: ArchiveRecord): void {
      if (record.kind === 'fact') {
        write.fact(record, check.takeFact(record))
        sizes.facts += 1
        return
      }
      check.take(record)
      if (record.kind === 'store') assertPartitions(database, record.partitions)
      else write.record(record)
      if (record.kind === 'document') sizes.documents += 1
      if (record.kind === 'blob') sizes.blobs += 1
      if (record.kind === 'message') sizes.messages += 1
    }

    for await (const record of records) await within.read(() => refusing(record, takeIn))
    check.finish()
    await within.read(() => write.finish(check.logs()))
    return sizes
  })
}

/** What the tables refuse cannot stand in an archive: a name that is there twice, a key that is not there. */
function refusing(record: ArchiveRecord, takeIn: (record: ArchiveRecord) => void): void {
  try {
    takeIn(record)
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_CONSTRAINT/.test(error.code))
      throw error
    throw new ArchiveError({
      code: 'malformed',
      message: `A record of kind ${record.kind} does not fit those before it: ${error.message}.`,
      cause: error,
    })
  }
}

function assertEmpty(database: Connection): void {
  for (const table of ['tenant', 'fact', 'checkpoint'])
    if (database.prepare(`select 1 from ${table} limit 1`).get() !== undefined)
      throw new ArchiveError({
        code: 'not_empty',
        message: `${database.name} holds something already. An archive goes into a new store only.`,
      })
}

function assertPartitions(database: Connection, partitions: number): void {
  const own = readStoreInfo(database, { path: database.name }).partitions
  if (own !== partitions)
    throw new ArchiveError({
      code: 'other_partitions',
      message: `The archive is of a journal of ${partitions} logs, ${database.name} has ${own}. Make a new store with partitions: ${partitions}.`,
    })
}
