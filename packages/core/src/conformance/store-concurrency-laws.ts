import assert from 'node:assert/strict'
import type { StoredFact } from '../journal/index.ts'
import { type Store, StoreError, VersionConflictError } from '../ports/index.ts'
import type { Law } from './law.ts'
import { assertOnceInOrder } from './store-feed-laws.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  minute,
  notes,
  sizeOf,
  storeLaw,
  tenant,
  textsIn,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

/** Appends a note to a stream, and tries again while others are faster. */
async function write(store: Store, stream: string, text: string): Promise<void> {
  for (;;) {
    const version = (await store.readStream({ tenant, stream })).length
    try {
      await store.append(commitOf({ appends: [notes(stream, version, text)] }))
      return
    } catch (error) {
      if (!VersionConflictError.is(error)) throw error
    }
  }
}

/** What a reader finds in the feed behind a cursor while others write, and once they are done. */
async function readWhile(
  isWriting: () => boolean,
  reader: Store,
  cursor: string,
): Promise<readonly StoredFact[]> {
  const facts: StoredFact[] = []
  let after = cursor
  for (;;) {
    const isLast = !isWriting()
    const page = await reader.readFeed({ tenant, after, limit: 4 })
    facts.push(...page.facts)
    assert.ok(facts.length <= 30, 'facts come twice')
    after = page.next
    if (page.facts.length > 0) continue
    if (isLast) return facts
    await reader.awaitFacts({ tenant, after, timeoutMs: 5 })
  }
}

/** Throws unless the positions of all facts are those of their logs, without a gap. */
async function assertGapless(store: Store, facts: readonly StoredFact[]): Promise<void> {
  const heads = await store.logHeads()
  const expected = heads.flatMap(({ size }, log) =>
    Array.from({ length: size }, (_, at) => [log, at]),
  )
  const positions = facts.map((fact) => [fact.partition, fact.position])
  const order = ([log = 0, at = 0]: number[], [log2 = 0, at2 = 0]: number[]) =>
    log - log2 || at - at2
  assert.deepEqual(positions.toSorted(order), expected)
  assert.deepEqual((await store.verify()).faults, [])
}

