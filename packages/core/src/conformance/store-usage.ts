import { createHash } from 'node:crypto'
import type { FactDraft } from '../journal/index.ts'
import type {
  Commit,
  CommitReceipt,
  DocumentChange,
  DocumentSelection,
  IndexEntry,
  OutboxMessage,
  Store,
  StoreTransaction,
} from '../ports/index.ts'
import type { SeededChoice } from './seeded-choice.ts'
import { commitOf, minute, otherTenant, tenant } from './store-law-kit.ts'

/** One call, to be made at two stores. What it gives is made comparable: no cursors, no hashes. */
export interface UsageStep {
  readonly name: string
  run(store: StoreTransaction): Promise<unknown>
}

const streams = ['place/1', 'place/2', 'place/3', 'customer/ț', 'Place/1', 'place/1 ']
const subjects = ['customer/1', 'customer/2', 'customer/3']
const collections = ['notes', 'Notes']
const keys = ['a', 'A', 'á', 'z', '\uFFFD', '\u{1F4A1}', '10', '9', '%']
const values = ['', '0', '00', '1', 'a', 'A', 'ț', '\u{1F4A1}', '\uE000']
const indexes = ['day', 'state', 'phone']
const places = ['1', '2', '10']
const texts = ['00123', 'Țuică', '\u0000', '', '1e5', ' x ']
const transports = ['mail', 'sms']

/** What somebody does with a store who is led by chance. */
export interface StoreUsage {
  tenant(): string
  person(owner: string): Person
  /** Nobody settles what is for an erased person. */
  forget(person: Person): void
  /** @param model tells how long the streams are, so that much of it comes to something. */
  next(owner: string, model: StoreTransaction): Promise<UsageStep>
}

type Person = Parameters<Store['eraseSubject']>[0]

