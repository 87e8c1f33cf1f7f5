import type { Commit, CommitReceipt, StoreTransaction } from '@selfread/core'
import {
  assertIdempotencyKey,
  assertMoment,
  commitFingerprint,
  type KeyWrapper,
} from '@selfread/storage-kit'
import { type BlobTable, createBlobTable } from './blobs/blob-table.ts'
import type { CallRunner } from './database/call-queue.ts'
import type { Connection } from './database/connection.ts'
import { createDocumentTable, type DocumentTable } from './documents/document-table.ts'
import { createDocumentFinder } from './documents/find-documents.ts'
import { createIndexTable } from './documents/index-table.ts'
import { createFactAppender } from './facts/append-facts.ts'
import { createCommitKeys } from './facts/commit-keys.ts'
import { createLogTable, type LogTable } from './facts/log-table.ts'
import { createFactReader, type FactReader } from './facts/read-facts.ts'
import { createStreamTable } from './facts/stream-table.ts'
import { createKeyRing, type KeyRing } from './keys/key-ring.ts'
import { createMessageTable, type MessageTable } from './messages/message-table.ts'

/** The tables of a store, and what is done with them inside and outside of transactions. */
export interface StoreOperations {
  readonly keys: KeyRing
  readonly facts: FactReader
  readonly logs: LogTable
  readonly documents: DocumentTable
  readonly blobs: BlobTable
  readonly messages: MessageTable
  /** The calls of the port, each run by a runner. */
  callsOf(runner: CallRunner): StoreTransaction
  /** Forgets what was remembered: a transaction was rolled back. */
  forget(): void
}

export function createStoreOperations(
  database: Connection,
  settings: { readonly partitions: number; readonly wrapper: KeyWrapper },
): StoreOperations {
  const { partitions, wrapper } = settings
  const keys = createKeyRing(database, wrapper)
  const indexes = createIndexTable(database)
  const streams = createStreamTable(database, partitions)
  const logs = createLogTable(database, partitions)
  const facts = createFactReader(database, keys)
  const commitKeys = createCommitKeys(database)
  const appendFacts = createFactAppender(database, { keys, streams, logs })
  const documents = createDocumentTable(database, { keys, indexes })
  const finder = createDocumentFinder(database, { keys, indexes })
  const blobs = createBlobTable(database, keys)
  const messages = createMessageTable(database, keys)

  function store(commit: Commit): CommitReceipt {
    const { tenant, recordedAt } = commit
    const receipt = appendFacts(commit)
    for (const change of commit.documents ?? []) documents.change(tenant, change)
    for (const message of commit.messages ?? [])
      messages.enqueue({ ...message, tenant, at: recordedAt })
    return receipt
  }

  function append(commit: Commit): CommitReceipt {
    assertMoment(commit.recordedAt)
    assertIdempotencyKey(commit)
    const { tenant, idempotencyKey: key, appends } = commit
    const [first] = appends
    if (key === undefined || first === undefined) return store(commit)
    const { stream } = first
    const tenantId = keys.ensureTenant(tenant)
    const { id: streamId } = streams.ensure({ tenant, tenantId, name: stream })
    const fingerprint = commitFingerprint(keys.indexKey(tenant), commit)
    const known = commitKeys.find({ streamId, stream, key, fingerprint })
    if (known !== undefined) {
      const touched = [...new Set(known.map(({ partition }) => partition))].sort((a, b) => a - b)
      return { facts: facts.readAt(known), heads: touched.map(logs.head), isRepetition: true }
    }
    const receipt = store(commit)
    commitKeys.insert({ streamId, key, fingerprint, facts: receipt.facts })
    return receipt
  }

  return {
    keys,
    facts,
    logs,
    documents,
    blobs,
    messages,
    callsOf: ({ read, write }) => ({
      append: (commit) => write(() => append(commit)),
      readStream: (query) => read(() => facts.readStream(query)),
      findDocuments: (query) => read(() => finder.find(query)),
      countDocuments: (selection) => read(() => finder.count(selection)),
      getDocument: (query) => read(() => documents.get(query)),
      putBlob: (blob) => write(() => blobs.put(blob)),
      getBlob: (query) => read(() => blobs.get(query)),
      claimMessages: (claim) => write(() => messages.claim(claim)),
      settleMessage: (result) => write(() => messages.settle(result)),
    }),
    forget() {
      keys.forget()
      indexes.forget()
    },
  }
}
