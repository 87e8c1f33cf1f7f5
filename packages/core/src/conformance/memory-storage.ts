import type { KeyObject } from 'node:crypto'
import type { StoredFact } from '../journal/index.ts'
import type { OutboxMessage, StoredDocument } from '../ports/index.ts'
import { type Changes, createChanges } from './memory-changes.ts'

/** A subject's key; without a secret once erased. */
export interface Key {
  readonly tenant: string
  readonly subject: string
  readonly secret: KeyObject | undefined
}

/** Bytes under a subject's key. */
export interface Sealed {
  readonly subject: string
  readonly keyId: number
  readonly ciphertext: Uint8Array
}

/** A fact as the memory store keeps it. */
export interface FactRecord {
  readonly fact: Omit<StoredFact, 'personal' | 'isErased' | 'data'>
  /** Canonical JSON. */
  readonly data: string
  readonly sealed: Sealed | undefined
}

/** One Merkle log: its facts by position, and the hashes of all complete subtrees by level and index. */
export interface MemoryLog {
  readonly records: FactRecord[]
  readonly nodes: string[][]
}

/** What was stored under an idempotency key. */
export interface CommitRecord {
  /** Of all that the commit said. */
  readonly digest: string
  readonly records: readonly FactRecord[]
}

/** A document with the entries it is found by. */
export interface DocumentRecord {
  readonly tenant: string
  readonly document: Omit<StoredDocument, 'personal' | 'value'>
  readonly value: string
  readonly sealed: Sealed | undefined
  readonly entries: readonly EntryRecord[]
  /** Which put it is, counted over all. */
  readonly order: number
}

export interface EntryRecord {
  readonly name: string
  readonly value: string
  readonly isPersonal: boolean
}

/** A blob, one copy for each subject. */
export interface BlobRecord {
  readonly tenant: string
  readonly sha256: string
  readonly length: number
  readonly sealed: Sealed
}

/** A message and how far it got. */
export interface MessageRecord extends Omit<OutboxMessage, 'content'> {
  readonly tenant: string
  readonly sealed: Sealed
  readonly attempts: number
  readonly leaseUntil: string | undefined
  readonly isSent: boolean
}

/** All that the memory store keeps, for all who have it open. */
export interface MemoryStorage {
  readonly changes: Changes
  readonly logs: readonly MemoryLog[]
  /** Facts by tenant in order of storing. */
  readonly feeds: Map<string, FactRecord[]>
  /** Facts by tenant and stream. */
  readonly streams: Map<string, FactRecord[]>
  /** By tenant, stream and idempotency key. */
  readonly commits: Map<string, CommitRecord>
  /** Documents by key, by tenant and collection. */
  readonly collections: Map<string, Map<string, DocumentRecord>>
  /** Documents by key, by tenant, collection and index entry. */
  readonly entries: Map<string, Map<string, DocumentRecord>>
  /** Copies by subject, by tenant and SHA-256. */
  readonly blobs: Map<string, Map<string, BlobRecord>>
  /** By tenant and id. */
  readonly messages: Map<string, MessageRecord>
  /** Names of messages that are not sent, by tenant and transport. */
  readonly waiting: Map<string, Map<string, true>>
  readonly keys: Map<number, Key>
  /** Of the newest key, by tenant and subject. */
  readonly keyIds: Map<string, number>
  readonly checkpoints: { readonly size: number; readonly note: string }[]
  /** Told whenever something was stored. */
  readonly listeners: Set<() => void>
  /** Ends with the open transaction; undefined while there is none. */
  turn: Promise<void> | undefined
  /** Grows with each use. */
  counter: number
  /** How many commits came too late, for a store that counts them among its facts. */
  conflicts: number
}

/** A storage as it is before anything was stored. */
export function emptyStorage(partitions: number): MemoryStorage {
  if (!Number.isSafeInteger(partitions) || partitions < 1 || partitions > 1_024)
    throw new RangeError(`A journal has 1 to 1,024 logs, not ${partitions}.`)
  return {
    changes: createChanges(),
    logs: Array.from({ length: partitions }, () => ({ records: [], nodes: [] })),
    feeds: new Map(),
    streams: new Map(),
    commits: new Map(),
    collections: new Map(),
    entries: new Map(),
    blobs: new Map(),
    messages: new Map(),
    waiting: new Map(),
    keys: new Map(),
    keyIds: new Map(),
    checkpoints: [],
    listeners: new Set(),
    turn: undefined,
    counter: 0,
    conflicts: 0,
  }
}

/** One text for several names, whatever characters they have. */
export function nameOf(...names: readonly (string | boolean)[]): string {
  return JSON.stringify(names)
}

/** The inner map or list of a name, made where it is missing. */
export function ensured<Inner>(outer: Map<string, Inner>, name: string, make: () => Inner): Inner {
  const known = outer.get(name)
  if (known !== undefined) return known
  const made = make()
  outer.set(name, made) // empty, it says nothing: it need not be undone
  return made
}
