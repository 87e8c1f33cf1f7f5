import assert from 'node:assert/strict'
import type {
  DocumentChange,
  DocumentQuery,
  DocumentSelection,
  IndexEntry,
  Store,
} from '../ports/index.ts'
import type { Law } from './law.ts'
import { commitOf, otherTenant, storeLaw, subject, tenant } from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const collection = 'readings'

function put(key: string, indexes: readonly IndexEntry[] = [], place?: string): DocumentChange {
  return {
    change: 'put',
    collection,
    key,
    value: { about: key },
    indexes,
    ...(place !== undefined && { place }),
  }
}

/** Keys of all documents that a query finds, page by page. */
async function keysOf(
  store: Store,
  query: Partial<DocumentQuery> = {},
): Promise<readonly string[]> {
  const keys: string[] = []
  let after: string | undefined
  for (let page = 0; page < 100; page += 1) {
    const found = await store.findDocuments({
      tenant,
      collection,
      ...query,
      ...(after !== undefined && { after }),
    })
    const limit = query.limit ?? 1_000
    assert.ok(found.documents.length <= limit, `more than ${limit} documents on a page`)
    keys.push(...found.documents.map((document) => document.key))
    if (found.next === undefined) return keys
    assert.equal(found.documents.length, limit, 'a page before the last is full')
    after = found.next
  }
  throw new assert.AssertionError({ message: 'the pages never end' })
}

const onDay = (value: string): IndexEntry => ({ name: 'day', value })

