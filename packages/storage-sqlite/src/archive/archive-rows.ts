import type { Actor } from '@selfread/core'

/** A person's key as it is stored. */
export interface SubjectKeyRow {
  readonly id: number
  readonly tenant: string
  readonly subject: string
  readonly key: Buffer | null
}

export const selectSubjectKeys = `
  select k.id, t.name as tenant, k.subject, k.key
  from subject_key k join tenant t on t.id = k.tenant_id where k.id > ? order by k.id limit ?`

/** A fact as it is stored. */
export interface FactRow {
  readonly id: number
  readonly tenant: string
  readonly stream: string
  readonly version: number
  readonly log: number
  readonly position: number
  readonly type: string
  readonly recorded_at: string
  readonly actor_kind: Actor['kind']
  readonly actor_id: string
  readonly data: string
  readonly key_id: number | null
  readonly sealed: Buffer | null
}

export const selectFacts = `
  select f.id, t.name as tenant, s.name as stream, f.version, f.log, f.position, f.type,
    f.recorded_at, f.actor_kind, f.actor_id, f.data, f.key_id, f.sealed
  from fact f join tenant t on t.id = f.tenant_id join stream s on s.id = f.stream_id
  where f.id > ? order by f.id limit ?`

/** An idempotency key as it is stored. */
export interface CommitKeyRow {
  readonly stream_id: number
  readonly tenant: string
  readonly stream: string
  readonly key: string
  readonly fingerprint: Buffer
  readonly facts: string
}

export const selectCommitKeys = `
  select c.stream_id, t.name as tenant, s.name as stream, c.key, c.fingerprint, c.facts
  from commit_key c join stream s on s.id = c.stream_id join tenant t on t.id = s.tenant_id
  where (c.stream_id, c.key) > (?, ?) order by c.stream_id, c.key limit ?`

/** A document as it is stored. */
export interface DocumentRow {
  readonly id: number
  readonly tenant: string
  readonly collection: string
  readonly key: string
  readonly place: string | null
  readonly value: string
  readonly entries: string
  readonly key_id: number | null
  readonly sealed: Buffer | null
}

export const selectDocuments = `
  select d.id, t.name as tenant, d.collection, d.key, d.place, d.value, d.entries, d.key_id, d.sealed
  from document d join tenant t on t.id = d.tenant_id where d.id > ? order by d.id limit ?`

/** A blob as it is stored. */
export interface BlobRow {
  readonly id: number
  readonly tenant: string
  readonly sha256: string
  readonly key_id: number
  readonly content: Buffer | null
}

export const selectBlobs = `
  select b.id, t.name as tenant, b.sha256, b.key_id, b.content
  from blob b join tenant t on t.id = b.tenant_id where b.id > ? order by b.id limit ?`

/** A message as it is stored. */
export interface MessageRow {
  readonly id: number
  readonly tenant: string
  readonly message_id: string
  readonly transport: string
  readonly state: 'waiting' | 'sent' | 'erased'
  readonly key_id: number
  readonly content: Buffer | null
  readonly attempts: number
  readonly lease_until: string | null
  readonly enqueued_at: string
  readonly settled_at: string | null
  readonly detail: Buffer | null
}

export const selectMessages = `
  select m.id, t.name as tenant, m.message_id, m.transport, m.state, m.key_id, m.content, m.attempts,
    m.lease_until, m.enqueued_at, m.settled_at, m.detail
  from message m join tenant t on t.id = m.tenant_id where m.id > ? order by m.id limit ?`
