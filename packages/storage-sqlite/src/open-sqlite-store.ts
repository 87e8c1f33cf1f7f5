import { parseCheckpoint, type Store } from '@selfread/core'
import { createBlobTable } from './blob-table.ts'
import { createDocumentTable } from './document-table.ts'
import { createFactTable } from './fact-table.ts'
import { createKeyRing } from './key-ring.ts'
import { openKeyWrapper } from './master-key.ts'
import { createMessageTable } from './message-table.ts'
import { type Connection, openDatabase, withClearErrors } from './open-database.ts'
import { verifyConnection, verifySqliteFile } from './verify-sqlite-file.ts'

/** Where a store is and what its keys are kept under. */
export interface SqliteStoreSettings {
  /** The file, made where it is missing; its folder must exist. `:memory:` for a store that is gone on closing. */
  readonly path: string
  /** 32 bytes that wrap all keys in the file. Keep it elsewhere: with it lost, all personal data is lost. */
  readonly masterKey?: Uint8Array
}

/**
 * Opens the embedded store: journal, read models, raw bytes and outbox in one SQLite file. A commit
 * is on the disk when it is acknowledged; several processes may open the same file.
 *
 * Throws {@link StoreOpenError} where the file cannot be used, with a code that says why.
 *
 * @example
 * ```ts
 * const store = openSqliteStore({ path: 'selfread.db', masterKey })
 * ```
 */
export function openSqliteStore(settings: SqliteStoreSettings): Store {
  const { path, masterKey } = settings
  const database = openDatabase(path)
  try {
    return withClearErrors(path, () => createStore(database, { path, masterKey }))
  } catch (error) {
    database.close()
    throw error
  }
}

function createStore(
  database: Connection,
  settings: { readonly path: string; readonly masterKey: Uint8Array | undefined },
): Store {
  const wrapper = openKeyWrapper(database, settings)
  const keys = createKeyRing(database, wrapper)
  const facts = createFactTable(database, keys)
  const documents = createDocumentTable(database, keys)
  const blobs = createBlobTable(database, keys)
  const messages = createMessageTable(database, keys)
  const insertCheckpoint = database.prepare(
    'insert into checkpoint (size, note) values (?, ?) on conflict do nothing',
  )
  const selectCheckpoints = database.prepare(
    'select size, note from checkpoint order by size, note',
  )

  /** Takes the write lock at once, so that what was read cannot change before it is written. */
  function transact<Result>(work: () => Result): Result {
    return database.transaction(work).immediate()
  }

  return {
    specificationVersion: 1,

    async append(commit) {
      const { tenant, recordedAt, actor, appends } = commit
      return transact(() => {
        const receipt = facts.append({ tenant, recordedAt, actor, appends })
        for (const change of commit.documents ?? []) documents.change(tenant, change)
        for (const message of commit.messages ?? [])
          messages.enqueue({ ...message, tenant, at: recordedAt })
        return receipt
      })
    },
    readStream: async (query) => facts.readStream(query),
    readFeed: async (query) => facts.readFeed(query),
    readLeaf: async (query) => facts.readLeaf(query),
    findDocuments: async (query) => documents.find(query),
    getDocument: async (query) => documents.get(query),
    putBlob: async (blob) => transact(() => blobs.put(blob)),
    getBlob: async (query) => blobs.get(query),
    claimMessages: async (claim) => transact(() => messages.claim(claim)),
    settleMessage: async (result) => transact(() => messages.settle(result)),

    async eraseSubject({ tenant, subject }) {
      transact(() => {
        const tenantId = keys.findTenant(tenant)
        const keyId = tenantId === undefined ? undefined : keys.findKeyId(tenantId, subject)
        if (keyId === undefined) return
        documents.erase(keyId)
        blobs.erase(keyId)
        messages.erase(keyId)
        keys.destroyKey(keyId)
      })
      // The log still holds the page with the key: write it over now, not some day.
      database.pragma('wal_checkpoint(TRUNCATE)')
    },

    treeHead: async () => facts.treeHead(),
    leafHashes: async (range) => facts.leafHashes(range),

    async keepCheckpoint({ size, note }) {
      const checkpoint = parseCheckpoint(note)
      if (checkpoint?.size !== size)
        throw new TypeError(
          checkpoint === undefined
            ? 'The note is no C2SP tlog-checkpoint. Make it with signCheckpoint.'
            : `The note is about size ${checkpoint.size}, not ${size}.`,
        )
      insertCheckpoint.run(size, note)
    },
    checkpoints: async () => selectCheckpoints.all() as { size: number; note: string }[],

    async verify() {
      if (database.memory) return verifyConnection(database, wrapper)
      return verifySqliteFile(settings.path, settings)
    },
    async close() {
      database.close()
    },
  }
}
