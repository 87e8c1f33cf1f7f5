import assert from 'node:assert/strict'
import { rootOf } from '../journal/index.ts'
import { VersionConflictError } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  minute,
  notes,
  otherTenant,
  sizeOf,
  storeLaw,
  subject,
  tenant,
  textsIn,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

/** Text that a careless store changes: leading zeros, long digits, two ways to write ț, half of Unicode. */
const exactTexts = [
  '000123.450',
  '999999999999999',
  '1e5',
  '0x10',
  ' spaces ',
  '',
  'T\u021Buic\u0103',
  'Tt\u0326uica\u0306',
  '\u{1F4A1} \u202Eright\u202C to left',
  'replacement \uFFFD, byte order \uFEFF, nothing \u0000, bell \u0007',
  'line\r\nbreak\ttab "quote" \\ \u2028',
  "'; drop table fact; --",
]

const exactData = {
  texts: exactTexts,
  numbers: [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  constants: [true, false, null],
  empty: { object: {}, array: [], text: '' },
  '': 'under no name',
  deep: [[[[{ end: '007' }]]]],
}

/** What every store promises about facts, versions and the feed. */
export const storeFactLaws: readonly Law<StoreSubject>[] = [
  storeLaw('what was never stored is not there', async (store) => {
    assert.deepEqual(await store.readStream({ tenant, stream: 'place/1' }), [])
    assert.deepEqual((await store.readFeed({ tenant })).facts, [])
    for (const head of await store.logHeads())
      assert.deepEqual(head, { size: 0, rootHash: rootOf([]) })
    assert.deepEqual(await store.checkpoints(), [])
  }),

  storeLaw(
    'facts are numbered in their stream from 1 and in the log from 0',
    async (store) => {
      const first = await store.append(
        commitOf({ appends: [notes('place/1', 0, 'a', 'b'), notes('place/2', 0, 'c')] }),
      )
      const second = await store.append(
        commitOf({ tenant: otherTenant, appends: [notes('place/1', 0, 'd')] }),
      )
      const third = await store.append(
        commitOf({ recordedAt: minute(1), appends: [notes('place/1', 2, 'e')] }),
      )
      const numbers = [...first.facts, ...second.facts, ...third.facts].map((fact) => [
        fact.tenant,
        fact.stream,
        fact.version,
        fact.position,
      ])
      assert.deepEqual(numbers, [
        [tenant, 'place/1', 1, 0],
        [tenant, 'place/1', 2, 1],
        [tenant, 'place/2', 1, 2],
        [otherTenant, 'place/1', 1, 3],
        [tenant, 'place/1', 3, 4],
      ])
      const sizes = [first, second, third].map(({ heads }) => heads.map((head) => head.size))
      assert.deepEqual(sizes, [[3], [4], [5]])
      const stored = await store.readStream({ tenant, stream: 'place/1' })
      assert.deepEqual(stored, [...first.facts.slice(0, 2), ...third.facts])
      const later = await store.readStream({ tenant, stream: 'place/1', afterVersion: 2 })
      assert.deepEqual(later, third.facts)
    },
    { partitions: 1 },
  ),

  storeLaw('facts come back as they were decided, personal data included', async (store) => {
    const actor = { kind: 'employee', id: 'ana' } as const
    const personal = { subject, data: { name: 'Ana Țepeș' } }
    const facts = [{ type: 'contact_noted', data: { channel: 'mail' }, personal }]
    const appends = [{ stream: 'place/1', expectedVersion: 0, facts }]
    const receipt = await store.append(commitOf({ recordedAt: minute(3), actor, appends }))
    const expected = {
      tenant,
      stream: 'place/1',
      version: 1,
      partition: receipt.heads[0]?.partition,
      position: 0,
      type: 'contact_noted',
      recordedAt: minute(3),
      actor,
      data: { channel: 'mail' },
      personal,
    }
    assert.deepEqual(receipt.facts, [expected])
    assert.deepEqual(await store.readStream({ tenant, stream: 'place/1' }), [expected])
    assert.deepEqual((await store.readFeed({ tenant })).facts, [expected])
  }),

  storeLaw('a version conflict stores nothing of the whole commit', async (store) => {
    await store.append(commitOf({ appends: [notes('place/2', 0, 'a')] }))
    const before = await store.logHeads()
    const conflicting = store.append(
      commitOf({
        appends: [notes('place/1', 0, 'b'), notes('place/2', 0, 'c')],
        documents: [{ change: 'put', collection: 'place', key: '1', value: {}, indexes: [] }],
        messages: [messageOf('m1')],
      }),
    )
    await assert.rejects(conflicting, (error) => {
      assert.ok(VersionConflictError.is(error), `not a VersionConflictError: ${error}`)
      assert.deepEqual(
        [error.stream, error.expectedVersion, error.actualVersion],
        ['place/2', 0, 1],
      )
      return true
    })
    assert.deepEqual(await store.readStream({ tenant, stream: 'place/1' }), [])
    assert.equal((await store.readStream({ tenant, stream: 'place/2' })).length, 1)
    assert.deepEqual(await store.logHeads(), before)
    assert.equal(await store.getDocument({ tenant, collection: 'place', key: '1' }), undefined)
    assert.deepEqual(await claimAt(store, 1), [])
    await store.append(commitOf({ appends: [notes('place/1', 0, 'b')] }))
  }),

  storeLaw('a version is checked also ahead of the stream and without facts', async (store) => {
    const ahead = store.append(commitOf({ appends: [notes('place/1', 1, 'a')] }))
    await assert.rejects(ahead, (error) => VersionConflictError.is(error))
    const empty = store.append(commitOf({ appends: [notes('place/1', 1)] }))
    await assert.rejects(empty, (error) => VersionConflictError.is(error))
    const { facts, heads } = await store.append(commitOf({ appends: [notes('place/1', 0)] }))
    assert.deepEqual([facts, heads], [[], []])
    assert.equal(await sizeOf(store), 0)
  }),

  storeLaw('a stream named twice in a commit goes on where its first part ends', async (store) => {
    const appends = [notes('place/1', 0, 'a'), notes('place/2', 0, 'b'), notes('place/1', 1, 'c')]
    const { facts } = await store.append(commitOf({ appends }))
    const versions = facts.map((fact) => [fact.stream, fact.version])
    const expected = [
      ['place/1', 1],
      ['place/2', 1],
      ['place/1', 2],
    ]
    assert.deepEqual(versions, expected)
    assert.deepEqual(await textsIn(store, 'place/1'), ['a', 'c'])
    const same = store.append(
      commitOf({ appends: [notes('place/3', 0, 'a'), notes('place/3', 0, 'b')] }),
    )
    await assert.rejects(same, (error) => VersionConflictError.is(error))
    assert.equal(await sizeOf(store), 3)
  }),

  storeLaw('of several appends to one version exactly one wins', async (store) => {
    const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const results = await Promise.allSettled(
      texts.map((text) => store.append(commitOf({ appends: [notes('place/1', 0, text)] }))),
    )
    const losers = results.filter((result) => result.status === 'rejected')
    assert.equal(losers.length, texts.length - 1)
    for (const loser of losers) assert.ok(VersionConflictError.is(loser.reason))
    assert.equal((await store.readStream({ tenant, stream: 'place/1' })).length, 1)
    assert.equal(await sizeOf(store), 1)
  }),

  storeLaw('every character and digit comes back as it was', async (store, { reopen }) => {
    const streams = exactTexts.filter((text) => text !== '' && !text.includes('\u0000'))
    for (const name of streams) {
      const facts = [
        { type: 'note_taken', data: exactData, personal: { subject: name, data: exactData } },
      ]
      const documents = [
        {
          change: 'put',
          collection: 'notes',
          key: name,
          place: name,
          value: exactData,
          personal: { subject: name, data: exactData },
          indexes: [{ name: 'text', value: name }],
        } as const,
      ]
      const actor = { kind: 'customer', id: name } as const
      const appends = [{ stream: name, expectedVersion: 0, facts }]
      await store.append(commitOf({ tenant: name, actor, appends, documents }))
    }
    const reopened = await reopen()
    for (const name of streams) {
      const [fact, ...others] = await reopened.readStream({ tenant: name, stream: name })
      assert.deepEqual(others, [])
      assert.deepEqual(
        [fact?.tenant, fact?.stream, fact?.actor.id, fact?.data, fact?.personal?.data],
        [name, name, name, exactData, exactData],
      )
      const where = { index: 'text', equals: name }
      const query = { tenant: name, collection: 'notes', where, place: name }
      const { documents } = await reopened.findDocuments(query)
      assert.deepEqual(documents, [
        {
          collection: 'notes',
          key: name,
          place: name,
          value: exactData,
          personal: { subject: name, data: exactData },
        },
      ])
    }
    assert.deepEqual((await reopened.verify()).faults, [])
  }),

  storeLaw(
    'facts outlive closing and opening, and numbering goes on',
    async (store, { reopen }) => {
      const { facts } = await store.append(
        commitOf({ appends: [notes('place/1', 0, 'a', 'b', 'c')] }),
      )
      const heads = await store.logHeads()
      const reopened = await reopen()
      assert.deepEqual(await reopened.readStream({ tenant, stream: 'place/1' }), facts)
      assert.deepEqual(await reopened.logHeads(), heads)
      const next = await reopened.append(commitOf({ appends: [notes('place/1', 3, 'd')] }))
      assert.deepEqual([next.facts[0]?.version, next.facts[0]?.position], [4, 3])
      const [head, ...others] = next.heads
      assert.ok(head !== undefined && others.length === 0, 'not the head of one log')
      const { partition, rootHash } = head
      assert.equal(rootHash, rootOf(await reopened.leafHashes({ partition, from: 0, to: 4 })))
    },
  ),

  storeLaw('what was given or read can change without changing the store', async (store) => {
    const data = { text: 'as stored' }
    const personal = { subject, data: { name: 'Ana' } }
    const appends = [
      { stream: 'place/1', expectedVersion: 0, facts: [{ type: 'note_taken', data, personal }] },
    ]
    const document = { collection: 'notes', key: '1', value: { text: 'as stored' } }
    const receipt = await store.append(
      commitOf({ appends, documents: [{ change: 'put', indexes: [], ...document }] }),
    )
    data.text = 'changed by the giver'
    personal.data.name = 'Eva'
    document.value.text = 'changed by the giver'
    const read = async () => ({
      facts: await store.readStream({ tenant, stream: 'place/1' }),
      document: await store.getDocument({ tenant, collection: 'notes', key: '1' }),
    })
    const first = await read()
    assert.deepEqual(first.facts[0]?.data, { text: 'as stored' })
    assert.deepEqual(first.facts[0]?.personal?.data, { name: 'Ana' })
    assert.deepEqual(first.document?.value, { text: 'as stored' })
    for (const value of [receipt.facts[0]?.data, first.facts[0]?.data, first.document?.value])
      (value as { text: string }).text = 'changed by a reader'
    const second = await read()
    assert.deepEqual(second.facts[0]?.data, { text: 'as stored' })
    assert.deepEqual(second.document?.value, { text: 'as stored' })
  }),

  storeLaw('tenants never meet in streams and feed', async (store) => {
    await store.append(commitOf({ appends: [notes('place/1', 0, 'ours')] }))
    assert.deepEqual(await store.readStream({ tenant: otherTenant, stream: 'place/1' }), [])
    assert.deepEqual((await store.readFeed({ tenant: otherTenant })).facts, [])
    await store.append(commitOf({ tenant: otherTenant, appends: [notes('place/1', 0, 'theirs')] }))
    for (const [name, text] of [
      [tenant, 'ours'],
      [otherTenant, 'theirs'],
    ] as const) {
      const facts = await store.readStream({ tenant: name, stream: 'place/1' })
      assert.deepEqual((await store.readFeed({ tenant: name })).facts, facts)
      assert.deepEqual(
        facts.map((fact) => [fact.tenant, fact.data]),
        [[name, { text }]],
      )
    }
  }),
]
