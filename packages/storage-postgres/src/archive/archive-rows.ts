import type { Actor } from '@selfread/core'

/** A key of a subject, wrapped. */
export interface ArchivedSubjectKeyRow {
  readonly tenant: string
  readonly subject: string
  readonly generation: number
  readonly key: Uint8Array | null
}

/** What is sealed, and for whom. */
interface SealedRow {
  readonly tenant: string
  readonly subject: string | null
  readonly key_generation: number | null
  readonly sealed: Uint8Array | null
}

/** A fact. */
export interface ArchivedFactRow extends SealedRow {
  readonly position: unknown
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly recorded_at: string
  readonly actor_kind: Actor['kind']
  readonly actor_id: string
  readonly data: string
}

/** An idempotency key, with the logs and positions of its facts. */
export interface ArchivedCommitKeyRow {
  readonly tenant: string
  readonly place: string
  readonly stream: string
  readonly key: string
  readonly digest: Uint8Array
  readonly fact_logs: string
  readonly fact_positions: string
}

/** A document, its entries as JSON of kind, name and value. */
export interface ArchivedDocumentRow extends SealedRow {
  /** Number by age. */
  readonly kept: unknown
  readonly place: string
  readonly collection: string
  readonly key: string
  readonly has_place: boolean
  readonly value: string
  readonly entries: string
}

/** A blob without its bytes. */
export interface ArchivedBlobRow {
  /** Number by age. */
  readonly kept: unknown
  readonly log: number
  readonly tenant: string
  readonly sha256: string
  readonly subject: string
  readonly key_generation: number
  readonly sealed_length: number | null
}

/** A message. */
export interface ArchivedMessageRow {
  readonly tenant: string
  readonly id: string
  readonly transport: string
  readonly state: 'waiting' | 'sent' | 'erased'
  readonly subject: string
  readonly key_generation: number
  readonly content: Uint8Array | null
  readonly attempts: number
  readonly lease_until: string | null
  readonly enqueued_at: string
  readonly settled_at: string | null
  readonly detail: Uint8Array | null
}
