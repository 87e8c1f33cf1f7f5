import type { Store, StoreTransaction } from '@selfread/core'
import { type ArchiveRecord, heldTo, type StoreStats } from '@selfread/storage-kit'
import { type RestoredSizes, restoreArchive } from './archive/restore-archive.ts'
import { snapshotRecords } from './archive/snapshot-records.ts'
import { getBlob, putBlob } from './blobs.ts'
import {
  closedError,
  createPoolCaller,
  createTransactionCaller,
  withConnection,
} from './driver/caller.ts'
import { inTransaction, type StoreAccess } from './driver/in-transaction.ts'
import type { PostgresConnection, PostgresPool } from './driver/postgres-pool.ts'
import { withSnapshot } from './driver/snapshot.ts'
import { createFeedWatch } from './feed-watch.ts'
import { claimMessages, settleMessage } from './messages.ts'
import { assertCurrent, readPartitions } from './open/assert-current.ts'
import { migratePostgresStore } from './open/migrate-postgres-store.ts'
import { openKeys } from './open/open-keys.ts'
import { assertSchemaName, defaultSchema } from './open/schema-name.ts'
import { assertServer } from './open/schema-version.ts'
import { eraseSubject, readSubject } from './persons.ts'
import { countDocuments, findDocuments, getDocument } from './read/documents.ts'
import { feedGoesOn, readFeed, readStream } from './read/feed.ts'
import {
  checkpoints,
  keepCheckpoint,
  leafHashes,
  logNodes,
  readLeaf,
  storedHeads,
} from './read/logs.ts'
import { refusingOnceClosed } from './refusing-once-closed.ts'
import type { StoreContext } from './store-context.ts'
import { readStats } from './store-stats.ts'
import { verifyPostgresStore } from './verify/verify-postgres-store.ts'
import { appendCommit } from './write/append-commit.ts'

/** Where a store is and what its keys are kept under. */
export interface PostgresStoreSettings {
  /** A `Pool` of `pg`, or `fromPostgresJs(sql)`. The store never ends it. */
  readonly pool: PostgresPool
  /** 32 bytes that wrap all keys in the database. Keep it elsewhere: with it lost, all personal data is lost. */
  readonly masterKey?: Uint8Array
  /** The schema that holds the store, `selfread` unless told. */
  readonly schema?: string
  /** Number of logs: of a new store 16 unless told, 1 to 1,024. One that exists must have as many. */
  readonly partitions?: number
  /** Whether to make the schema or bring it up to date where needed, true unless told. */
  readonly migrate?: boolean
  /** Whether to tell waiting readers of new facts at once. Costs every commit a turn: see README. */
  readonly notify?: boolean
  /** How often a waiting reader looks by itself, 200 unless told. */
  readonly pollMs?: number
}

/** A store in PostgreSQL. */
export interface PostgresStore extends Store {
  /**
   * What can be done within a transaction that the caller has open on a connection of their own to
   * the same database: it is stored when they commit, and gone when they roll back. Each call is
   * undone alone where it fails.
   *
   * @example
   * ```ts
   * await client.query('begin')
   * await client.query('insert into bill (id, cents) values ($1, $2)', ['b1', 990])
   * await store.within(client).append(commit)
   * await client.query('commit')
   * ```
   */
  within(connection: PostgresConnection): StoreTransaction
  /** Number of the journal's logs, chosen when the store was made. */
  readonly partitions: number
  /** Size and age of what is stored. Counts all rows. */
  stats(): Promise<StoreStats>
  /** All that is stored, as it was at one moment, to be moved to another store. Hold it to its end, or return it early. */
  readArchive(): AsyncIterable<ArchiveRecord>
  /**
   * Takes in the archive of another store, whole or not at all. Rejects with `ArchiveError` where
   * this store holds something or has another number of logs, where the archive was cut off or
   * changed, or where its facts do not give the heads that it states.
   */
  restoreArchive(
    records: AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>,
  ): Promise<RestoredSizes>
}

