import { setTimeout } from 'node:timers/promises'
import { assertHeadNote, heldTo } from '@selfread/storage-kit'
import { readArchiveOf } from './archive/read-archive.ts'
import { restoreArchiveInto } from './archive/restore-archive.ts'
import { backupStore } from './backup/backup-store.ts'
import { createCallQueue } from './database/call-queue.ts'
import type { Connection } from './database/connection.ts'
import { noteFirstOpening, readStoreInfo } from './database/store-info.ts'
import { createFeedWaiters } from './feed/feed-waiters.ts'
import { openKeyWrapper } from './keys/master-key.ts'
import type { SqliteStore } from './sqlite-store.ts'
import { readStats } from './stats/store-stats.ts'
import { createStoreOperations } from './store-operations.ts'
import { createSubjectReader } from './subjects/read-subject.ts'
import { verifyConnection } from './verify/verify-connection.ts'
import { verifyPages } from './verify/verify-pages.ts'
import { verifySqliteFile } from './verify/verify-sqlite-file.ts'
import { withReadConnection } from './verify/with-read-connection.ts'

/** How long an erasure waits for readers who hold back the write-ahead log. */
const checkpointWaitMs = 2_000

/** The store over an open connection, which it closes. */
export function createStore(
  database: Connection,
  settings: {
    readonly path: string
    readonly masterKey?: Uint8Array | undefined
    readonly partitions?: number | undefined
    readonly busyTimeoutMs: number
  },
): SqliteStore {
  const { path, masterKey, busyTimeoutMs } = settings
  noteFirstOpening(database, { masterKey, partitions: settings.partitions ?? 1 })
  const wrapper = openKeyWrapper(database, { path, masterKey })
  const { partitions } = readStoreInfo(database, settings)
  const operations = createStoreOperations(database, { partitions, wrapper })
  const { keys, facts, logs, documents, blobs, messages } = operations
  const readSubject = createSubjectReader(operations)
  const waiters = createFeedWaiters(path)
  const queue = createCallQueue(database, {
    path,
    busyTimeoutMs,
    onRollback: operations.forget,
    onCommit: waiters.wake,
  })
  const insertCheckpoint = database.prepare(
    'insert into checkpoint (size, note) values (?, ?) on conflict do nothing',
  )
  const selectCheckpoints = database.prepare(
    'select size, note from checkpoint order by size, note',
  )

  /** Empties the write-ahead log, which holds the pages of before; readers may hold it back for a while. */
  async function emptyWriteAheadLog(): Promise<void> {
    const end = Date.now() + checkpointWaitMs
    for (;;) {
      const [state] = await queue.read(
        () => database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[],
      )
      if (state?.busy !== 1 || Date.now() >= end) return
      await setTimeout(20)
    }
  }

  return {
    specificationVersion: 1,
    partitions,
    ...operations.callsOf(queue),
    transaction: (tenant, work) =>
      queue.transaction((within) => work(heldTo(tenant, operations.callsOf(within)))),
    readFeed: (query) => queue.read(() => facts.readFeed(query)),
    awaitFacts: ({ timeoutMs, signal, ...query }) =>
      waiters.wait({ hasMore: () => queue.read(() => facts.hasMore(query)), timeoutMs, signal }),
    readSubject: (query) => queue.read(() => readSubject(query)),
    readLeaf: (query) =>
      queue.read(() => {
        logs.assertPartition(query.partition)
        return facts.readLeaf(query)
      }),

    async eraseSubject({ tenant, subject }) {
      await queue.write(() => {
        const tenantId = keys.findTenant(tenant)
        const keyId = tenantId === undefined ? undefined : keys.findKeyId(tenantId, subject)
        if (keyId === undefined) return
        documents.erase(keyId)
        blobs.erase(keyId)
        messages.erase(keyId)
        keys.destroyKey(keyId)
      })
      await emptyWriteAheadLog()
    },

    logHeads: () => queue.read(() => logs.heads()),
    leafHashes: (range) => queue.read(() => logs.leafHashes(range)),
    logNodes: (query) => queue.read(() => logs.nodes(query)),

    keepCheckpoint: ({ size, note }) =>
      queue.write(() => {
        assertHeadNote({ size, note, partitions })
        insertCheckpoint.run(size, note)
      }),
    checkpoints: () =>
      queue.read(() => selectCheckpoints.all() as { size: number; note: string }[]),

    verify: () =>
      database.memory
        ? queue.alone(() => verifyConnection(database, { wrapper, partitions }))
        : queue.read(() => undefined).then(() => verifySqliteFile(path, { masterKey })),
    checkIntegrity: () =>
      withReadConnection(database, queue, async (connection) => verifyPages(connection)),
    stats: () => withReadConnection(database, queue, (connection) => readStats(connection)),
    backup: (to) => backupStore({ database, queue, to, masterKey }),
    readArchive: () => readArchiveOf({ database, queue, wrapper, partitions }),
    restoreArchive: (records) => restoreArchiveInto({ database, queue, wrapper, records }),
    async close() {
      if (!database.open) return
      await queue.close()
      waiters.close()
    },
  }
}
