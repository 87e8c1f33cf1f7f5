import type { Store, SubjectItem, SubjectPage } from '../ports/index.ts'
import { assertLimit, parseCursor } from './memory-checks.ts'
import type { MemoryDocuments } from './memory-documents.ts'
import type { MemoryFacts } from './memory-facts.ts'
import type { Sealing } from './memory-sealing.ts'
import { type MemoryStorage, nameOf, type Sealed } from './memory-storage.ts'
import type { IsFlawed } from './store-flaws.ts'

type Person = Parameters<Store['eraseSubject']>[0]

/** What is held on persons. */
export interface MemoryPersons {
  read(query: Parameters<Store['readSubject']>[0]): SubjectPage
  erase(person: Person): void
}

/** Persons of one who has the storage open. */
export function createMemoryPersons(
  storage: MemoryStorage,
  parts: {
    readonly sealing: Sealing
    readonly facts: MemoryFacts
    readonly documents: MemoryDocuments
  },
  isFlawed: IsFlawed,
): MemoryPersons {
  const { changes, keys } = storage
  const { sealing, facts, documents } = parts

  function isHeld(sealed: Sealed | undefined, { tenant, subject }: Person): sealed is Sealed {
    if (sealed === undefined || sealed.subject !== subject) return false
    const isOwn =
      keys.get(sealed.keyId)?.tenant === tenant || isFlawed('shows what other tenants hold')
    const isReadable = sealing.unseal(sealed) !== undefined
    return isOwn && (isReadable || isFlawed('shows erased facts as held'))
  }

  function* itemsOf(person: Person): Iterable<SubjectItem> {
    for (const feed of storage.feeds.values())
      for (const record of feed)
        if (isHeld(record.sealed, person)) yield { kind: 'fact', fact: facts.factOf(record) }
    const puts = [...storage.collections.values()]
      .flatMap((collection) => [...collection.values()])
      .sort((a, b) => a.order - b.order)
    for (const record of puts)
      if (isHeld(record.sealed, person))
        yield { kind: 'document', document: documents.documentOf(record) }
    if (!isFlawed('leaves blobs out of what is held'))
      for (const copies of storage.blobs.values())
        for (const { sealed, sha256, length } of copies.values())
          if (isHeld(sealed, person)) yield { kind: 'blob', sha256, length }
    for (const { sealed, id, transport, subject, isSent } of storage.messages.values()) {
      const content = isHeld(sealed, person) ? sealing.openJson(sealed) : undefined
      if (content === undefined || (isSent && isFlawed('forgets what was sent'))) continue
      const message = { id, transport, subject, content }
      yield { kind: 'message', message, state: isSent ? 'sent' : 'waiting' }
    }
  }

  return {
    read({ tenant, subject, after, limit = 1_000 }) {
      assertLimit(limit, isFlawed)
      const from = after === undefined ? 0 : (parseCursor(after, 'number', isFlawed) ?? 0)
      const items = [...itemsOf({ tenant, subject })]
      const page = items.slice(from, from + limit)
      const next = from + (isFlawed('skips an item between pages') ? limit + 1 : limit)
      return items.length > from + limit ? { items: page, next: `${next}` } : { items: page }
    },

    erase({ tenant, subject }) {
      if (isFlawed('erasure does nothing')) return
      for (const [id, key] of [...keys]) {
        const isOwn = key.tenant === tenant || isFlawed('erasure takes the subject in all tenants')
        if (!isOwn || key.subject !== subject || key.secret === undefined) continue
        const isNewest = storage.keyIds.get(nameOf(tenant, subject)) === id
        if (!isNewest && isFlawed('makes a key for each connection')) continue
        if (!isFlawed('erasure leaves index entries')) documents.erase(id)
        if (isFlawed('erasure deletes facts')) deleteFacts(id)
        if (isFlawed('erasure forgets blobs')) keepBlobs(id)
        changes.set(keys, id, { ...key, secret: undefined })
      }
    },
  }

  function deleteFacts(keyId: number): void {
    for (const records of [...storage.feeds.values(), ...storage.streams.values()])
      records.splice(0, records.length, ...records.filter((it) => it.sealed?.keyId !== keyId))
    for (const log of storage.logs) {
      log.records.splice(
        0,
        log.records.length,
        ...log.records.filter((it) => it.sealed?.keyId !== keyId),
      )
    }
  }

  /** Seals the blobs under a key with another one. */
  function keepBlobs(keyId: number): void {
    const key = keys.get(keyId)
    if (key === undefined) return
    storage.counter += 1
    keys.set(storage.counter, key)
    for (const copies of storage.blobs.values())
      for (const [owner, blob] of copies)
        if (blob.sealed.keyId === keyId)
          copies.set(owner, { ...blob, sealed: { ...blob.sealed, keyId: storage.counter } })
  }
}