/** What every store promises about read models. */
export const storeDocumentLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'a document is there once put, whole, until it is deleted',
    async (store, { reopen }) => {
      const document = {
        collection,
        key: '1',
        place: 'place/1',
        value: { index: '00123' },
        personal: { subject, data: { name: 'Ana' } },
      }
      await store.append(commitOf({ documents: [{ change: 'put', indexes: [], ...document }] }))
      const query = { tenant, collection, key: '1' }
      assert.deepEqual(await store.getDocument(query), document)
      assert.equal(await store.getDocument({ ...query, collection: 'other' }), undefined)
      const reopened = await reopen()
      assert.deepEqual(await reopened.getDocument(query), document)

      const bare = { collection, key: '1', value: { index: '00124' } }
      await reopened.append(commitOf({ documents: [{ change: 'put', indexes: [], ...bare }] }))
      assert.deepEqual(await reopened.getDocument(query), bare)
      const gone = { change: 'delete', collection, key: '1' } as const
      await reopened.append(commitOf({ documents: [gone] }))
      assert.equal(await reopened.getDocument(query), undefined)
      assert.deepEqual(await keysOf(reopened), [])
      await reopened.append(commitOf({ documents: [gone] }))
    },
  ),

  storeLaw('changes of one commit apply in order', async (store) => {
    await store.append(
      commitOf({
        documents: [
          put('1', [onDay('01')]),
          { change: 'delete', collection, key: '1' },
          put('2'),
          put('1', [onDay('02')]),
        ],
      }),
    )
    assert.deepEqual(await keysOf(store), ['1', '2'])
    assert.deepEqual(await keysOf(store, { where: { index: 'day', equals: '01' } }), [])
    assert.deepEqual(await keysOf(store, { where: { index: 'day', equals: '02' } }), ['1'])
  }),

  storeLaw('a document is found by the entries of its last put only', async (store, { reopen }) => {
    const state = (value: string): IndexEntry => ({ name: 'state', value })
    await store.append(
      commitOf({ documents: [put('1', [state('open'), onDay('01')]), put('2', [state('open')])] }),
    )
    const open = { where: { index: 'state', equals: 'open' } }
    assert.deepEqual(await keysOf(store, open), ['1', '2'])
    assert.deepEqual(await keysOf(store, { where: { index: 'day', equals: 'open' } }), [])
    await store.append(commitOf({ documents: [put('1', [state('done')])] }))
    const reopened = await reopen()
    assert.deepEqual(await keysOf(reopened, open), ['2'])
    assert.deepEqual(await keysOf(reopened, { where: { index: 'state', equals: 'done' } }), ['1'])
    assert.deepEqual(await keysOf(reopened, { where: { index: 'day', from: '' } }), [])
  }),

  storeLaw('a range has its beginning, not its end, in order of value and key', async (store) => {
    const documents = [
      put('b', [onDay('2026-11-02')]),
      put('a', [onDay('2026-11-02')]),
      put('z', [onDay('2026-11-01')]),
      put('m', [onDay('2026-11-03'), onDay('2026-11-30')]),
      put('x', [onDay('2026-12-01')]),
      put('none'),
    ]
    await store.append(commitOf({ documents }))
    const range = (from?: string, below?: string) =>
      keysOf(store, {
        where: {
          index: 'day',
          ...(from !== undefined && { from }),
          ...(below !== undefined && { below }),
        },
      })
    assert.deepEqual(await range('2026-11-01', '2026-12-01'), ['z', 'a', 'b', 'm'])
    assert.deepEqual(await range('2026-11-02', '2026-11-03'), ['a', 'b'])
    assert.deepEqual(await range('2026-11-04'), ['m', 'x'])
    assert.deepEqual(await range(undefined, '2026-11-02'), ['z'])
    assert.deepEqual(await range(), ['z', 'a', 'b', 'm', 'x'])
  }),

  storeLaw('pages give every document once, in order', async (store) => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const documents = keys
      .toReversed()
      .map((key) => put(key, [onDay(key < 'd' ? '01' : '02'), { name: 'all', value: 'yes' }]))
    await store.append(commitOf({ documents }))
    for (const limit of [1, 2, 3, 7, 8]) {
      assert.deepEqual(await keysOf(store, { limit }), keys)
      assert.deepEqual(await keysOf(store, { limit, where: { index: 'all', equals: 'yes' } }), keys)
      assert.deepEqual(await keysOf(store, { limit, where: { index: 'day', from: '' } }), keys)
      const second = { index: 'day', from: '02', below: '03' }
      assert.deepEqual(await keysOf(store, { limit, where: second }), ['d', 'e', 'f', 'g'])
    }
  }),

  storeLaw('documents are found by place', async (store) => {
    const documents = [
      put('3', [onDay('02')], 'place/1'),
      put('1', [onDay('02')], 'place/1'),
      put('2', [onDay('02')], 'place/2'),
      put('4', [onDay('01')], 'place/1'),
      put('5', [onDay('02')]),
    ]
    await store.append(commitOf({ documents }))
    const place = 'place/1'
    for (const limit of [1, 10]) {
      assert.deepEqual(await keysOf(store, { place, limit }), ['1', '3', '4'])
      const byDay = { index: 'day', equals: '02' }
      assert.deepEqual(await keysOf(store, { place, limit, where: byDay }), ['1', '3'])
      assert.deepEqual(await keysOf(store, { place, limit, where: { index: 'day' } }), [
        '4',
        '1',
        '3',
      ])
    }
    assert.deepEqual(await keysOf(store, { place: 'place/9' }), [])
  }),

  storeLaw(
    'a personal entry is found by equality, and by nothing else',
    async (store, { reopen }) => {
      const phone = { name: 'phone', value: '+40722123456', isPersonal: true } as const
      await store.append(commitOf({ documents: [put('1', [phone]), put('2', [phone]), put('3')] }))
      const exact = { index: 'phone', equals: phone.value, isPersonal: true } as const
      assert.deepEqual(await keysOf(store, { where: exact }), ['1', '2'])
      assert.deepEqual(await keysOf(store, { where: exact, limit: 1 }), ['1', '2'])
      assert.deepEqual(await keysOf(store, { where: { ...exact, equals: '+40722123457' } }), [])
      const inClear = { index: 'phone', equals: phone.value }
      assert.deepEqual(await keysOf(store, { where: inClear }), [])
      assert.deepEqual(await keysOf(store, { where: { index: 'phone', from: '+' } }), [])
      const reopened = await reopen()
      assert.deepEqual(await keysOf(reopened, { where: exact }), ['1', '2'])
      await reopened.append(
        commitOf({ documents: [{ change: 'delete', collection, key: '1' }, put('2')] }),
      )
      assert.deepEqual(await keysOf(reopened, { where: exact }), [])
    },
  ),

  storeLaw('documents are counted as they are found, each once', async (store) => {
    const phone = { name: 'phone', value: '1', isPersonal: true } as const
    const documents = Array.from({ length: 1_003 }, (_, index) =>
      put(`${index}`, [onDay('01'), onDay('02'), ...(index < 3 ? [phone] : [])]),
    )
    await store.append(commitOf({ documents: [...documents, put('x', [onDay('03')], 'place/1')] }))
    const count = (selection: Partial<DocumentSelection> = {}) =>
      store.countDocuments({ tenant, collection, ...selection })
    assert.equal(await count(), 1_004)
    assert.equal(await count({ where: { index: 'day', from: '01' } }), 1_004)
    assert.equal(await count({ where: { index: 'day', from: '01', below: '03' } }), 1_003)
    assert.equal(await count({ where: { index: 'day', equals: '03' } }), 1)
    assert.equal(await count({ where: { index: 'phone', equals: '1', isPersonal: true } }), 3)
    assert.equal(await count({ where: { index: 'phone', from: '' } }), 0)
    assert.equal(await count({ place: 'place/1' }), 1)
    assert.equal(await count({ place: 'place/1', where: { index: 'day', below: '03' } }), 0)
    assert.equal(await count({ collection: 'other' }), 0)
    assert.equal(await count({ tenant: otherTenant }), 0)
  }),

  storeLaw('tenants never meet in documents', async (store) => {
    const phone = { name: 'phone', value: '1', isPersonal: true } as const
    const indexes = [onDay('01'), phone]
    await store.append(commitOf({ documents: [put('ours', indexes, 'place/1')] }))
    await store.append(
      commitOf({ tenant: otherTenant, documents: [put('theirs', indexes, 'place/1')] }),
    )
    const queries: Partial<DocumentQuery>[] = [
      {},
      { place: 'place/1' },
      { where: { index: 'day', equals: '01' } },
      { where: { index: 'day', from: '' } },
      { where: { index: 'phone', equals: '1', isPersonal: true } },
    ]
    for (const query of queries) {
      assert.deepEqual(await keysOf(store, query), ['ours'])
      assert.deepEqual(await keysOf(store, { ...query, tenant: otherTenant }), ['theirs'])
      assert.deepEqual(await keysOf(store, { ...query, tenant: 'nobody' }), [])
    }
    const query = { tenant: otherTenant, collection, key: 'ours' }
    assert.equal(await store.getDocument(query), undefined)
    await store.append(
      commitOf({
        tenant: otherTenant,
        documents: [{ change: 'delete', collection, key: 'ours' }],
      }),
    )
    assert.deepEqual(await keysOf(store), ['ours'])
  }),
]
