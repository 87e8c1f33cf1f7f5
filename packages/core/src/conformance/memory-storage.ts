import type { StoredFact } from '../journal/index.ts'
import type { StoredDocument } from '../ports/index.ts'

/** A subject's key; without a secret once erased. */
export interface Key {
  secret: Buffer | undefined
}

/** Bytes under a subject's key. */
export interface Sealed {
  readonly subject: string
  readonly key: Key
  readonly ciphertext: Uint8Array
}

/** A fact as the reference store keeps it. */
export interface FactRecord {
  readonly fact: Omit<StoredFact, 'personal' | 'isErased' | 'data'>
  readonly data: string
  readonly sealed: Sealed | undefined
}

/** A document with the entries it is found by. */
export interface DocumentRecord {
  readonly tenant: string
  readonly document: Omit<StoredDocument, 'personal' | 'value'>
  readonly value: string
  sealed: Sealed | undefined
  entries: { readonly name: string; readonly value: string; readonly isPersonal: boolean }[]
}

/** A message and how far it got. */
export interface MessageRecord {
  readonly tenant: string
  readonly id: string
  readonly transport: string
  readonly sealed: Sealed
  attempts: number
  leaseUntil: string
  isSent: boolean
}

/** All that the reference store keeps. */
export interface MemoryStorage {
  readonly facts: FactRecord[]
  readonly documents: Map<string, DocumentRecord>
  readonly blobs: Map<string, Sealed & { readonly tenant: string; readonly sha256: string }>
  readonly messages: Map<string, MessageRecord>
  readonly keys: Map<string, Key>
  readonly checkpoints: { readonly size: number; readonly note: string }[]
}

/** A storage as it is before anything was stored. */
export function emptyStorage(): MemoryStorage {
  return {
    facts: [],
    documents: new Map(),
    blobs: new Map(),
    messages: new Map(),
    keys: new Map(),
    checkpoints: [],
  }
}
