import type { FactDraft } from '../journal/index.ts'
import type { Commit, OutboxMessage, Store, StreamAppend } from '../ports/index.ts'
import type { Law } from './law.ts'

/** A store to be tested: one storage, empty at first, that can be opened, closed and opened again. */
export interface StoreSubject {
  /** Opens the storage. The laws close what they open, and never have it open twice. */
  open(): Promise<Store>
}

/** A law about an open store; `reopen` closes it and opens its storage again. */
export function storeLaw(
  name: string,
  check: (store: Store, reopen: () => Promise<Store>) => Promise<void>,
): Law<StoreSubject> {
  return {
    name,
    async check(subject) {
      let store = await subject.open()
      try {
        await check(store, async () => {
          await store.close()
          store = await subject.open()
          return store
        })
      } finally {
        await store.close()
      }
    },
  }
}

export const tenant = 'nord'
export const otherTenant = 'sud'
export const subject = 'customer/7'
export const otherSubject = 'customer/8'

/** A moment on the day of the laws, by its minute. */
export function minute(count: number): string {
  return `2026-11-22T08:${String(count).padStart(2, '0')}:00.000Z`
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

/** A message that says its own id. */
export function messageOf(id: string, content: Partial<OutboxMessage> = {}): OutboxMessage {
  return { id, transport: 'mail', subject, content: { text: `This is ${id}.` }, ...content }
}

/** Claims for ten minutes. */
export function claimAt(
  store: Store,
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
