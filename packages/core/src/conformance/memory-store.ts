import type { StoredFact } from '../journal/index.ts'
import { type Store, StoreError, type StoreTransaction } from '../ports/index.ts'
import { createMemoryBlobs } from './memory-blobs.ts'
import { createMemoryCommits } from './memory-commits.ts'
import { createMemoryDocuments } from './memory-documents.ts'
import { createMemoryFacts } from './memory-facts.ts'
import { createMemoryHeads } from './memory-heads.ts'
import { createMemoryOutbox } from './memory-outbox.ts'
import { createMemoryPersons } from './memory-persons.ts'
import { createSealing } from './memory-sealing.ts'
import { emptyStorage, type MemoryStorage } from './memory-storage.ts'
import { createTurns, type WithinTurn } from './memory-turns.ts'
import { awaitMore } from './memory-waiting.ts'
import type { IsFlawed } from './store-flaws.ts'

/**
 * A store in memory, **for tests**: it keeps every law of a store, and forgets all when the process
 * ends.
 *
 * @param settings.partitions how many Merkle logs its journal has, 1 unless told.
 *
 * @example
 * ```ts
 * const desk = createDesk({ store: memoryStore(), rules: rules.romania() })
 * ```
 */
export function memoryStore(settings: { readonly partitions?: number } = {}): Store {
  return openMemoryStore(emptyStorage(settings.partitions ?? 1), () => false)
}

/** Opens a storage; what others do who have it open is seen at once. */
export function openMemoryStore(storage: MemoryStorage, isFlawed: IsFlawed): Store {
  const sealing = createSealing(storage, isFlawed)
  const facts = createMemoryFacts(storage, sealing, isFlawed)
  const documents = createMemoryDocuments(storage, sealing, isFlawed)
  const blobs = createMemoryBlobs(storage, sealing, isFlawed)
  const outbox = createMemoryOutbox(storage, sealing, isFlawed)
  const append = createMemoryCommits(storage, { facts, documents, outbox }, isFlawed)
  const persons = createMemoryPersons(storage, { sealing, facts, documents }, isFlawed)
  const heads = createMemoryHeads(storage, facts, isFlawed)
  const turns = createTurns(storage, isFlawed)
  let isClosed = false

  function assertOpen(): void {
    if (!isClosed || isFlawed('works on after closing')) return
    if (isFlawed('says closing in words alone')) throw new Error('The store was closed.')
    throw new StoreError({ code: 'closed', message: 'The store was closed: open it again.' })
  }

  async function read<Result>(work: () => Result): Promise<Result> {
    assertOpen()
    return turns.read(work)
  }

  async function write<Result>(work: () => Result): Promise<Result> {
    assertOpen()
    return turns.write(work)
  }

  /** What can be done in a transaction and outside, each in its way. */
  function calls(way: {
    read<Result>(query: { readonly tenant: string }, work: () => Result): Promise<Result>
    write<Result>(query: { readonly tenant: string }, work: () => Result): Promise<Result>
  }): StoreTransaction {
    return {
      async append(commit) {
        if (!isFlawed('stores the streams of a commit one by one'))
          return way.write(commit, () => append(commit))
        const facts: StoredFact[] = []
        for (const only of commit.appends) {
          const part = await way.write(commit, () => append({ ...commit, appends: [only] }))
          facts.push(...part.facts)
        }
        const { heads } = await way.write(commit, () => append({ ...commit, appends: [] }))
        return { facts, heads }
      },
      readStream: (query) => way.read(query, () => facts.readStream(query)),
      findDocuments: (query) => way.read(query, () => documents.find(query)),
      countDocuments: (selection) => way.read(selection, () => documents.count(selection)),
      getDocument: (query) => way.read(query, () => documents.get(query)),
      putBlob: (blob) => way.write(blob, () => blobs.put(blob)),
      getBlob: (query) => way.read(query, () => blobs.get(query)),
      claimMessages: (claim) => way.write(claim, () => outbox.claim(claim)),
      settleMessage: (result) => way.write(result, () => outbox.settle(result)),
    }
  }

  function callsWithin(tenant: string, turn: WithinTurn): StoreTransaction {
    const assertTenant = (query: { readonly tenant: string }) => {
      if (query.tenant !== tenant && !isFlawed('reaches other tenants in a transaction'))
        throw new TypeError(`The transaction is of tenant ${tenant}, not of ${query.tenant}.`)
    }
    return calls({
      async read(query, work) {
        assertTenant(query)
        return turn.read(work)
      },
      async write(query, work) {
        assertTenant(query)
        return turn.write(work)
      },
    })
  }

  return {
    specificationVersion: 1,
    ...calls({ read: (_, work) => read(work), write: (_, work) => write(work) }),

    async transaction(tenant, work) {
      assertOpen()
      return turns.transact((turn) => work(callsWithin(tenant, turn)))
    },
    readFeed: (query) => read(() => facts.readFeed(query)),
    async awaitFacts(query) {
      const { tenant, after } = query
      const hasMore = () =>
        turns.read(() => facts.readFeed({ tenant, after, limit: 1 }).facts.length > 0)
      assertOpen()
      return awaitMore({ ...query, hasMore, listeners: storage.listeners }, isFlawed)
    },
    readSubject: (query) => read(() => persons.read(query)),
    eraseSubject: (person) => write(() => persons.erase(person)),
    logHeads: () => read(() => facts.logHeads()),
    leafHashes: (range) => read(() => heads.leafHashes(range)),
    logNodes: (query) => read(() => heads.logNodes(query)),
    readLeaf: (query) => read(() => heads.readLeaf(query)),
    keepCheckpoint: (checkpoint) => write(() => heads.keep(checkpoint)),
    checkpoints: () => read(() => heads.checkpoints()),
    verify: () => read(() => heads.verify()),
    async close() {
      isClosed = true
    },
  }
}
