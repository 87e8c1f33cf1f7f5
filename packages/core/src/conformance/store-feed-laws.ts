import assert from 'node:assert/strict'
import type { StoredFact } from '../journal/index.ts'
import type { Store } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  commitOf,
  minute,
  notes,
  otherTenant,
  readWholeFeed,
  storeLaw,
  subject,
  tenant,
  textsOf,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const keyOf = (fact: StoredFact) => `${fact.stream} ${fact.version}`

/** Throws unless these are the facts of some streams, each once and in order. */
export function assertOnceInOrder(
  facts: readonly StoredFact[],
  lengths: { readonly [stream: string]: number },
): void {
  const expected = Object.entries(lengths).flatMap(([stream, length]) =>
    Array.from({ length }, (_, index) => `${stream} ${index + 1}`),
  )
  // Sorted by stream alone: sorting keeps the order within each.
  const byStream = facts.toSorted((a, b) =>
    a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0,
  )
  assert.deepEqual(byStream.map(keyOf), expected)
}

async function writeNotes(store: Store, from: number, to: number): Promise<void> {
  for (let count = from; count < to; count += 1) {
    const [stream, version] = [`place/${count % 4}`, Math.floor(count / 4)]
    await store.append(commitOf({ appends: [notes(stream, version, `note ${count}`)] }))
    const theirs = notes('place/1', count, 'not yours')
    await store.append(commitOf({ tenant: otherTenant, appends: [theirs] }))
  }
}

/** What every store promises about its change feed. */
export const storeFeedLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'the feed gives each fact once and streams in order on pages of any size',
    async (store) => {
      await writeNotes(store, 0, 12)
      const lengths = { 'place/0': 3, 'place/1': 3, 'place/2': 3, 'place/3': 3 }
      for (const limit of [1, 5, 12, 13]) {
        let page = await store.readFeed({ tenant, limit })
        const facts = [...page.facts]
        while (page.facts.length > 0) {
          assert.ok(page.facts.length <= limit, `${page.facts.length} facts on a page of ${limit}`)
          page = await store.readFeed({ tenant, limit, after: page.next })
          facts.push(...page.facts)
          assert.ok(facts.length <= 12, 'the feed begins again')
        }
        assertOnceInOrder(facts, lengths)
      }
      const all = await store.readFeed({ tenant })
      assert.deepEqual(
        all.facts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
        [
          ...(await store.readStream({ tenant, stream: 'place/0' })),
          ...(await store.readStream({ tenant, stream: 'place/1' })),
          ...(await store.readStream({ tenant, stream: 'place/2' })),
          ...(await store.readStream({ tenant, stream: 'place/3' })),
        ],
      )
    },
  ),

  storeLaw(
    'a cursor goes on after reopening, elsewhere, and behind an empty page',
    async (store, kit) => {
      const start = await store.readFeed({ tenant })
      assert.deepEqual(start.facts, [])
      await writeNotes(store, 0, 4)
      const first = await readWholeFeed(store, { after: start.next, limit: 3 })
      assertOnceInOrder(first.facts, { 'place/0': 1, 'place/1': 1, 'place/2': 1, 'place/3': 1 })
      const reopened = await kit.reopen()
      const empty = await reopened.readFeed({ tenant, after: first.next })
      assert.deepEqual(empty.facts, [])
      await writeNotes(reopened, 4, 8)
      const other = await kit.connect()
      for (const after of [first.next, empty.next]) {
        const { facts } = await readWholeFeed(other, { after })
        assert.deepEqual(textsOf(facts).toSorted(), ['note 4', 'note 5', 'note 6', 'note 7'])
      }
      const again = await readWholeFeed(other, { after: start.next })
      assert.equal(again.facts.length, 8)
      const theirs = await readWholeFeed(other, { tenant: otherTenant })
      assert.deepEqual([...new Set(theirs.facts.map((fact) => fact.tenant))], [otherTenant])
    },
  ),

  storeLaw('what is no cursor is refused', async (store) => {
    await store.append(commitOf({ appends: [notes('place/1', 0, 'a')] }))
    for (const after of ['no cursor', '', '[]', '{"a":1}']) {
      await assert.rejects(store.readFeed({ tenant, after }), TypeError)
      await assert.rejects(store.findDocuments({ tenant, collection: 'a', after }), TypeError)
      await assert.rejects(store.readSubject({ tenant, subject, after }), TypeError)
      await assert.rejects(store.awaitFacts({ tenant, after, timeoutMs: 10 }), TypeError)
    }
  }),

  storeLaw('a size that no page has is refused', async (store) => {
    const claim = { tenant, transport: 'mail', now: minute(0), leaseUntil: minute(1) }
    for (const limit of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await assert.rejects(store.readFeed({ tenant, limit }), RangeError)
      await assert.rejects(store.findDocuments({ tenant, collection: 'a', limit }), RangeError)
      await assert.rejects(store.readSubject({ tenant, subject, limit }), RangeError)
      await assert.rejects(store.claimMessages({ ...claim, limit }), RangeError)
    }
  }),

  storeLaw(
    'waiting ends at once where there is more, and when another stores more',
    async (store, kit) => {
      const { next } = await store.readFeed({ tenant })
      const waiting = store.awaitFacts({ tenant, after: next, timeoutMs: 3_000 })
      const other = await kit.connect()
      await other.append(commitOf({ appends: [notes('place/1', 0, 'a')] }))
      assert.equal(await waiting, true)
      assert.equal(await store.awaitFacts({ tenant, after: next, timeoutMs: 200 }), true)
      assert.equal(await store.awaitFacts({ tenant, after: next, timeoutMs: 0 }), true)
    },
  ),

  storeLaw('waiting for what does not come ends without it', async (store, kit) => {
    const { next: after } = await store.readFeed({ tenant })
    assert.equal(await store.awaitFacts({ tenant, after, timeoutMs: 0 }), false)
    const waiting = store.awaitFacts({ tenant, after, timeoutMs: 60 })
    await store.append(commitOf({ tenant: otherTenant, appends: [notes('place/1', 0, 'a')] }))
    assert.equal(await waiting, false)

    const aborted = AbortSignal.abort()
    assert.equal(
      await store.awaitFacts({ tenant, after, timeoutMs: 3_000, signal: aborted }),
      false,
    )
    const controller = new AbortController()
    const { signal } = controller
    const given = store.awaitFacts({ tenant, after, timeoutMs: 3_000, signal })
    controller.abort()
    await (await kit.connect()).append(commitOf({ appends: [notes('place/1', 0, 'too late')] }))
    assert.equal(await given, false)
  }),
]
