import { createHash } from 'node:crypto'
import type { Store } from '@selfread/core'
import type { Desk } from '../../create-desk.ts'
import { memorySimulatedStore } from './memory-simulated-store.ts'
import type { SeedSettings } from './simulate-seed.ts'

/** Something wrong that the simulation must find. */
export interface PlantedDefect {
  readonly name: string
  /** What a problem that it leads to says, among others. */
  readonly finding: RegExp
  readonly plant: () => Pick<SeedSettings, 'createStore' | 'change' | 'pause'>
}

/** Defects of stores, of the desk's wiring and of the desk, each of its own kind. */
export const plantedDefects: readonly PlantedDefect[] = [
  {
    name: 'a commit is acknowledged and not stored',
    finding: /facts submission_received, not 1|is gone|not registered/u,
    plant: () => {
      let commits = 0
      return inStore((store) => ({
        async append(commit) {
          commits++
          return commits % 10 === 0 ? { facts: [], heads: [] } : store.append(commit)
        },
      }))
    },
  },
  {
    name: 'a commit that was overtaken is stored all the same',
    finding: /stands|operations of|more than once|receipt is not/u,
    plant: () =>
      inStore((store) => ({
        async append({ appends, ...commit }) {
          const { tenant } = commit
          const current = await Promise.all(
            appends.map(async ({ stream, facts }) => {
              const known = await store.readStream({ tenant, stream })
              return { stream, facts, expectedVersion: known.length }
            }),
          )
          return store.append({ ...commit, appends: current })
        },
      })),
  },
  {
    name: 'what is settled comes up again',
    finding: /handed over (after it had been settled|again)/u,
    plant: () => inStore(() => ({ settleMessage: async () => true })),
  },
  {
    name: 'raw bytes are not kept',
    finding: /what arrived was not kept/u,
    plant: () =>
      inStore((store) => ({
        async putBlob(blob) {
          const isRaw = blob.subject.startsWith('submission:')
          if (!isRaw) return store.putBlob(blob)
          return createHash('sha256').update(blob.bytes).digest('hex')
        },
      })),
  },
  {
    name: 'an erasure leaves the key',
    finding: /shows C\d|is still found by phone|can still be read/u,
    plant: () => inStore(() => ({ eraseSubject: async () => {} })),
  },
  {
    name: 'a reading is overlooked when files are made',
    finding: /went to nobody/u,
    plant: () =>
      inStore((store) => ({
        async findDocuments(query) {
          const page = await store.findDocuments(query)
          const isDue = query.where?.index === 'due_for_transfer'
          return isDue ? { ...page, documents: page.documents.slice(1) } : page
        },
      })),
  },
  {
    name: 'a read model is not written',
    finding: /document_changed/u,
    plant: () =>
      inStore((store) => ({
        append: ({ documents = [], ...commit }) =>
          store.append({
            ...commit,
            documents: documents.filter(({ collection }) => collection !== 'operation'),
          }),
      })),
  },
  {
    name: 'the desk gives up where another writer was faster',
    finding: /failed: Error: It is not tried again/u,
    plant: () => ({
      createStore: memorySimulatedStore,
      pause: async () => {
        throw new Error('It is not tried again.')
      },
    }),
  },
  {
    name: 'a redelivery is taken for something new',
    finding: /two receipts that differ|Nobody sent/u,
    plant: () => {
      let received = 0
      return inDesk((desk) => ({
        receive(submission) {
          const receivedAt = new Date(Date.parse(submission.receivedAt) + ++received)
          return desk.receive({ ...submission, receivedAt: receivedAt.toISOString() })
        },
      }))
    },
  },
  {
    name: 'an operation is billed that was not done',
    finding: /operations of take were billed/u,
    plant: () =>
      inDesk((desk) => ({
        async statement(query) {
          const statement = await desk.statement(query)
          const { countsByKind } = statement
          return { ...statement, countsByKind: { ...countsByKind, take: countsByKind.take + 1 } }
        },
      })),
  },
  {
    name: 'a letter is taken for sent when sending it failed',
    finding: /never left/u,
    plant: () =>
      inDesk((desk) => ({
        deliver: ({ transport, send }) =>
          desk.deliver({ transport, send: (message) => send(message).catch(() => {}) }),
      })),
  },
]

function inStore(change: (store: Store) => Partial<Store>) {
  const wrap = (store: Store): Store => ({ ...store, ...change(store) })
  return { createStore: (seed: number) => memorySimulatedStore(seed, wrap) }
}

function inDesk(change: (desk: Desk) => Partial<Desk>) {
  return {
    createStore: memorySimulatedStore,
    change: (desk: Desk): Desk => ({ ...desk, ...change(desk) }),
  }
}
