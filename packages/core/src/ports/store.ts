import type {
  Actor,
  FactDraft,
  JsonValue,
  NodeAddress,
  StoredFact,
  TreeHead,
} from '../journal/index.ts'
import type { Instant } from '../time/index.ts'

/** Facts for one stream, with the version the decision was made on. */
export interface StreamAppend {
  readonly stream: string
  /** The stream's version when it was read: 0 for a new stream. */
  readonly expectedVersion: number
  /** Without any, the commit only holds where the stream still is at this version. */
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
  /** Stored in this order. A stream that is named again expects the version that its part before ends with. */
  readonly appends: readonly StreamAppend[]
  readonly documents?: readonly DocumentChange[]
  readonly messages?: readonly OutboxMessage[]
  /**
   * Makes it safe to send the commit again when its answer was lost: under a key that is known to
   * the stream of the first append, nothing is stored and the receipt is that of then. Kept for
   * ever, 1 to 200 characters; needs a fact in the first append. Another commit under a known
   * key is refused with `IdempotencyConflictError`.
   */
  readonly idempotencyKey?: string
}

/** The head of one of a journal's logs. */
export interface LogHead extends TreeHead {
  /** Which log, from 0: `partitionOf` the streams in it. */
  readonly partition: number
}

/** What a commit came to. */
export interface CommitReceipt {
  readonly facts: readonly StoredFact[]
  /** Of the logs that the facts went into, by partition: as they were once the commit was stored. */
  readonly heads: readonly LogHead[]
  /** Present where the idempotency key was known: the facts of then; the heads are those of now. */
  readonly isRepetition?: true
}

/** A page of the change feed. */
export interface FeedPage {
  readonly facts: readonly StoredFact[]
  /** Cursor behind the last fact: continue from here, now or once there is more. Never expires. */
  readonly next: string
}

/** Something that is held on a person, under that person's key. */
export type SubjectItem =
  | { readonly kind: 'fact'; readonly fact: StoredFact }
  | { readonly kind: 'document'; readonly document: StoredDocument }
  | { readonly kind: 'blob'; readonly sha256: string; readonly length: number }
  | {
      readonly kind: 'message'
      readonly message: OutboxMessage
      readonly state: 'waiting' | 'sent'
    }

/** A page of what is held on a person: facts, documents, blobs, messages, each oldest first. */
export interface SubjectPage {
  readonly items: readonly SubjectItem[]
  /** Absent on the last page. */
  readonly next?: string
}

/** Which documents: those of a collection whose index entry equals a value or lies in a range. */
export interface DocumentSelection {
  readonly tenant: string
  readonly collection: string
  readonly where?:
    | { readonly index: string; readonly equals: string; readonly isPersonal?: true }
    | { readonly index: string; readonly from?: string; readonly below?: string }
  /** Only documents of this place. */
  readonly place?: string
}

/** A page of a selection of documents, by key where no index is named. */
export interface DocumentQuery extends DocumentSelection {
  /** Continue behind this cursor (the `next` of the page before). */
  readonly after?: string
  /** At most this many, 1,000 unless told. */
  readonly limit?: number
}

/**
 * A page of documents in a stable order: by index value, then key; by key without an index. Text is
 * ordered by Unicode code point, as its bytes in UTF-8 are.
 */
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
  readonly partition?: number
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
  /** Of all logs, partition 0 first. */
  readonly heads: readonly TreeHead[]
  readonly checkpoints: number
  readonly faults: readonly StoreFault[]
}

/** What can be done within a transaction: all of it is stored, or nothing. */
export interface StoreTransaction {
  /**
   * Stores a decision whole, durable on return (within a transaction: when that ends); facts are
   * numbered and put in their Merkle log in the same transaction. Rejects, and stores nothing, with
   * - `VersionConflictError` where a stream has moved on;
   * - `IdempotencyConflictError` where another commit was made under the same key;
   * - `StoreError` `clock_went_back` where `recordedAt` is more than a minute before the last fact
   *   of one of its streams, of those too that it appends nothing to.
   * - TypeError for a `recordedAt` that is no `Instant` and for an idempotency key without a fact,
   *   RangeError for one that is too long, an error of `canonicalJson` for what JSON cannot say.
   */
  append(commit: Commit): Promise<CommitReceipt>
  /** The facts of one stream in order; empty for an unknown stream. */
  readStream(query: {
    readonly tenant: string
    readonly stream: string
    readonly afterVersion?: number
  }): Promise<readonly StoredFact[]>
  findDocuments(query: DocumentQuery): Promise<DocumentPage>
  /**
   * How many documents a selection has, each once: counted over the index, without opening them. A
   * document with several entries in a range counts once.
   */
  countDocuments(selection: DocumentSelection): Promise<number>
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
  /**
   * Notes that a message was sent, or why not; a failed one can be claimed again. False where it was
   * not the caller's to settle: it was sent already, or `attempts` is given and it was claimed again
   * since. Settled in the transaction that stores what a message led to, it is done exactly once.
   */
  settleMessage(result: {
    readonly tenant: string
    readonly id: string
    readonly at: Instant
    readonly outcome: 'sent' | 'failed'
    /** Why it failed: kept sealed as the message is, for servers quote addresses. */
    readonly detail?: string
    /** Of the claim that is settled. */
    readonly attempts?: number
  }): Promise<boolean>
}

