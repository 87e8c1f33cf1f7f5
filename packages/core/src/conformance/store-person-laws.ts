import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Store, SubjectItem } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  minute,
  notes,
  openedAnyhow,
  otherSubject,
  otherTenant,
  storeLaw,
  subject,
  tenant,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const blobOf = (person: string) => Buffer.from(`letter of ${person}`)

/** Two facts, two documents, a blob and two messages, one of them sent, of one person. */
async function storePerson(store: Store, person: string, owner = tenant): Promise<void> {
  const personal = { subject: person, data: { name: person } }
  const put = { change: 'put', collection: 'people', indexes: [], value: { v: 1 } } as const
  await store.append(
    commitOf({
      tenant: owner,
      appends: [
        {
          stream: `customer/${person}`,
          expectedVersion: 0,
          facts: [
            { type: 'contact_noted', data: { n: 1 }, personal },
            { type: 'contact_noted', data: { n: 'not personal' } },
            { type: 'contact_noted', data: { n: 2 }, personal },
          ],
        },
        notes(`place/of ${person}`, 0, 'not personal'),
      ],
      documents: [
        { ...put, key: `z ${person}`, personal },
        { ...put, key: `a ${person}`, personal },
        { ...put, key: `not ${person}` },
      ],
      messages: [
        messageOf(`1 to ${person}`, { subject: person, transport: person }),
        messageOf(`2 to ${person}`, { subject: person, transport: person }),
      ],
    }),
  )
  await store.putBlob({ tenant: owner, subject: person, bytes: blobOf(person) })
  const [first] = await claimAt(store, 1, { tenant: owner, transport: person, limit: 1 })
  assert.ok(first, 'no message')
  const sent = { tenant: owner, id: first.id, at: minute(2), outcome: 'sent' } as const
  await store.settleMessage(sent)
}

/** An item in short. */
function nameOf(item: SubjectItem): string {
  if (item.kind === 'fact') return `fact ${item.fact.stream} ${item.fact.version}`
  if (item.kind === 'document') return `document ${item.document.key}`
  if (item.kind === 'blob') return `blob ${item.sha256} ${item.length}`
  return `message ${item.state}`
}

function expectedOf(person: string): readonly string[] {
  const bytes = blobOf(person)
  return [
    `fact customer/${person} 1`,
    `fact customer/${person} 3`,
    `document z ${person}`,
    `document a ${person}`,
    `blob ${createHash('sha256').update(bytes).digest('hex')} ${bytes.length}`,
  ]
}

async function itemsOf(
  store: Store,
  query: { readonly subject: string; readonly tenant?: string; readonly limit?: number },
): Promise<readonly SubjectItem[]> {
  const items: SubjectItem[] = []
  let page = await store.readSubject({ tenant, ...query })
  for (let count = 0; count < 50; count += 1) {
    const limit = query.limit ?? 1_000
    assert.ok(page.items.length <= limit, `more than ${limit} items on a page`)
    items.push(...page.items)
    if (page.next === undefined) return items
    page = await store.readSubject({ tenant, ...query, after: page.next })
  }
  throw new assert.AssertionError({ message: 'the pages never end' })
}

/** What every store promises about showing and erasing what is held on a person. */
export const storePersonLaws: readonly Law<StoreSubject>[] = [
  storeLaw('all that is held on a person is shown, and nothing of others', async (store, kit) => {
    await storePerson(store, subject)
    await storePerson(store, otherSubject)
    await storePerson(store, subject, otherTenant)
    const reopened = await kit.reopen()
    const items = await itemsOf(reopened, { subject })
    assert.deepEqual(items.slice(0, 5).map(nameOf), expectedOf(subject))
    assert.deepEqual(items.slice(5).map(nameOf).toSorted(), ['message sent', 'message waiting'])
    const facts = await reopened.readStream({ tenant, stream: `customer/${subject}` })
    const key = `z ${subject}`
    assert.deepEqual(items[0], { kind: 'fact', fact: facts[0] })
    assert.deepEqual(items[2], {
      kind: 'document',
      document: await reopened.getDocument({ tenant, collection: 'people', key }),
    })
    const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
    assert.deepEqual(
      messages.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      ['1', '2'].map((n) => messageOf(`${n} to ${subject}`, { subject, transport: subject })),
    )
    assert.equal((await itemsOf(reopened, { subject: otherSubject })).length, 7)
    assert.equal((await itemsOf(reopened, { subject, tenant: otherTenant })).length, 7)
    assert.deepEqual(await itemsOf(reopened, { subject: 'customer' }), [])
    assert.deepEqual(await itemsOf(reopened, { subject, tenant: 'nobody' }), [])
  }),

  storeLaw('pages of what is held give each item once', async (store) => {
    await storePerson(store, subject)
    const all = await itemsOf(store, { subject })
    assert.equal(all.length, 7)
    for (const limit of [1, 2, 3, 7])
      assert.deepEqual(await itemsOf(store, { subject, limit }), all)
  }),

  storeLaw('nothing is held on who was erased, but what came later', async (store, kit) => {
    await storePerson(store, subject)
    await storePerson(store, otherSubject)
    await store.eraseSubject({ tenant, subject })
    assert.deepEqual(await itemsOf(store, { subject }), [])
    const personal = { subject, data: { name: 'later' } }
    const facts = [{ type: 'contact_noted', data: {}, personal }]
    const stream = `customer/${subject}`
    await store.append(commitOf({ appends: [{ stream, expectedVersion: 3, facts }] }))
    const reopened = await kit.reopen()
    assert.deepEqual((await itemsOf(reopened, { subject })).map(nameOf), [`fact ${stream} 4`])
    assert.equal((await itemsOf(reopened, { subject: otherSubject })).length, 7)
  }),

  storeLaw(
    'erasing holds for all who have the store open, and so does what comes later',
    async (store, kit) => {
      await storePerson(store, subject)
      const other = await kit.connect()
      const stream = `customer/${subject}`
      const read = async (reader: Store) =>
        (await reader.readStream({ tenant, stream })).map((fact) => fact.personal?.data)
      const name = { name: subject }
      assert.deepEqual(await read(other), [name, undefined, name])
      await other.putBlob({ tenant, subject, bytes: Uint8Array.of(7) })
      await store.eraseSubject({ tenant, subject })
      assert.deepEqual(await read(other), [undefined, undefined, undefined])
      assert.deepEqual(await itemsOf(other, { subject }), [])
      assert.deepEqual(await claimAt(other, 30, { transport: subject }), [])

      const later = { name: 'later' }
      const facts = [{ type: 'contact_noted', data: {}, personal: { subject, data: later } }]
      await other.append(commitOf({ appends: [{ stream, expectedVersion: 3, facts }] }))
      for await (const reader of openedAnyhow(store, kit)) {
        assert.deepEqual(await read(reader), [undefined, undefined, undefined, later])
        assert.deepEqual((await reader.verify()).faults, [])
      }
    },
  ),
]