/**
 * Opens a store in PostgreSQL: journal, read models, raw bytes and outbox in one schema, for any
 * number of processes. A commit is as durable on return as the server's `synchronous_commit` says.
 *
 * Throws {@link StoreOpenError} where the schema cannot be used, with a code that says why, and
 * `StoreError` where the server cannot be reached.
 *
 * @example
 * ```ts
 * const store = await openPostgresStore({ pool: new pg.Pool({ connectionString }), masterKey })
 * ```
 */
export async function openPostgresStore(settings: PostgresStoreSettings): Promise<PostgresStore> {
  const { pool, masterKey, schema = defaultSchema, partitions, migrate = true } = settings
  assertSchemaName(schema)
  let isClosed = false
  if (migrate)
    await migratePostgresStore({ pool, schema, ...(partitions !== undefined && { partitions }) })
  const opened = await withConnection(
    pool,
    () => isClosed,
    async (connection) => {
      await assertServer(connection)
      await assertCurrent(connection, schema)
      const wrapper = await openKeys(connection, { schema, masterKey })
      return { wrapper, partitions: await readPartitions(connection, schema, partitions) }
    },
  )
  const access: StoreAccess = { pool, schema, isClosed: () => isClosed }
  const caller = createPoolCaller(pool, schema, access.isClosed)
  const context: StoreContext = { ...opened, caller, indexKeys: new Map() }
  const write = { isNotifying: settings.notify ?? false }
  const watch = createFeedWatch({
    pool,
    channel: `selfread_${schema}`,
    isListening: write.isNotifying,
    pollMs: settings.pollMs ?? 200,
  })

  const store: PostgresStore = {
    specificationVersion: 1,
    partitions: context.partitions,
    ...transactionOf(context, { ...write, onStored: watch.wake }),

    async transaction(tenant, work) {
      const result = await inTransaction(access, (caller) =>
        work(heldTo(tenant, transactionOf({ ...context, caller }, write))),
      )
      watch.wake()
      return result
    },
    within(connection) {
      if (isClosed) throw closedError()
      const caller = createTransactionCaller(connection, schema, access.isClosed)
      return transactionOf({ ...context, caller }, write)
    },

    readFeed: (query) => readFeed(context, query),
    awaitFacts: (query) => watch.wait(query, () => feedGoesOn(context, query)),
    readSubject: (query) => readSubject(context, query),
    eraseSubject: (query) => eraseSubject(context, query),
    async logHeads() {
      const heads = await storedHeads(context)
      return heads.map(({ size, rootHash }) => ({ size, rootHash }))
    },
    leafHashes: (range) => leafHashes(context, range),
    logNodes: (query) => logNodes(context, query),
    readLeaf: (query) => readLeaf(context, query),
    keepCheckpoint: (checkpoint) => keepCheckpoint(context, checkpoint),
    checkpoints: () => checkpoints(context),
    verify: () => withSnapshot(access, (caller) => verifyPostgresStore({ ...context, caller })),
    stats: () => withSnapshot(access, (caller) => readStats({ ...context, caller })),
    readArchive: () => snapshotRecords(access, context),
    async restoreArchive(records) {
      const sizes = await inTransaction(access, (caller) =>
        restoreArchive({ ...context, caller }, records),
      )
      watch.wake()
      return sizes
    },
    async close() {
      isClosed = true
      await watch.close()
    },
  }
  return refusingOnceClosed(store, () => isClosed)
}

function transactionOf(
  context: StoreContext,
  write: { readonly isNotifying: boolean; readonly onStored?: () => void },
): StoreTransaction {
  return {
    async append(commit) {
      const receipt = await appendCommit(context, commit, write)
      write.onStored?.()
      return receipt
    },
    readStream: (query) => readStream(context, query),
    findDocuments: (query) => findDocuments(context, query),
    countDocuments: (selection) => countDocuments(context, selection),
    getDocument: (query) => getDocument(context, query),
    putBlob: (blob) => putBlob(context, blob),
    getBlob: (query) => getBlob(context, query),
    claimMessages: (claim) => claimMessages(context, claim),
    settleMessage: (result) => settleMessage(context, result),
  }
}
