import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  type Commit,
  type Store,
  type StoreTransaction,
  VersionConflictError,
} from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  minute,
  notes,
  otherSubject,
  otherTenant,
  sizeOf,
  storeLaw,
  subject,
  tenant,
  textsIn,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const bytes = Uint8Array.of(1, 2, 3)
const sha256 = createHash('sha256').update(bytes).digest('hex')
const otherBytes = Uint8Array.of(4, 5)
const query = { tenant, collection: 'notes', key: '1' }
const selection = { tenant, collection: 'notes', where: { index: 'kind', equals: 'note' } }
const personal = { subject, data: { name: 'Ana' } }

/** A commit of a person whom nobody knew before. */
const commit: Commit = commitOf({
  appends: [
    {
      stream: 'place/1',
      expectedVersion: 0,
      facts: [{ type: 'note_taken', data: { text: 'a' }, personal }],
    },
  ],
  documents: [
    {
      ...{ change: 'put', collection: 'notes', key: '1', value: { text: 'a' }, personal },
      indexes: [{ name: 'kind', value: 'note' }],
    },
  ],
  messages: [messageOf('m1')],
  idempotencyKey: 'request-1',
})

/** Stores something of everything, and settles one of the messages `old1` and `old2`. */
async function doAll(within: StoreTransaction): Promise<void> {
  await within.append(commit)
  assert.equal(await within.putBlob({ tenant, subject, bytes }), sha256)
  await within.putBlob({ tenant, subject: otherSubject, bytes: otherBytes })
  const claimed = await claimAt(within, 1, { transport: 'sms' })
  assert.equal(claimed.length, 2)
  const sent = { tenant, id: 'old1', at: minute(1), outcome: 'sent' } as const
  assert.equal(await within.settleMessage(sent), true)
}

async function bytesOf(store: StoreTransaction, content: Uint8Array): Promise<readonly number[]> {
  const name = createHash('sha256').update(content).digest('hex')
  return Array.from((await store.getBlob({ tenant, sha256: name })) ?? [])
}

/** What a reader finds of all that. */
async function readAll(store: StoreTransaction) {
  const page = await store.findDocuments(selection)
  return {
    facts: (await store.readStream({ tenant, stream: 'place/1' })).map((fact) => fact.personal),
    document: (await store.getDocument(query))?.personal,
    found: page.documents.length,
    counted: await store.countDocuments(selection),
    blobs: [await bytesOf(store, bytes), await bytesOf(store, otherBytes)],
  }
}

const nothing = { facts: [], document: undefined, found: 0, counted: 0, blobs: [[], []] }
const everything = {
  facts: [personal],
  document: personal,
  found: 1,
  counted: 1,
  blobs: [
    [1, 2, 3],
    [4, 5],
  ],
}

async function storeOldMessages(store: Store): Promise<void> {
  const old = { transport: 'sms', subject: otherSubject }
  const messages = ['old1', 'old2'].map((id) => messageOf(id, old))
  await store.append(commitOf({ messages }))
}

