import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import {
  type Actor,
  canonicalJson,
  createMerkleLog,
  type JsonValue,
  leafBytes,
  leafHash,
  parseCheckpoint,
  rootOf,
  type StoredFact,
} from '../journal/index.ts'
import {
  type ClaimedMessage,
  type Commit,
  type DocumentChange,
  type Store,
  type StoredDocument,
  VersionConflictError,
} from '../ports/index.ts'
import { findRecords } from './memory-documents.ts'
import {
  type DocumentRecord,
  emptyStorage,
  type FactRecord,
  type Key,
  type MemoryStorage,
  type Sealed,
} from './memory-storage.ts'
import type { StoreFlaw } from './store-flaws.ts'
import type { StoreSubject } from './store-law-kit.ts'

/** The reference store in memory: plain and slow, with one switch for every way of being wrong. */
export function memoryStore(flaw?: StoreFlaw): StoreSubject {
  let storage = emptyStorage()
  return {
    async open() {
      if (flaw === 'forgets everything on reopening') storage = emptyStorage()
      return openMemory(storage, flaw)
    },
  }
}

function openMemory(storage: MemoryStorage, flaw: StoreFlaw | undefined): Store {
  const isFlawed = (...flaws: readonly StoreFlaw[]) => flaw !== undefined && flaws.includes(flaw)
  const ownOnly = (own: string, asked: string, sharing: StoreFlaw) =>
    own === asked || isFlawed(sharing)

  function toText(value: JsonValue): string {
    let text = canonicalJson(value)
    if (isFlawed('loses leading zeros')) text = text.replaceAll(/"0+(\d)/g, '"$1')
    if (isFlawed('normalises text')) text = text.normalize('NFC')
    return text
  }

  function keyOf(tenant: string, subject: string): Key {
    const name = JSON.stringify([tenant, subject])
    const known = storage.keys.get(name)
    if (known?.secret !== undefined) return known
    if (known !== undefined && isFlawed('erasure lasts for ever')) return known
    const key: Key = { secret: randomBytes(32) }
    storage.keys.set(name, key)
    return key
  }

  /** The same bytes the other way round: the key stream depends on key and nonce only. */
  function applyKeyStream(secret: Buffer, nonce: Uint8Array, bytes: Uint8Array): Buffer {
    const cipher = createCipheriv('aes-256-ctr', secret, nonce)
    return Buffer.concat([cipher.update(bytes), cipher.final()])
  }

  function seal(tenant: string, subject: string, bytes: Uint8Array): Sealed {
    const key = keyOf(tenant, subject)
    const nonce = isFlawed('seals equal data alike') ? Buffer.alloc(16) : randomBytes(16)
    const sealed = applyKeyStream(key.secret ?? randomBytes(32), nonce, bytes)
    const body = isFlawed('leaf holds personal data in clear') ? bytes : sealed
    return { subject, key, ciphertext: Buffer.concat([nonce, body]) }
  }

  function unseal({ key, ciphertext }: Sealed): Buffer | undefined {
    if (key.secret === undefined) return undefined
    const body = ciphertext.subarray(16)
    if (isFlawed('leaf holds personal data in clear')) return Buffer.from(body)
    return applyKeyStream(key.secret, ciphertext.subarray(0, 16), body)
  }

  function sealJson(tenant: string, personal: { subject: string; data: JsonValue }): Sealed {
    return seal(tenant, personal.subject, Buffer.from(toText(personal.data)))
  }

  function openJson(sealed: Sealed): JsonValue | undefined {
    const bytes = unseal(sealed)
    return bytes === undefined ? undefined : JSON.parse(bytes.toString())
  }

  /** The value of a JSON text: the same object every time where the store hands out its own. */
  const parsed = new Map<string, JsonValue>()
  const handedOut = new Map<string, Uint8Array>()
  function fromText(text: string): JsonValue {
    if (!isFlawed('hands out its own objects')) return JSON.parse(text)
    const known = parsed.get(text) ?? JSON.parse(text)
    parsed.set(text, known)
    return known
  }

  function leafOf({ fact, data, sealed }: FactRecord): Uint8Array {
    return leafBytes({ ...fact, data: JSON.parse(data), ...(sealed && { sealed }) })
  }

  function factOf({ fact, data, sealed }: FactRecord): StoredFact {
    const own = { ...fact, actor: { ...fact.actor }, data: fromText(data) }
    if (sealed === undefined || isFlawed('forgets personal data')) return own
    const personal = openJson(sealed)
    return personal === undefined
      ? { ...own, isErased: true }
      : { ...own, personal: { subject: sealed.subject, data: personal } }
  }

  function documentOf({ document, value, sealed }: DocumentRecord): StoredDocument {
    const data = sealed && openJson(sealed)
    return {
      ...document,
      value: fromText(value),
      ...(sealed && data !== undefined && { personal: { subject: sealed.subject, data } }),
    }
  }

  const isStream = (record: FactRecord, tenant: string, stream: string) =>
    ownOnly(record.fact.tenant, tenant, 'shares streams between tenants') &&
    record.fact.stream === stream
  const streamOf = (tenant: string, stream: string) =>
    storage.facts.filter((record) => isStream(record, tenant, stream))
  const hashes = () => storage.facts.map((record) => leafHash(leafOf(record)))

  function treeHead() {
    const leaves = hashes()
    const size = Math.max(0, leaves.length - (isFlawed('head lags by a commit') ? 1 : 0))
    if (size === 0 && isFlawed('empty log has no root')) return { size, rootHash: '' }
    // Level by level with the odd one hashed with itself, as Bitcoin does and RFC 6962 does not.
    const own = leaves.slice(0, size)
    if (size % 2 === 1 && isFlawed('root is no RFC 6962 root')) own.push(own.at(-1) ?? '')
    return { size, rootHash: rootOf(own) }
  }

  function assertVersions(commit: Commit): void {
    if (isFlawed('ignores the expected version')) return
    for (const { stream, expectedVersion } of commit.appends) {
      const actualVersion = streamOf(commit.tenant, stream).length
      if (actualVersion !== expectedVersion)
        throw new VersionConflictError({ stream, expectedVersion, actualVersion })
    }
  }

  function appendFacts(commit: Commit): StoredFact[] {
    const { tenant, recordedAt } = commit
    const actor: Actor = { ...commit.actor }
    const stored: StoredFact[] = []
    for (const { stream, facts } of commit.appends)
      for (const { type, data, personal } of facts) {
        const version = streamOf(tenant, stream).length + 1
        const before = isFlawed('counts positions by tenant')
          ? storage.facts.filter((record) => record.fact.tenant === tenant)
          : storage.facts
        const record: FactRecord = {
          fact: { tenant, stream, version, position: before.length, type, recordedAt, actor },
          data: toText(data as JsonValue),
          sealed: personal && sealJson(tenant, personal),
        }
        storage.facts.push(record)
        stored.push(factOf(record))
      }
    return stored
  }

  function changeDocument(tenant: string, change: DocumentChange): void {
    const owner = isFlawed('shares documents between tenants') ? '' : tenant
    const name = JSON.stringify([owner, change.collection, change.key])
    const known = storage.documents.get(name)
    if (change.change === 'delete') {
      storage.documents.delete(name)
      return
    }
    const { collection, key, place, value, personal, indexes } = change
    const entries = indexes.map((entry) => ({
      name: entry.name,
      value: entry.value,
      isPersonal: entry.isPersonal === true,
    }))
    storage.documents.set(name, {
      tenant,
      document: { collection, key, ...(place !== undefined && { place }) },
      value: toText(value),
      sealed: personal && sealJson(tenant, personal),
      entries: isFlawed('keeps old index entries')
        ? [...(known?.entries ?? []), ...entries]
        : entries,
    })
  }

  function enqueue(tenant: string, message: NonNullable<Commit['messages']>[number]): void {
    const { id, transport, subject, content } = message
    const name = JSON.stringify([tenant, id])
    if (storage.messages.has(name) && !isFlawed('enqueues a known id again')) return
    const sealed = sealJson(tenant, { subject, data: content })
    storage.messages.set(name, {
      ...{ tenant, id, transport, sealed },
      ...{ attempts: 0, leaseUntil: '', isSent: false },
    })
  }

  return {
    specificationVersion: 1,

    async append(commit) {
      if (!isFlawed('stores half a commit')) assertVersions(commit)
      const changes = [...(commit.documents ?? [])]
      if (isFlawed('applies deletions last'))
        changes.sort((a, b) => Number(a.change === 'delete') - Number(b.change === 'delete'))
      for (const change of changes) changeDocument(commit.tenant, change)
      if (isFlawed('stores half a commit')) assertVersions(commit)
      const facts = appendFacts(commit)
      for (const message of commit.messages ?? []) enqueue(commit.tenant, message)
      return { facts, head: treeHead() }
    },

    async readStream({ tenant, stream, afterVersion = 0 }) {
      return streamOf(tenant, stream)
        .filter((record) => record.fact.version > afterVersion)
        .map(factOf)
    },

    async readFeed({ tenant, afterPosition = -1, limit = 1_000 }) {
      const from = isFlawed('repeats the last fact of the feed') ? afterPosition : afterPosition + 1
      return storage.facts
        .filter(({ fact }) => ownOnly(fact.tenant, tenant, 'shares streams between tenants'))
        .filter(({ fact }) => fact.position >= from)
        .slice(0, limit)
        .map(factOf)
    },

    async readLeaf({ tenant, position }) {
      const record = storage.facts[position]
      return record?.fact.tenant === tenant ? leafOf(record) : undefined
    },

    async findDocuments(query) {
      const { found, next } = findRecords(storage.documents.values(), query, flaw)
      const documents = found.map(documentOf)
      return next === undefined ? { documents } : { documents, next }
    },

    async getDocument({ tenant, collection, key }) {
      const owner = isFlawed('shares documents between tenants') ? '' : tenant
      const record = storage.documents.get(JSON.stringify([owner, collection, key]))
      return record && documentOf(record)
    },

    async putBlob({ tenant, subject, bytes }) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const kept = isFlawed('keeps only the first bytes of a blob') ? bytes.slice(0, 65_536) : bytes
      let owner = isFlawed('keeps one blob for all subjects') ? '' : subject
      if (isFlawed('keeps every copy of a blob')) owner += storage.blobs.size
      const name = JSON.stringify([tenant, sha256, owner])
      const known = storage.blobs.get(name)
      if (known?.key.secret === undefined)
        storage.blobs.set(name, { ...seal(tenant, subject, kept), tenant, sha256 })
      return sha256
    },

    async getBlob({ tenant, sha256 }) {
      for (const blob of storage.blobs.values()) {
        if (!ownOnly(blob.tenant, tenant, 'shares blobs between tenants')) continue
        const bytes = blob.sha256 === sha256 ? unseal(blob) : undefined
        if (bytes === undefined) continue
        if (!isFlawed('hands out its own bytes')) return new Uint8Array(bytes)
        const own = handedOut.get(sha256) ?? bytes
        handedOut.set(sha256, own)
        return own
      }
      return undefined
    },

    async claimMessages({ tenant, transport, now, leaseUntil, limit = 100 }) {
      const claimed: ClaimedMessage[] = []
      for (const message of storage.messages.values()) {
        if (claimed.length === limit) break
        const isLeased = isFlawed('never returns a message whose lease ended')
          ? message.leaseUntil !== ''
          : message.leaseUntil > now
        const content = openJson(message.sealed)
        if (
          !ownOnly(message.tenant, tenant, 'shares messages between tenants') ||
          (message.transport !== transport && !isFlawed('ignores the transport')) ||
          (message.isSent && !isFlawed('sent messages come back')) ||
          (isLeased && !isFlawed('claims leased messages')) ||
          (content === undefined && !isFlawed('erasure leaves messages'))
        )
          continue
        message.leaseUntil = leaseUntil
        message.attempts += isFlawed('does not count attempts') && message.attempts > 0 ? 0 : 1
        const { id, attempts } = message
        const { subject } = message.sealed
        claimed.push({
          ...{ id, transport: message.transport, subject },
          ...{ content: content ?? null, attempts },
        })
      }
      return claimed
    },

    async settleMessage({ tenant, id, outcome }) {
      const message = storage.messages.get(JSON.stringify([tenant, id]))
      if (message === undefined || message.isSent) return
      message.isSent = outcome === 'sent'
      message.leaseUntil = ''
    },

    async eraseSubject({ tenant, subject }) {
      if (isFlawed('erasure does nothing')) return
      for (const [name, key] of storage.keys) {
        const [owner, own] = JSON.parse(name) as [string, string]
        const isOwn = ownOnly(owner, tenant, 'erasure takes the subject in all tenants')
        if (!isOwn || own !== subject) continue
        const isOf = (sealed: Sealed | undefined) => sealed?.key === key
        if (!isFlawed('erasure leaves index entries'))
          for (const record of storage.documents.values())
            if (isOf(record.sealed))
              record.entries = record.entries.filter((entry) => !entry.isPersonal)
        if (isFlawed('erasure deletes facts')) {
          const kept = storage.facts.filter((record) => !isOf(record.sealed))
          storage.facts.splice(0, storage.facts.length, ...kept)
        }
        if (isFlawed('erasure forgets blobs'))
          for (const [blobName, blob] of storage.blobs)
            if (isOf(blob)) storage.blobs.set(blobName, { ...blob, key: { secret: key.secret } })
        key.secret = undefined
      }
    },

    treeHead: async () => treeHead(),
    leafHashes: async ({ from, to }) => hashes().slice(from, to),

    async keepCheckpoint({ size, note }) {
      if (!isFlawed('believes every checkpoint') && parseCheckpoint(note)?.size !== size)
        throw new TypeError(`This is no checkpoint of size ${size}.`)
      if (storage.checkpoints.some((known) => known.note === note)) return
      storage.checkpoints.push({ size, note })
      if (!isFlawed('keeps checkpoints unsorted'))
        storage.checkpoints.sort((a, b) => a.size - b.size)
    },
    checkpoints: async () => [...storage.checkpoints],

    async verify() {
      const leaves = hashes()
      const log = createMerkleLog()
      const roots = [log.root()]
      for (const leaf of leaves) {
        log.append(leaf)
        roots.push(log.root())
      }
      const faults = storage.checkpoints
        .filter(({ size, note }) => parseCheckpoint(note)?.rootHash !== roots[size])
        .map(({ size }) => ({
          code: 'checkpoint_mismatch' as const,
          message: `The head kept for size ${size} is not that of the log.`,
        }))
      return {
        facts: leaves.length,
        blobs: storage.blobs.size,
        head: treeHead(),
        checkpoints: storage.checkpoints.length,
        faults,
      }
    },
    async close() {},
  }
}
