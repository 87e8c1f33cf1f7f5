import type { Actor, JsonValue, TreeHead } from '@selfread/core'

/**
 * One record of an archive: all that a store holds, apart from how it lies there. A store is moved
 * by reading one store's archive into another, empty one; personal data stays sealed under the keys
 * it has, so that every leaf, root and kept head is the same afterwards.
 *
 * Order: the store, its tenants, their subject keys, facts (those of a stream by version, those of a
 * log by position from 0), commit keys, documents, blobs, messages, kept heads, the end.
 *
 * **Keys are in clear here**: write records to a file by `writeArchiveLines` only, which seals them.
 */
export type ArchiveRecord =
  | ArchivedStore
  | ArchivedTenant
  | ArchivedSubjectKey
  | ArchivedFact
  | ArchivedCommitKey
  | ArchivedDocument
  | ArchivedBlob
  | ArchivedMessage
  | ArchivedCheckpoint
  | ArchiveEnd

/** The first record. */
export interface ArchivedStore {
  readonly kind: 'store'
  /** Of this form of archive. */
  readonly version: 1
  /** Number of the journal's logs. */
  readonly partitions: number
}

export interface ArchivedTenant {
  readonly kind: 'tenant'
  readonly tenant: string
  /** Of the HMACs of personal index entries, 32 bytes. */
  readonly indexKey: Uint8Array
}

export interface ArchivedSubjectKey {
  readonly kind: 'subject_key'
  /** By which sealed parts name it; once in an archive. */
  readonly id: number
  readonly tenant: string
  readonly subject: string
  /** AES-256, 32 bytes; absent once erased. A subject has one live key at most. */
  readonly key?: Uint8Array
}

/** Bytes under a subject's key. */
export interface ArchivedSealed {
  /** Id of an `ArchivedSubjectKey` of the same tenant. */
  readonly keyId: number
  readonly ciphertext: Uint8Array
}

export interface ArchivedFact {
  readonly kind: 'fact'
  readonly tenant: string
  readonly stream: string
  readonly version: number
  readonly partition: number
  readonly position: number
  readonly type: string
  readonly recordedAt: string
  readonly actor: Actor
  readonly data: JsonValue
  readonly sealed?: ArchivedSealed
}

/** An idempotency key that was used. */
export interface ArchivedCommitKey {
  readonly kind: 'commit_key'
  readonly tenant: string
  /** Of the commit's first append. */
  readonly stream: string
  readonly idempotencyKey: string
  /** As `commitFingerprint` made it. */
  readonly fingerprint: Uint8Array
  /** The commit's facts in its order: partition and position of each. */
  readonly facts: readonly (readonly [partition: number, position: number])[]
}

export interface ArchivedDocument {
  readonly kind: 'document'
  readonly tenant: string
  readonly collection: string
  readonly key: string
  readonly place?: string
  readonly value: JsonValue
  readonly sealed?: ArchivedSealed
  readonly entries: readonly {
    readonly name: string
    /** Of a personal entry what `hashPersonal` makes of it. */
    readonly value: string
    readonly isPersonal?: true
  }[]
}

export interface ArchivedBlob {
  readonly kind: 'blob'
  readonly tenant: string
  readonly sha256: string
  readonly keyId: number
  /** Sealed; absent once erased. */
  readonly ciphertext?: Uint8Array
}

export interface ArchivedMessage {
  readonly kind: 'message'
  readonly tenant: string
  readonly id: string
  readonly transport: string
  readonly state: 'waiting' | 'sent' | 'erased'
  readonly keyId: number
  /** Sealed; absent once erased. */
  readonly ciphertext?: Uint8Array
  readonly attempts: number
  readonly leaseUntil?: string
  readonly enqueuedAt: string
  readonly settledAt?: string
  /** What the transport answered last, sealed. */
  readonly detail?: Uint8Array
}

export interface ArchivedCheckpoint {
  readonly kind: 'checkpoint'
  readonly size: number
  readonly note: string
}

/** The last record: where it is missing, the archive was cut off. */
export interface ArchiveEnd {
  readonly kind: 'end'
  /** How many records of each kind came before; a kind of which there is none may be left out. */
  readonly counts: ArchiveCounts
  /** Of all logs, partition 0 first. */
  readonly heads: readonly TreeHead[]
}

/** How many records of each kind. */
export type ArchiveCounts = {
  readonly [Kind in Exclude<ArchiveRecord['kind'], 'store' | 'end'>]?: number
}