/** What every store promises about transactions. */
export const storeTransactionLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'a transaction that resolves stores all, and gives what its work gives',
    async (store, kit) => {
      await storeOldMessages(store)
      const result = await store.transaction(tenant, async (within) => {
        await doAll(within)
        return { answer: 42 }
      })
      assert.deepEqual(result, { answer: 42 })
      const other = await kit.connect()
      assert.deepEqual(await readAll(other), everything)
      const reopened = await kit.reopen()
      assert.deepEqual(await readAll(reopened), everything)
      assert.deepEqual(
        (await claimAt(reopened, 2)).map((message) => message.id),
        ['m1'],
      )
      const waiting = await claimAt(reopened, 30, { transport: 'sms' })
      assert.deepEqual(
        waiting.map((message) => [message.id, message.attempts]),
        [['old2', 2]],
      )
      assert.equal((await reopened.append(commit)).isRepetition, true)
      assert.deepEqual((await reopened.verify()).faults, [])
    },
  ),

  storeLaw(
    'a transaction that rejects stores nothing, and rejects with the same',
    async (store, kit) => {
      await storeOldMessages(store)
      const reason = new Error('changed its mind')
      const rejected = store.transaction(tenant, async (within) => {
        await doAll(within)
        throw reason
      })
      await assert.rejects(rejected, (error) => error === reason)
      const other = await kit.connect()
      for (const reader of [store, other]) {
        assert.deepEqual(await readAll(reader), nothing)
        assert.deepEqual((await reader.readFeed({ tenant })).facts, [])
        assert.equal(await sizeOf(reader), 0)
        assert.deepEqual(await claimAt(reader, 2), [])
        assert.deepEqual((await reader.readSubject({ tenant, subject })).items, [])
      }
      const waiting = await claimAt(store, 2, { transport: 'sms' })
      assert.deepEqual(
        waiting.map((message) => message.attempts),
        [1, 1],
      )
      // The same again, by whom it was rejected: key of the person and key of the request are new.
      assert.equal((await store.append(commit)).isRepetition, undefined)
      await store.putBlob({ tenant, subject, bytes })
      await store.putBlob({ tenant, subject: otherSubject, bytes: otherBytes })
      assert.deepEqual(await readAll(await kit.reopen()), everything)
    },
  ),

  storeLaw('a transaction sees what it did', async (store) => {
    await storeOldMessages(store)
    await store.transaction(tenant, async (within) => {
      assert.deepEqual(await readAll(within), nothing)
      await doAll(within)
      assert.deepEqual(await readAll(within), everything)
      assert.deepEqual(
        (await claimAt(within, 2)).map((message) => message.id),
        ['m1'],
      )
      assert.equal((await within.append(commit)).isRepetition, true)
      await within.append(commitOf({ appends: [notes('place/1', 1, 'b')] }))
      assert.equal((await textsIn(within, 'place/1')).length, 2)
    })
    assert.equal((await textsIn(store, 'place/1')).length, 2)
  }),

  storeLaw('nobody else sees a transaction before its end', async (store, kit) => {
    const other = await kit.connect()
    await store.append(commitOf({ tenant: otherTenant, appends: [notes('place/9', 0, 'old')] }))
    const { next: after } = await other.readFeed({ tenant })
    let [saySeen, sayDone] = [() => {}, () => {}]
    const isDone = new Promise<void>((resolve) => {
      sayDone = resolve
    })
    const wasSeen = new Promise<void>((resolve) => {
      saySeen = resolve
    })
    await storeOldMessages(store)
    const transaction = store.transaction(tenant, async (within) => {
      await doAll(within)
      sayDone()
      await wasSeen
    })
    try {
      await Promise.race([isDone, transaction])
      assert.deepEqual(await readAll(other), nothing)
      assert.deepEqual((await other.readFeed({ tenant, after })).facts, [])
      assert.equal(await sizeOf(other), 1)
      assert.equal(await other.awaitFacts({ tenant, after, timeoutMs: 0 }), false)
    } finally {
      saySeen()
    }
    const waiting = other.awaitFacts({ tenant, after, timeoutMs: 3_000 })
    await transaction
    assert.deepEqual(await readAll(other), everything)
    assert.equal(await waiting, true)
  }),

  storeLaw('a call that rejects leaves the rest of its transaction', async (store) => {
    await store.append(commitOf({ appends: [notes('place/2', 0, 'old')] }))
    await store.transaction(tenant, async (within) => {
      await within.append(commitOf({ appends: [notes('place/1', 0, 'before')] }))
      const conflict = { ...commit, appends: [notes('place/3', 0, 'c'), notes('place/2', 0, 'c')] }
      await assert.rejects(within.append(conflict), (error) => VersionConflictError.is(error))
      const early = commitOf({ recordedAt: '2020-01-01T00:00:00.000Z' })
      await assert.rejects(within.append({ ...early, appends: [notes('place/2', 1, 'early')] }))
      await assert.rejects(within.findDocuments({ ...selection, limit: 0 }), RangeError)
      assert.deepEqual(await within.getDocument(query), undefined)
      await within.append(commitOf({ appends: [notes('place/2', 1, 'after')] }))
    })
    assert.deepEqual(await textsIn(store, 'place/1'), ['before'])
    assert.deepEqual(await textsIn(store, 'place/2'), ['old', 'after'])
    assert.deepEqual(await textsIn(store, 'place/3'), [])
    assert.equal(await store.getDocument(query), undefined)
    assert.deepEqual(await claimAt(store, 1), [])
    assert.equal(await sizeOf(store), 3)
    assert.deepEqual((await store.verify()).faults, [])
  }),

  storeLaw('calls at once within a transaction do not disturb each other', async (store) => {
    await store.append(commitOf({ appends: [notes('place/2', 0, 'old')] }))
    const results = await store.transaction(tenant, (within) =>
      Promise.allSettled(
        [1, 2, 3, 4, 5].map((place) =>
          within.append(commitOf({ appends: [notes(`place/${place}`, 0, `note ${place}`)] })),
        ),
      ),
    )
    assert.deepEqual(
      results.map((result) => result.status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    )
    assert.deepEqual(await textsIn(store, 'place/2'), ['old'])
    for (const place of [1, 3, 4, 5])
      assert.deepEqual(await textsIn(store, `place/${place}`), [`note ${place}`])
  }),

  storeLaw('a transaction is of its tenant, and ends with its work', async (store) => {
    const theirs = commitOf({ tenant: otherTenant, appends: [notes('place/1', 0, 'theirs')] })
    await store.append(theirs)
    const left = await store.transaction(tenant, async (within) => {
      const foreign = { ...theirs, appends: [notes('place/1', 1, 'more')] }
      await assert.rejects(within.append(foreign), TypeError)
      const stream = { tenant: otherTenant, stream: 'place/1' }
      await assert.rejects(within.readStream(stream), TypeError)
      await assert.rejects(within.getBlob({ tenant: otherTenant, sha256 }), TypeError)
      await within.append(commitOf({ appends: [notes('place/1', 0, 'ours')] }))
      return within
    })
    await assert.rejects(left.append(commitOf({ appends: [notes('place/1', 1, 'late')] })))
    await assert.rejects(left.readStream({ tenant, stream: 'place/1' }))
    assert.deepEqual(await textsIn(store, 'place/1'), ['ours'])
    assert.equal(await sizeOf(store), 2)
  }),
]
