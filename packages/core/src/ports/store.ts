import type { Actor, FactDraft, JsonValue, StoredFact, TreeHead } from '../journal/index.ts'
import type { Instant } from '../time/index.ts'

/** Facts for one stream, with the version the decision was made on. */
export interface StreamAppend {
  readonly stream: string
  /** The stream's version when it was read: 0 for a new stream. */
  readonly expectedVersion: number
  readonly facts: readonly FactDraft[]
}

/** An entry that a document is found by. */
export interface IndexEntry {
  readonly name: string
  readonly value: string
  /** Personal values (mail address, phone, name) are kept as keyed hashes: found by equality only. */
  readonly isPersonal?: true
}

/** A row of a read model. Documents can always be made again from the facts. */
export interface StoredDocument {
  /** The read model: `place`, `reading`, `submission`, … */
  readonly collection: string
  readonly key: string
  /** The place it is about, where it is about one: the sharding key. */
  readonly place?: string
  readonly value: JsonValue
  /** The personal part, sealed with the subject's key; absent when read after erasure. */
  readonly personal?: { readonly subject: string; readonly data: JsonValue }
}

/** Writes a document, with the entries it is found by from now on, or takes it away. */
export type DocumentChange =
  | ({ readonly change: 'put'; readonly indexes: readonly IndexEntry[] } & StoredDocument)
  | { readonly change: 'delete'; readonly collection: string; readonly key: string }

/** Something to be sent, kept with the facts that caused it, handed over at least once under a stable id. */
export interface OutboxMessage {
  /** Stable across retries and reruns, so that the receiver can tell a repetition. */
  readonly id: string
  /** What carries it: `mail`, `sms`, … */
  readonly transport: string
  readonly subject: string
  /** The message in the transport's own form, sealed with the subject's key. */
  readonly content: JsonValue
}

/** A message claimed for sending. */
export interface ClaimedMessage extends OutboxMessage {
  /** How often it was claimed, this time included: 1 for the first. */
  readonly attempts: number
}

/** All that one decision changes. It is stored whole or not at all. */
export interface Commit {
  readonly tenant: string
  readonly recordedAt: Instant
  readonly actor: Actor
  readonly appends: readonly StreamAppend[]
  readonly documents?: readonly DocumentChange[]
  readonly messages?: readonly OutboxMessage[]
}

/** What a commit came to. */
export interface CommitReceipt {
  readonly facts: readonly StoredFact[]
  readonly head: TreeHead
}

/** Which documents: those of a collection whose index entry equals a value or lies in a range, by key. */
export interface DocumentQuery {
  readonly tenant: string
  readonly collection: string
  readonly where?:
    | { readonly index: string; readonly equals: string; readonly isPersonal?: true }
    | { readonly index: string; readonly from?: string; readonly below?: string }
  /** Only documents of this place. */
  readonly place?: string
  /** Continue behind this cursor (the `next` of the page before). */
  readonly after?: string
  /** At most this many, 1,000 unless told. */
  readonly limit?: number
}

/** A page of documents in a stable order: by index value, then key; by key without an index. */
export interface DocumentPage {
  readonly documents: readonly StoredDocument[]
  /** Absent on the last page. */
  readonly next?: string
}

/** Something in a store that is not as it was written. */
export interface StoreFault {
  readonly code:
    | 'fact_changed'
    | 'fact_missing'
    | 'head_mismatch'
    | 'checkpoint_mismatch'
    | 'blob_changed'
    | 'document_changed'
    | 'database_damaged'
  /** What is wrong, in words: which fact, blob or page. */
  readonly message: string
  readonly position?: number
  readonly tenant?: string
  readonly stream?: string
  readonly version?: number
  readonly sha256?: string
}

/** Result of checking all that a store keeps against its Merkle log. */
export interface StoreVerification {
  readonly facts: number
  readonly blobs: number
  readonly head: TreeHead
  readonly checkpoints: number
  readonly faults: readonly StoreFault[]
}

/**
 * Keeps facts, read models, raw bytes and the outbox of all tenants.
 *
 * An adapter is right when it passes `storeLaws` of `@selfread/core/conformance`.
 */
export interface Store {
  readonly specificationVersion: 1
  /**
   * Stores a decision whole, durable on return; facts are numbered and put in the Merkle log in the same transaction.
   * Rejects with `VersionConflictError` where a stream has moved on, and stores nothing then.
   */
  append(commit: Commit): Promise<CommitReceipt>
  /** The facts of one stream in order; empty for an unknown stream. */
  readStream(query: {
    readonly tenant: string
    readonly stream: string
    readonly afterVersion?: number
  }): Promise<readonly StoredFact[]>
  /** The facts of a tenant in the order in which they were stored: the change feed. The cursor is the position. */
  readFeed(query: {
    readonly tenant: string
    readonly afterPosition?: number
    readonly limit?: number
  }): Promise<readonly StoredFact[]>
  findDocuments(query: DocumentQuery): Promise<DocumentPage>
  getDocument(query: {
    readonly tenant: string
    readonly collection: string
    readonly key: string
  }): Promise<StoredDocument | undefined>
  /** Keeps bytes under their SHA-256 (lower-case hex), sealed with the subject's key; keeping them again changes nothing. */
  putBlob(blob: {
    readonly tenant: string
    readonly subject: string
    readonly bytes: Uint8Array
  }): Promise<string>
  /** The bytes, or undefined where they are unknown to this tenant or erased. */
  getBlob(query: {
    readonly tenant: string
    readonly sha256: string
  }): Promise<Uint8Array | undefined>
  /** Takes unsent messages for sending until the lease ends; a crashed sender's messages come back after it. */
  claimMessages(claim: {
    readonly tenant: string
    readonly transport: string
    readonly now: Instant
    readonly leaseUntil: Instant
    readonly limit?: number
  }): Promise<readonly ClaimedMessage[]>
  /** Notes that a message was sent, or why not; a failed one can be claimed again. */
  settleMessage(result: {
    readonly tenant: string
    readonly id: string
    readonly at: Instant
    readonly outcome: 'sent' | 'failed'
    readonly detail?: string
  }): Promise<void>
  /**
   * Destroys a subject's key: its personal data becomes unreadable everywhere (facts, documents,
   * blobs, messages not yet sent) and its documents are no longer found by personal entries; all
   * proofs still verify. What is stored for the subject later gets a new key.
   */
  eraseSubject(query: { readonly tenant: string; readonly subject: string }): Promise<void>
  treeHead(): Promise<TreeHead>
  /** Leaf hashes in lower-case hex, positions `from` (included) to `to` (excluded). */
  leafHashes(range: { readonly from: number; readonly to: number }): Promise<readonly string[]>
  /**
   * The bytes that the log commits to at a position, for a receipt that verifies offline; undefined
   * for another tenant's position. Holds ciphertext only, and stays the same after erasure.
   */
  readLeaf(query: {
    readonly tenant: string
    readonly position: number
  }): Promise<Uint8Array | undefined>
  /** Keeps a signed head (C2SP checkpoint note); keeping it again changes nothing. Rejects a note that is no checkpoint of this size. */
  keepCheckpoint(checkpoint: { readonly size: number; readonly note: string }): Promise<void>
  /** The kept heads, smallest first. */
  checkpoints(): Promise<readonly { readonly size: number; readonly note: string }[]>
  /** Checks every fact, leaf, head and blob. Finds faults, never throws for one. */
  verify(): Promise<StoreVerification>
  close(): Promise<void>
}