/**
 * Keeps facts, read models, raw bytes and the outbox of all tenants.
 *
 * Operating failures reject with `StoreError`: its code says what failed, `isTransient` whether the
 * same call may work later. Mistakes of the program reject with RangeError (a `limit` that is no whole
 * number from 1) or TypeError (a cursor that the store never gave out). An adapter is right when it passes `storeLaws` of
 * `@selfread/core/conformance`.
 */
export interface Store extends StoreTransaction {
  readonly specificationVersion: 1
  /**
   * Does all work of a tenant whole or not at all: what `work` wrote is stored when it resolves, and
   * nothing of it when it rejects. It sees its own writes; nobody else does before its end. Inside
   * `work` use only what is handed in, for this tenant (TypeError for another) and not after its
   * end. A call that rejects within it leaves the rest of the transaction usable. Rejects with what
   * `work` rejects with.
   */
  transaction<Result>(
    tenant: string,
    work: (within: StoreTransaction) => Promise<Result>,
  ): Promise<Result>
  /**
   * The change feed: the facts of a tenant after a cursor, each once, those of a stream in order. A
   * fact that is stored later never comes before a cursor that was given out.
   */
  readFeed(query: {
    readonly tenant: string
    /** The `next` of an earlier page; from the first fact where absent. */
    readonly after?: string
    /** At most this many, 1,000 unless told. */
    readonly limit?: number
  }): Promise<FeedPage>
  /** Resolves to true as soon as the feed goes on behind the cursor, to false once the time is up or the signal aborts. */
  awaitFacts(query: {
    readonly tenant: string
    readonly after: string
    readonly timeoutMs: number
    readonly signal?: AbortSignal
  }): Promise<boolean>
  /** All that is held on a person under their key; nothing once erased. */
  readSubject(query: {
    readonly tenant: string
    readonly subject: string
    readonly after?: string
    /** At most this many, 1,000 unless told. */
    readonly limit?: number
  }): Promise<SubjectPage>
  /**
   * Destroys a subject's key: its personal data becomes unreadable everywhere (facts, documents,
   * blobs, messages not yet sent) and its documents are no longer found by personal entries; all
   * proofs still verify. What is stored for the subject later gets a new key.
   */
  eraseSubject(query: { readonly tenant: string; readonly subject: string }): Promise<void>
  /** Heads of all logs, partition 0 first, as they were at one moment. */
  logHeads(): Promise<readonly TreeHead[]>
  /** Leaf hashes of a log in lower-case hex, positions `from` (included) to `to` (excluded). RangeError for a log that there is not. */
  leafHashes(range: {
    readonly partition: number
    readonly from: number
    readonly to: number
  }): Promise<readonly string[]>
  /**
   * Hashes of complete subtrees of a log in the order asked, for proofs (`inclusionPlan`,
   * `consistencyPlan`): read, not computed from the leaves. Rejects with RangeError for a subtree
   * that is not complete.
   */
  logNodes(query: {
    readonly partition: number
    readonly nodes: readonly NodeAddress[]
  }): Promise<readonly string[]>
  /**
   * The bytes that a log commits to at a position, for a receipt that verifies offline; undefined
   * for another tenant's position. Holds ciphertext only, and stays the same after erasure.
   */
  readLeaf(query: {
    readonly tenant: string
    readonly partition: number
    readonly position: number
  }): Promise<Uint8Array | undefined>
  /**
   * Keeps a signed head: a C2SP checkpoint, or a partitioned head where there are several logs;
   * `size` counts the facts in all. Keeping it again changes nothing. Rejects a note that is no head
   * of this size.
   */
  keepCheckpoint(checkpoint: { readonly size: number; readonly note: string }): Promise<void>
  /** The kept heads, smallest first. */
  checkpoints(): Promise<readonly { readonly size: number; readonly note: string }[]>
  /** Checks every fact, leaf, head and blob. Finds faults, never throws for one. */
  verify(): Promise<StoreVerification>
  /** Ends the store; a second time does nothing. All other calls reject with `StoreError` `closed` from then on. */
  close(): Promise<void>
}
