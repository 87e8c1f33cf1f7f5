import assert from 'node:assert/strict'
import type { FactDraft } from '../journal/index.ts'
import type { DocumentQuery, IndexEntry, Store } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  commitOf,
  notes,
  readWholeFeed,
  sizeOf,
  storeLaw,
  subject,
  tenant,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const collection = 'notes'

/** Keys that a careless order, comparison or pattern confuses; of each length and script some. */
const keys = Array.from({ length: 200 }, (_, index) => {
  const signs = [
    'a',
    'A',
    'á',
    'a\u0301',
    'ț',
    'ß',
    'я',
    '中',
    '\uE000',
    '\uFFFD',
    '\u{1F4A1}',
    '\u{10FFFF}',
  ]
  const more = [
    '',
    ' ',
    '%',
    '_',
    "'",
    '"',
    '\\',
    '/',
    '0',
    '00',
    '10',
    '9',
    '-',
    '\u00A0',
    '\t',
    '\u007F',
  ]
  return `${signs[index % signs.length]}${more[index % more.length]}${Math.floor(index / 48) || ''}`
})

/** As every store orders text: by the bytes of its UTF-8, which is by code point. */
const inOrder = [...new Set(keys)].toSorted((a, b) =>
  Buffer.compare(Buffer.from(a), Buffer.from(b)),
)

async function keysOf(store: Store, query: Partial<DocumentQuery>): Promise<readonly string[]> {
  const found: string[] = []
  let page = await store.findDocuments({ tenant, collection, ...query })
  for (let count = 0; count < 100; count += 1) {
    found.push(...page.documents.map((document) => document.key))
    if (page.next === undefined) return found
    page = await store.findDocuments({ tenant, collection, ...query, after: page.next })
  }
  throw new assert.AssertionError({ message: 'the pages never end' })
}

/** What every store promises about much, long and strange things. */
export const storeSizeLaws: readonly Law<StoreSubject>[] = [
  storeLaw('a commit of 2,000 facts in 500 streams is stored whole', async (store, kit) => {
    const streams = Array.from({ length: 500 }, (_, index) => `place/${index}`)
    const appends = streams.map((stream) => notes(stream, 0, 'a', 'b', 'c', 'd'))
    const { facts, heads } = await store.append(commitOf({ appends }))
    assert.equal(facts.length, 2_000)
    const expected = streams.flatMap((stream) => [1, 2, 3, 4].map((version) => [stream, version]))
    assert.deepEqual(
      facts.map((fact) => [fact.stream, fact.version]),
      expected,
    )
    assert.equal(
      heads.reduce((sum, head) => sum + head.size, 0),
      2_000,
    )
    const reopened = await kit.reopen()
    const read = await readWholeFeed(reopened)
    assert.equal(read.facts.length, 2_000)
    assert.equal(new Set(read.facts.map((fact) => `${fact.stream} ${fact.version}`)).size, 2_000)
    const last = await reopened.readStream({ tenant, stream: 'place/499' })
    assert.deepEqual(last, facts.slice(-4))
    assert.deepEqual((await reopened.verify()).faults, [])
  }),

  storeLaw('a fact and a document of a million characters come back whole', async (store, kit) => {
    const text = `0${'ăț\u{1F4A1}0123456'.repeat(100_000)}`
    const personal = { subject, data: { text } }
    const facts: FactDraft[] = [{ type: 'note_taken', data: { text }, personal }]
    await store.append(
      commitOf({
        appends: [{ stream: 'place/1', expectedVersion: 0, facts }],
        documents: [
          { change: 'put', collection, key: '1', value: { text }, personal, indexes: [] },
        ],
      }),
    )
    const reopened = await kit.reopen()
    const [fact] = await reopened.readStream({ tenant, stream: 'place/1' })
    const document = await reopened.getDocument({ tenant, collection, key: '1' })
    const read = [fact?.data, fact?.personal?.data, document?.value, document?.personal?.data]
    for (const data of read) assert.ok((data as typeof personal.data).text === text, 'cut short')
  }),

  storeLaw(
    'keys of all characters are found page by page in order of code points',
    async (store, kit) => {
      const documents = keys.map((key) => {
        const indexes: IndexEntry[] = [
          { name: 'all', value: 'yes' },
          { name: 'self', value: key },
        ]
        return { change: 'put', collection, key, value: { key }, indexes } as const
      })
      await store.append(commitOf({ documents }))
      const reopened = await kit.reopen()
      for (const where of [undefined, { index: 'all', equals: 'yes' }, { index: 'self' }]) {
        const query = { limit: 7, ...(where && { where }) }
        assert.deepEqual(await keysOf(reopened, query), inOrder)
      }
      for (const key of inOrder) {
        const document = await reopened.getDocument({ tenant, collection, key })
        assert.deepEqual(document?.value, { key })
      }
      const from = inOrder[50] ?? ''
      const below = inOrder[150] ?? ''
      const range = { where: { index: 'self', from, below }, limit: 9 }
      assert.deepEqual(await keysOf(reopened, range), inOrder.slice(50, 150))
    },
  ),

  storeLaw('names that look alike are different names', async (store, kit) => {
    const alike = ['nord', 'Nord', 'nord ', ' nord', 'nörd', 'no\u0308rd', 'nord%', 'n_rd']
    for (const name of alike) {
      const appends = alike.map((stream) => notes(stream, 0, `${name}/${stream}`))
      const documents = alike.map(
        (key) => ({ change: 'put', collection: name, key, value: { name }, indexes: [] }) as const,
      )
      await store.append(commitOf({ tenant: name, appends, documents }))
    }
    const reopened = await kit.reopen()
    assert.equal(await sizeOf(reopened), alike.length ** 2)
    for (const name of alike)
      for (const stream of alike) {
        const facts = await reopened.readStream({ tenant: name, stream })
        assert.deepEqual(
          facts.map((fact) => fact.data),
          [{ text: `${name}/${stream}` }],
        )
        const { documents } = await reopened.findDocuments({ tenant: name, collection: stream })
        assert.equal(documents.length, name === stream ? alike.length : 0)
      }
  }),

  storeLaw('what JSON cannot say is refused whole', async (store) => {
    const unsayable = [Number.NaN, Number.POSITIVE_INFINITY, 'half a character: \uD83D']
    for (const value of unsayable) {
      const facts = [{ type: 'note_taken', data: { value } }]
      const append = { stream: 'place/1', expectedVersion: 0, facts }
      const good = notes('place/2', 0, 'good')
      await assert.rejects(store.append(commitOf({ appends: [good, append] })))
      const document = { change: 'put', collection, key: '1', value, indexes: [] } as const
      await assert.rejects(store.append(commitOf({ appends: [good], documents: [document] })))
    }
    assert.equal(await sizeOf(store), 0)
    assert.deepEqual(await keysOf(store, {}), [])
  }),
]
