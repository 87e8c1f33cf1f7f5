import assert from 'node:assert/strict'
import { type Commit, IdempotencyConflictError, type Store } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  minute,
  notes,
  openedAnyhow,
  otherTenant,
  sizeOf,
  storeLaw,
  subject,
  tenant,
  textsIn,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const DAY_MINUTES = 1_440
const query = { tenant, collection: 'notes', key: '1' }
const personal = { subject, data: { name: 'Ana', phone: '0722' } }

function document(text: string): NonNullable<Commit['documents']>[number] {
  return { change: 'put', collection: 'notes', key: '1', value: { text }, personal, indexes: [] }
}

/** A commit with all that one can have, new on every call. */
function wholeCommit(content: Partial<Commit> = {}): Commit {
  const facts = [{ type: 'note_taken', data: { text: 'a', at: { b: 1, a: 2 } }, personal }]
  return commitOf({
    appends: [{ stream: 'place/1', expectedVersion: 0, facts }, notes('place/2', 0, 'b', 'c')],
    documents: [document('first')],
    messages: [messageOf('m1')],
    idempotencyKey: 'request-1',
    ...content,
  })
}

/** The same commit, every name in it in another order. */
function reordered(commit: Commit): Commit {
  const reverse = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reverse)
    if (typeof value !== 'object' || value === null) return value
    const pairs = Object.entries(value).toReversed()
    return Object.fromEntries(pairs.map(([name, own]) => [name, reverse(own)]))
  }
  return reverse(commit) as Commit // what went in comes out
}

async function assertConflict(store: Store, commit: Commit): Promise<void> {
  const size = await sizeOf(store)
  await assert.rejects(store.append(commit), (error) => {
    assert.ok(IdempotencyConflictError.is(error), `not an IdempotencyConflictError: ${error}`)
    const { stream, idempotencyKey } = error
    assert.deepEqual([stream, idempotencyKey], ['place/1', commit.idempotencyKey])
    return true
  })
  assert.equal(await sizeOf(store), size)
}

/** What every store promises about commits that are sent again. */
export const storeIdempotencyLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'a commit sent again under its key is answered as then, and stored once',
    async (store, kit) => {
      const first = await store.append(wholeCommit())
      assert.equal(first.isRepetition, undefined)
      assert.equal((await claimAt(store, 1)).length, 1)
      const sent = { tenant, id: 'm1', at: minute(1), outcome: 'sent' } as const
      assert.equal(await store.settleMessage(sent), true)
      const later = commitOf({ recordedAt: minute(2), documents: [document('later')] })
      await store.append({ ...later, appends: [notes('place/1', 1, 'later')] })

      for await (const sender of openedAnyhow(store, kit)) {
        const again = await sender.append(reordered(wholeCommit()))
        assert.equal(again.isRepetition, true)
        assert.deepEqual(again.facts, first.facts)
        const heads = await sender.logHeads()
        const partitions = first.heads.map((head) => head.partition)
        const own = partitions.map((partition) => ({ partition, ...heads[partition] }))
        assert.deepEqual(again.heads, own)
        assert.equal(await sizeOf(sender), 4)
        assert.deepEqual((await sender.getDocument(query))?.value, { text: 'later' })
        assert.deepEqual(await claimAt(sender, 30), [])
      }
    },
  ),

  storeLaw(
    'a key is known for ever, also when the stream has gone on for long',
    async (store, kit) => {
      const commit = commitOf({ appends: [notes('place/1', 0, 'a')], idempotencyKey: 'request-1' })
      const first = await store.append(commit)
      for (let day = 1; day <= 800; day += 100) {
        const appends = [notes('place/1', Math.ceil(day / 100), 'later')]
        await store.append(commitOf({ recordedAt: minute(day * DAY_MINUTES), appends }))
      }
      const again = await (await kit.reopen()).append(commit)
      assert.deepEqual([again.isRepetition, again.facts], [true, first.facts])
    },
  ),

  storeLaw('another commit under a known key is refused', async (store, kit) => {
    await store.append(wholeCommit())
    const other = await kit.connect()
    const different: Partial<Commit>[] = [
      { appends: [notes('place/1', 0, 'a')] },
      { appends: [...wholeCommit().appends, notes('place/3', 0, 'd')] },
      { appends: [notes('place/1', 1, 'a')] },
      { documents: [document('second')] },
      { documents: [] },
      { messages: [messageOf('m2')] },
      { messages: [messageOf('m1', { content: 'other' })] },
      { actor: { kind: 'employee', id: 'ana' } },
      { recordedAt: minute(1) },
    ]
    for (const content of different) {
      await assertConflict(store, wholeCommit(content))
      await assertConflict(other, wholeCommit(content))
    }
    assert.deepEqual((await store.getDocument(query))?.value, { text: 'first' })
    assert.equal((await store.append(wholeCommit())).isRepetition, true)
  }),

  storeLaw('a key belongs to the tenant and the first stream of the commit', async (store) => {
    const idempotencyKey = 'request-1'
    const send = (content: Partial<Commit>) =>
      store.append(commitOf({ idempotencyKey, ...content }))
    const receipts = [
      await send({ appends: [notes('place/1', 0, 'a')] }),
      await send({ appends: [notes('place/2', 0, 'a'), notes('place/1', 1, 'b')] }),
      await send({ tenant: otherTenant, appends: [notes('place/1', 0, 'a')] }),
      await send({ idempotencyKey: 'request-2', appends: [notes('place/1', 2, 'a')] }),
    ]
    assert.deepEqual(
      receipts.map((receipt) => receipt.isRepetition),
      [undefined, undefined, undefined, undefined],
    )
    assert.equal(await sizeOf(store), 5)
  }),

  storeLaw('a key needs a fact in the first append, and has a length', async (store) => {
    const bare = commitOf({ documents: [document('no append')], idempotencyKey: 'request-1' })
    await assert.rejects(store.append(bare), TypeError)
    const empty = [notes('place/1', 0), notes('place/2', 0, 'a')]
    await assert.rejects(store.append({ ...bare, appends: empty }), TypeError)
    assert.equal(await store.getDocument(query), undefined)
    const appends = [notes('place/1', 0, 'a')]
    for (const idempotencyKey of ['', 'k'.repeat(201)])
      await assert.rejects(store.append(commitOf({ appends, idempotencyKey })), RangeError)
    assert.deepEqual(await textsIn(store, 'place/1'), [])
    const longest = commitOf({ appends, idempotencyKey: 'k'.repeat(200) })
    await store.append(longest)
    assert.equal((await store.append(longest)).isRepetition, true)
  }),

  storeLaw('a commit sent again brings back nothing of who was erased', async (store) => {
    await store.append(wholeCommit())
    await store.eraseSubject({ tenant, subject })
    const { facts, isRepetition } = await store.append(wholeCommit())
    assert.deepEqual(
      [isRepetition, facts[0]?.isErased, facts[0]?.personal],
      [true, true, undefined],
    )
    assert.deepEqual((await store.readSubject({ tenant, subject })).items, [])
    assert.equal((await store.getDocument(query))?.personal, undefined)
  }),
]
