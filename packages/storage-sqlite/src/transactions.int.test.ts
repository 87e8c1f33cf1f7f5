import { setTimeout } from 'node:timers/promises'
import type { Commit, StoreTransaction } from '@selfread/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from './open-sqlite-store.ts'
import type { SqliteStore } from './sqlite-store.ts'

const tenant = 'nord'
let store: SqliteStore
beforeEach(() => {
  store = openSqliteStore({ path: ':memory:' })
})
afterEach(() => store.close())

function commitOf(stream: string, expectedVersion: number): Commit {
  return {
    tenant,
    recordedAt: '2026-11-22T08:00:00.000Z',
    actor: { kind: 'system', id: 'desk' },
    appends: [{ stream, expectedVersion, facts: [{ type: 'noted', data: {} }] }],
  }
}

describe('a store inside its own transaction', () => {
  it.each([
    ['a read', () => store.readStream({ tenant, stream: 'place/1' })],
    ['an append', () => store.append(commitOf('place/1', 0))],
    ['another transaction', () => store.transaction(tenant, async () => 1)],
    ['closing', () => store.close()],
  ])('refuses %s instead of waiting for itself', async (_, misuse) => {
    const work = store.transaction(tenant, async (within) => {
      await within.append(commitOf('place/1', 0))
      await setTimeout(1)
      await misuse()
    })
    await expect(work).rejects.toThrow(/use what is handed in/)
    expect(await store.readStream({ tenant, stream: 'place/1' })).toEqual([])
  })

  it('may be used by what the work left running, once it is over', async () => {
    const { promise: isOver, resolve: end } = Promise.withResolvers<void>()
    let later: Promise<unknown> = Promise.resolve()
    await store.transaction(tenant, async () => {
      later = isOver.then(() => store.append(commitOf('place/1', 0)))
    })
    end()
    await expect(later).resolves.toMatchObject({ facts: [{ version: 1 }] })
  })

  it('says so where the work did not wait for a call', async () => {
    let kept: StoreTransaction | undefined
    await store.transaction(tenant, async (within) => {
      kept = within
    })
    await expect(kept?.append(commitOf('place/1', 0))).rejects.toThrow(/wait for every call/)
  })
})

describe('calls outside of a transaction', () => {
  it('take their turn after it, in the order in which they came', async () => {
    const order: string[] = []
    const note = (what: string) => () => order.push(what)
    await Promise.all([
      store
        .transaction(tenant, async (within) => {
          await setTimeout(5)
          await within.append(commitOf('place/1', 0))
        })
        .then(note('transaction')),
      store
        .readStream({ tenant, stream: 'place/1' })
        .then((facts) => order.push(`${facts.length}`)),
      store.append(commitOf('place/1', 1)).then(note('append')),
      store.transaction(tenant, async () => 1).then(note('second transaction')),
    ])
    expect(order).toEqual(['transaction', '1', 'append', 'second transaction'])
  })

  it('go on after one that rejected with nothing', async () => {
    await expect(store.transaction(tenant, () => Promise.reject())).rejects.toBeUndefined()
    await store.append(commitOf('place/1', 0))
    expect(await store.logHeads()).toMatchObject([{ size: 1 }])
  })
})

it('a tenant, a stream and an index of a transaction that was rolled back are made again', async () => {
  const change = {
    documents: [
      {
        change: 'put',
        collection: 'people',
        key: '1',
        value: {},
        indexes: [{ name: 'phone', value: '1', isPersonal: true }],
      },
    ],
  } as const
  const commit = { ...commitOf('place/1', 0), ...change }
  const work = store.transaction(tenant, async (within) => {
    await within.append(commit)
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  await store.transaction(tenant, async (within) => {
    const twice = within.append({ ...commit, appends: [...commit.appends, ...commit.appends] })
    await expect(twice).rejects.toMatchObject({ code: 'version_conflict' })
    await within.append(commit)
  })
  const where = { index: 'phone', equals: '1', isPersonal: true } as const
  expect(
    (await store.findDocuments({ tenant, collection: 'people', where })).documents,
  ).toHaveLength(1)
  expect(await store.verify()).toMatchObject({ facts: 1, faults: [] })
})
