import { hash } from 'node:crypto'
import { createChanges } from './memory-changes.ts'
import type { Sealing } from './memory-sealing.ts'
import {
  type BlobRecord,
  ensured,
  type MemoryStorage,
  nameOf,
  type Sealed,
} from './memory-storage.ts'
import type { IsFlawed } from './store-flaws.ts'

/** Raw bytes. */
export interface MemoryBlobs {
  put(blob: {
    readonly tenant: string
    readonly subject: string
    readonly bytes: Uint8Array
  }): string
  get(query: { readonly tenant: string; readonly sha256: string }): Uint8Array | undefined
}

/** What flawed stores gave to somebody and give again. */
const handedOut = new WeakMap<Sealed, Uint8Array>()

/** Raw bytes of one who has the storage open. */
export function createMemoryBlobs(
  storage: MemoryStorage,
  sealing: Sealing,
  isFlawed: IsFlawed,
): MemoryBlobs {
  const { blobs } = storage
  const changes = isFlawed('a rejected transaction leaves its blobs')
    ? createChanges()
    : storage.changes
  const blobName = (tenant: string, sha256: string) =>
    nameOf(isFlawed('shares blobs between tenants') ? '' : tenant, sha256)

  function ownerOf(subject: string): string {
    if (isFlawed('keeps one blob for all subjects')) return ''
    if (!isFlawed('keeps every copy of a blob')) return subject
    storage.counter += 1
    return `${subject} ${storage.counter}`
  }

  return {
    put({ tenant, subject, bytes }) {
      const sha256 = hash('sha256', bytes, 'hex')
      const kept = isFlawed('keeps only the first bytes of a blob') ? bytes.slice(0, 65_536) : bytes
      const copies = ensured(blobs, blobName(tenant, sha256), () => new Map<string, BlobRecord>())
      const owner = ownerOf(subject)
      const known = copies.get(owner)
      if (known === undefined || sealing.unseal(known.sealed) === undefined)
        changes.set(copies, owner, {
          ...{ tenant, sha256, length: kept.length },
          sealed: sealing.seal(tenant, subject, kept),
        })
      return sha256
    },

    get({ tenant, sha256 }) {
      for (const { sealed } of blobs.get(blobName(tenant, sha256))?.values() ?? []) {
        const bytes = sealing.unseal(sealed)
        if (bytes === undefined) continue
        if (!isFlawed('hands out its own bytes')) return new Uint8Array(bytes)
        const own = handedOut.get(sealed) ?? bytes
        handedOut.set(sealed, own)
        return own
      }
      return undefined
    },
  }
}
