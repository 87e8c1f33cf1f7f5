import assert from 'node:assert/strict'
import type { FactDraft, StoredFact } from '../journal/index.ts'
import type {
  Commit,
  OutboxMessage,
  Store,
  StoreTransaction,
  StreamAppend,
} from '../ports/index.ts'
import type { Law } from './law.ts'
import type { StoreSubject } from './store-subject.ts'

/** What a law can do beside using the store that it is given. */
export interface LawKit {
  /** Closes the store and opens its storage again. */
  readonly reopen: () => Promise<Store>
  /** Opens the storage once more, beside the store. */
  readonly connect: () => Promise<Store>
}

/** A law about an open store of a storage that nobody used before. */
export function storeLaw(
  name: string,
  check: (store: Store, kit: LawKit) => Promise<void>,
  settings: { readonly partitions?: number } = {},
): Law<StoreSubject> {
  return {
    name,
    async check(subject) {
      let store = await subject.open(settings)
      const opened = [store]
      const connect = async () => {
        const other = await subject.open(settings)
        opened.push(other)
        return other
      }
      try {
        await check(store, {
          connect,
          reopen: async () => {
            await store.close()
            store = await connect()
            return store
          },
        })
      } finally {
        for (const each of opened) await each.close()
      }
    },
  }
}

/** The store as it is, then from another connection, then opened again. */
export async function* openedAnyhow(store: Store, kit: LawKit): AsyncIterable<Store> {
  yield store
  yield await kit.connect()
  yield await kit.reopen()
}

export const tenant = 'nord'
export const otherTenant = 'sud'
export const subject = 'customer/7'
export const otherSubject = 'customer/8'

/** A moment on the day of the laws, by its minute. */
export function minute(count: number): string {
  return new Date(Date.UTC(2026, 10, 22, 8, count)).toISOString()
}

/** A commit of this tenant with all that does not matter filled in. */
export function commitOf(content: Partial<Commit>): Commit {
  return {
    tenant,
    recordedAt: minute(0),
    actor: { kind: 'system', id: 'desk' },
    appends: [],
    ...content,
  }
}

/** Facts `note_taken` with these texts for one stream. */
export function notes(stream: string, expectedVersion: number, ...texts: string[]): StreamAppend {
  const facts: FactDraft[] = texts.map((text) => ({ type: 'note_taken', data: { text } }))
  return { stream, expectedVersion, facts }
}

/** The texts of notes. */
export function textsOf(facts: readonly StoredFact[]): readonly string[] {
  return facts.map((fact) => (fact.data as { text: string }).text)
}

/** The texts of all notes of a stream. */
export async function textsIn(store: StoreTransaction, stream: string): Promise<readonly string[]> {
  return textsOf(await store.readStream({ tenant, stream }))
}

/** How many facts a store holds. */
export async function sizeOf(store: Store): Promise<number> {
  return (await store.logHeads()).reduce((sum, head) => sum + head.size, 0)
}

/** All facts of a tenant's feed, page by page, and the cursor behind them. */
export async function readWholeFeed(
  store: Store,
  query: { readonly tenant?: string; readonly after?: string; readonly limit?: number } = {},
): Promise<{ readonly facts: readonly StoredFact[]; readonly next: string }> {
  const facts: StoredFact[] = []
  let page = await store.readFeed({ tenant, ...query })
  while (page.facts.length > 0) {
    facts.push(...page.facts)
    assert.ok(facts.length < 10_000, 'the feed never ends')
    page = await store.readFeed({ tenant, ...query, after: page.next })
  }
  return { facts, next: page.next }
}

/** A message that says its own id. */
export function messageOf(id: string, content: Partial<OutboxMessage> = {}): OutboxMessage {
  return { id, transport: 'mail', subject, content: { text: `This is ${id}.` }, ...content }
}

/** Claims for ten minutes. */
export function claimAt(
  store: StoreTransaction,
  now: number,
  claim: { readonly tenant?: string; readonly transport?: string; readonly limit?: number } = {},
): ReturnType<Store['claimMessages']> {
  return store.claimMessages({
    tenant,
    transport: 'mail',
    now: minute(now),
    leaseUntil: minute(now + 10),
    ...claim,
  })
}