/** What every store promises to several who use it at once. */
export const storeConcurrencyLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'of appends at once from two connections one wins for each version',
    async (store, kit) => {
      const connections = [store, await kit.connect()]
      for (let version = 0; version < 3; version += 1) {
        const results = await Promise.allSettled(
          ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((text, index) =>
            (connections[index % 2] ?? store).append(
              commitOf({ appends: [notes('place/1', version, text)] }),
            ),
          ),
        )
        const losers = results.filter((result) => result.status === 'rejected')
        for (const { reason } of losers)
          assert.ok(VersionConflictError.is(reason), `not a VersionConflictError: ${reason}`)
        assert.equal(losers.length, results.length - 1)
      }
      const { facts } = await store.readFeed({ tenant })
      assertOnceInOrder(facts, { 'place/1': 3 })
      await assertGapless(store, facts)
    },
  ),

  storeLaw(
    'a reader of the feed misses nothing while two connections write',
    async (store, kit) => {
      const writers = [store, await kit.connect()]
      const reader = await kit.connect()
      const { next } = await reader.readFeed({ tenant })
      let isWriting = true
      const writing = writers.map(async (writer, index) => {
        for (let count = 0; count < 15; count += 1)
          await write(writer, `place/${count % 3}`, `${index} ${count}`)
      })
      const [facts] = await Promise.all([
        readWhile(() => isWriting, reader, next),
        Promise.all(writing).finally(() => {
          isWriting = false
        }),
      ])
      assertOnceInOrder(facts, { 'place/0': 10, 'place/1': 10, 'place/2': 10 })
      assert.equal(new Set(facts.map((fact) => JSON.stringify(fact.data))).size, 30)
      await assertGapless(store, facts)
    },
  ),

  storeLaw(
    'the same commit sent at once from two connections is stored once',
    async (store, kit) => {
      const connections = [store, await kit.connect()]
      const commit = commitOf({ appends: [notes('place/1', 0, 'a')], idempotencyKey: 'request-1' })
      const receipts = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((index) => (connections[index % 2] ?? store).append(commit)),
      )
      assert.equal(receipts.filter((receipt) => receipt.isRepetition !== true).length, 1)
      for (const { facts } of receipts) assert.deepEqual(facts, receipts[0]?.facts)
      assert.equal(await sizeOf(store), 1)
    },
  ),

  storeLaw('claims from two connections share no message', async (store, kit) => {
    const ids = Array.from({ length: 20 }, (_, index) => `m${index + 10}`)
    await store.append(commitOf({ messages: ids.map((id) => messageOf(id)) }))
    const connections = [store, await kit.connect()]
    const claims = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((index) => claimAt(connections[index % 2] ?? store, 1, { limit: 3 })),
    )
    for (const connection of connections) claims.push(await claimAt(connection, 1))
    const claimed = claims.flat()
    assert.deepEqual(claimed.map((message) => message.id).toSorted(), ids)
    assert.ok(claimed.every((message) => message.attempts === 1))
  }),

  storeLaw('who comes too late settles nothing', async (store, kit) => {
    await store.append(commitOf({ messages: [messageOf('m1')] }))
    const other = await kit.connect()
    const settle = (worker: Store, attempts: number, outcome: 'sent' | 'failed') =>
      worker.settleMessage({ tenant, id: 'm1', at: minute(30), outcome, attempts })
    assert.equal((await claimAt(store, 1)).length, 1)
    assert.equal((await claimAt(other, 20))[0]?.attempts, 2)
    assert.equal(await settle(store, 1, 'sent'), false)
    assert.equal(await settle(store, 1, 'failed'), false)
    assert.deepEqual(await claimAt(store, 21), [], 'the other’s lease was ended')
    // Its lease has ended too, but nobody claimed it since.
    assert.equal(await settle(other, 2, 'sent'), true)
    assert.equal(await settle(other, 2, 'sent'), false)
    assert.deepEqual(await claimAt(store, 60), [])
    assert.equal(await store.settleMessage({ ...unknown, outcome: 'sent' }), false)
  }),

  storeLaw('transactions at once lose no update', async (store, kit) => {
    const connections = [store, await kit.connect()]
    let conflicts = 0
    /** Counts one up; whoever is too late, or not let in for now, tries again. */
    async function countUp(connection: Store): Promise<void> {
      for (;;) {
        try {
          await connection.transaction(tenant, async (within) => {
            const facts = await within.readStream({ tenant, stream: 'place/1' })
            const appends = [notes('place/1', facts.length, `count ${facts.length + 1}`)]
            const put = { change: 'put', collection: 'counts', key: '1', indexes: [] } as const
            const known = await within.getDocument({ tenant, collection: 'counts', key: '1' })
            const value = Number(known?.value ?? 0) + 1
            await within.append(commitOf({ appends, documents: [{ ...put, value }] }))
            const seen = await textsIn(within, 'place/1')
            assert.equal(seen.length, facts.length + 1, 'another transaction reached into this one')
          })
          return
        } catch (error) {
          const isTransient = StoreError.is(error) && error.isTransient
          if (!VersionConflictError.is(error) && !isTransient) throw error
          conflicts += 1
          assert.ok(conflicts < 1_000, 'nobody gets on')
        }
      }
    }
    await Promise.all(
      [0, 1, 2, 3, 4, 5, 6, 7].map((index) => countUp(connections[index % 2] ?? store)),
    )
    const expected = [1, 2, 3, 4, 5, 6, 7, 8].map((count) => `count ${count}`)
    assert.deepEqual(await textsIn(store, 'place/1'), expected)
    const document = await store.getDocument({ tenant, collection: 'counts', key: '1' })
    assert.equal(document?.value, 8)
    await assertGapless(store, (await store.readFeed({ tenant })).facts)
  }),
]

const unknown = { tenant, id: 'unknown', at: minute(30) }