/** Usage that follows from a choice alone. */
export function createStoreUsage(choice: SeededChoice): StoreUsage {
  let now = 100
  let ids = 0
  const sent: Commit[] = []
  const claimed = new Map<string, Person & { readonly id: string; readonly attempts: number }>()

  function person(owner: string): Person {
    return { tenant: owner, subject: choice.of(subjects) }
  }

  async function append(owner: string, model: StoreTransaction): Promise<UsageStep> {
    const known = sent.filter((commit) => commit.tenant === owner)
    const isAgain = choice.oneIn(6) && known.length > 0
    const commit = isAgain ? choice.of(known) : await newCommit(owner, model)
    if (commit.idempotencyKey !== undefined) sent.push(commit)
    return {
      name: `append ${JSON.stringify(commit)}`,
      run: async (store) => inShort(await store.append(commit)),
    }
  }

  async function newCommit(owner: string, model: StoreTransaction): Promise<Commit> {
    now += choice.below(3)
    const appends = []
    for (const stream of choice.some(streams)) {
      const length = (await model.readStream({ tenant: owner, stream })).length
      const expectedVersion = choice.oneIn(12) ? choice.below(4) : length
      appends.push({ stream, expectedVersion, facts: listOf(3, newFact) })
    }
    const hasKey = choice.oneIn(3) && appends[0] !== undefined && appends[0].facts.length > 0
    return commitOf({
      tenant: owner,
      recordedAt: minute(now - (choice.oneIn(15) ? choice.below(5) : 0)),
      appends,
      documents: listOf(4, newChange),
      messages: listOf(2, newMessage),
      ...(hasKey && { idempotencyKey: `key ${choice.below(40)}` }),
    })
  }

  /** Fewer than `count`. */
  function listOf<Item>(count: number, make: () => Item): readonly Item[] {
    return Array.from({ length: choice.below(count) }, make)
  }

  function newFact(): FactDraft {
    const data = { text: choice.of(texts), n: choice.below(100) }
    const personal = { subject: choice.of(subjects), data: { text: choice.of(texts) } }
    return { type: 'note_taken', data, ...(choice.oneIn(2) && { personal }) }
  }

  function newChange(): DocumentChange {
    const [collection, key] = [choice.of(collections), choice.of(keys)]
    if (choice.oneIn(5)) return { change: 'delete', collection, key }
    const entries = listOf(4, (): IndexEntry => {
      const entry = { name: choice.of(indexes), value: choice.of(values) }
      return { ...entry, ...(entry.name === 'phone' && { isPersonal: true }) }
    })
    const personal = { subject: choice.of(subjects), data: choice.of(texts) }
    return {
      ...{ change: 'put', collection, key, value: choice.of(texts), indexes: entries },
      ...(choice.oneIn(2) && { place: choice.of(places) }),
      ...(choice.oneIn(2) && { personal }),
    }
  }

  function newMessage(): OutboxMessage {
    ids += choice.oneIn(8) ? 0 : 1
    const [subject, transport] = [choice.of(subjects), choice.of(transports)]
    return { id: `m${ids}`, transport, subject, content: { text: choice.of(texts) } }
  }

  function readStream(owner: string): UsageStep {
    const afterVersion = choice.below(4)
    const query = {
      ...{ tenant: owner, stream: choice.of(streams) },
      ...(afterVersion > 0 && { afterVersion }),
    }
    return {
      name: `readStream ${JSON.stringify(query)}`,
      run: (store) => store.readStream(query),
    }
  }

  function newSelection(owner: string): DocumentSelection {
    const index = choice.of(indexes)
    const [from, below] = [choice.of(values), choice.of(values)]
    const where = choice.of([
      undefined,
      { index, equals: from, ...(index === 'phone' && { isPersonal: true as const }) },
      { index, from, below },
      { index, from },
      { index, below },
    ])
    return {
      ...{ tenant: owner, collection: choice.of(collections) },
      ...(where && { where }),
      ...(choice.oneIn(3) && { place: choice.of(places) }),
    }
  }

  function find(owner: string): UsageStep {
    const selection = newSelection(owner)
    const limit = 1 + choice.below(4)
    return {
      name: `find ${JSON.stringify({ ...selection, limit })}`,
      async run(store) {
        let page = await store.findDocuments({ ...selection, limit })
        const pages = [page.documents]
        while (page.next !== undefined && pages.length < 50) {
          page = await store.findDocuments({ ...selection, limit, after: page.next })
          pages.push(page.documents)
        }
        return { pages, count: await store.countDocuments(selection) }
      },
    }
  }

  function getDocument(owner: string): UsageStep {
    const query = { tenant: owner, collection: choice.of(collections), key: choice.of(keys) }
    return {
      name: `getDocument ${JSON.stringify(query)}`,
      run: (store) => store.getDocument(query),
    }
  }

  function blob(owner: string): UsageStep {
    const isPut = choice.oneIn(2)
    const bytes = Uint8Array.of(choice.below(4))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const content = { ...person(owner), bytes }
    return {
      name: `${isPut ? 'put' : 'get'} blob ${sha256}`,
      run: (store) => (isPut ? store.putBlob(content) : store.getBlob({ tenant: owner, sha256 })),
    }
  }

  function claim(owner: string): UsageStep {
    const transport = choice.of(transports)
    const query = { tenant: owner, transport, now: minute(now), leaseUntil: minute(now + 3) }
    return {
      name: `claim ${JSON.stringify(query)}`,
      async run(store) {
        const messages = await store.claimMessages(query)
        for (const { id, subject, attempts } of messages)
          claimed.set(JSON.stringify([owner, id]), { tenant: owner, subject, id, attempts })
        return messages.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      },
    }
  }

  function settle(owner: string): UsageStep {
    const own = [...claimed.values()].filter((message) => message.tenant === owner)
    const { id, attempts } = own.length === 0 ? { id: 'unknown', attempts: 1 } : choice.of(own)
    const outcome = choice.oneIn(2) ? 'sent' : 'failed'
    const result = {
      ...({ tenant: owner, id, at: minute(now), outcome } as const),
      ...(choice.oneIn(2) && { attempts }),
    }
    return {
      name: `settle ${JSON.stringify(result)}`,
      run: (store) => store.settleMessage(result),
    }
  }

  return {
    tenant: () => (choice.oneIn(4) ? otherTenant : tenant),
    person,
    forget(erased) {
      // All of the tenant: an id may have come to another person since it was claimed.
      for (const [name, message] of claimed)
        if (message.tenant === erased.tenant) claimed.delete(name)
    },
    async next(owner, model) {
      const kind = choice.below(20)
      if (kind < 8) return append(owner, model)
      if (kind < 10) return readStream(owner)
      if (kind < 13) return find(owner)
      if (kind < 14) return getDocument(owner)
      if (kind < 16) return blob(owner)
      return kind < 18 ? claim(owner) : settle(owner)
    },
  }
}

/** Roots differ from store to store: no two seal alike. */
function inShort({ facts, heads, isRepetition }: CommitReceipt) {
  return { facts, sizes: heads.map(({ partition, size }) => [partition, size]), isRepetition }
}
