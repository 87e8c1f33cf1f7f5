import assert from 'node:assert/strict'
import type { Store } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  otherSubject,
  otherTenant,
  storeLaw,
  subject,
  tenant,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const bytes = Uint8Array.of(4, 5, 6)
const phoneOf = (name: string) => `+40 722 ${name}`

/** A fact, a document, a blob and a message about one person. */
async function storePerson(
  store: Store,
  person: { readonly tenant: string; readonly subject: string; readonly expectedVersion?: number },
): Promise<string> {
  const { tenant, subject, expectedVersion = 0 } = person
  const personal = { subject, data: { name: subject } }
  const indexes = [
    { name: 'phone', value: phoneOf(subject), isPersonal: true },
    { name: 'kind', value: 'person' },
  ] as const
  const facts = [{ type: 'contact_noted', data: { channel: 'mail' }, personal }]
  await store.append(
    commitOf({
      tenant,
      appends: [{ stream: `customer/${subject}`, expectedVersion, facts }],
      documents: [
        { change: 'put', collection: 'people', key: subject, value: {}, personal, indexes },
      ],
      messages: [messageOf(`to ${subject} ${expectedVersion}`, { subject })],
    }),
  )
  return store.putBlob({ tenant, subject, bytes: Buffer.concat([bytes, Buffer.from(subject)]) })
}

/** What can be read about a person. */
async function readPerson(
  store: Store,
  person: { readonly tenant: string; readonly subject: string; readonly sha256: string },
) {
  const { tenant, subject, sha256 } = person
  const where = { index: 'phone', equals: phoneOf(subject), isPersonal: true } as const
  const byPhone = await store.findDocuments({ tenant, collection: 'people', where })
  const document = await store.getDocument({ tenant, collection: 'people', key: subject })
  const facts = await store.readStream({ tenant, stream: `customer/${subject}` })
  return {
    facts: facts.map((fact) => [fact.data, fact.personal, fact.isErased]),
    document: document && { value: document.value, personal: document.personal },
    byPhone: byPhone.documents.map((found) => found.key),
    blob: (await store.getBlob({ tenant, sha256 }))?.length,
  }
}

const whole = (name: string) => ({
  facts: [[{ channel: 'mail' }, { subject: name, data: { name } }, undefined]],
  document: { value: {}, personal: { subject: name, data: { name } } },
  byPhone: [name],
  blob: bytes.length + name.length,
})
const erased = {
  facts: [[{ channel: 'mail' }, undefined, true]],
  document: { value: {}, personal: undefined },
  byPhone: [],
  blob: undefined,
}

/** What every store promises about erasing a person. */
export const storeErasureLaws: readonly Law<StoreSubject>[] = [
  storeLaw('erasing a subject takes its data and nobody else’s', async (store, { reopen }) => {
    const people = [
      { tenant, subject },
      { tenant, subject: otherSubject },
      { tenant: otherTenant, subject },
    ]
    const known = []
    for (const person of people) known.push({ ...person, sha256: await storePerson(store, person) })
    const [gone, ...others] = known
    assert.ok(gone)
    assert.deepEqual(await readPerson(store, gone), whole(subject))
    await store.eraseSubject({ tenant, subject })
    for (const opened of [store, await reopen()]) {
      if (opened === store) continue
      assert.deepEqual(await readPerson(opened, gone), erased)
      for (const other of others)
        assert.deepEqual(await readPerson(opened, other), whole(other.subject))
      const { facts } = await opened.readFeed({ tenant })
      const erasedFacts = facts.map((fact) => [fact.stream, fact.isErased ?? false]).toSorted()
      assert.deepEqual(erasedFacts, [
        [`customer/${subject}`, true],
        [`customer/${otherSubject}`, false],
      ])
    }
  }),

  storeLaw('erasing shows at once, and a second time changes nothing', async (store) => {
    const person = { tenant, subject }
    const sha256 = await storePerson(store, person)
    await store.eraseSubject(person)
    assert.deepEqual(await readPerson(store, { ...person, sha256 }), erased)
    await store.eraseSubject(person)
    await store.eraseSubject({ tenant, subject: 'nobody' })
    await store.eraseSubject({ tenant: 'nobody', subject })
    assert.deepEqual(await readPerson(store, { ...person, sha256 }), erased)
  }),

  storeLaw(
    'erasing breaks no proof',
    async (store, { reopen }) => {
      await storePerson(store, { tenant, subject })
      await storePerson(store, { tenant, subject: otherSubject })
      const heads = await store.logHeads()
      const all = { partition: 0, from: 0, to: 2 }
      const leaves = await store.leafHashes(all)
      const first = { tenant, partition: 0, position: 0 }
      const leaf = await store.readLeaf(first)
      await store.eraseSubject({ tenant, subject })
      const reopened = await reopen()
      assert.deepEqual(await reopened.logHeads(), heads)
      assert.deepEqual(await reopened.leafHashes(all), leaves)
      assert.deepEqual(await reopened.readLeaf(first), leaf)
      const { faults, facts } = await reopened.verify()
      assert.deepEqual({ faults, facts }, { faults: [], facts: 2 })
    },
    { partitions: 1 },
  ),

  storeLaw('a message to an erased person is not sent', async (store) => {
    await storePerson(store, { tenant, subject })
    await storePerson(store, { tenant, subject: otherSubject })
    await store.eraseSubject({ tenant, subject })
    const claimed = await claimAt(store, 1)
    assert.deepEqual(
      claimed.map((message) => message.subject),
      [otherSubject],
    )
    assert.deepEqual((await store.verify()).faults, [])
  }),

  storeLaw('a blob kept for two people stays for the other', async (store) => {
    const sha256 = await store.putBlob({ tenant, subject, bytes })
    await store.putBlob({ tenant, subject: otherSubject, bytes })
    await store.eraseSubject({ tenant, subject })
    assert.deepEqual(Array.from((await store.getBlob({ tenant, sha256 })) ?? []), [4, 5, 6])
    await store.eraseSubject({ tenant, subject: otherSubject })
    assert.equal(await store.getBlob({ tenant, sha256 }), undefined)
  }),

  storeLaw('who comes back after erasure is readable, and the past stays erased', async (store) => {
    const person = { tenant, subject }
    await storePerson(store, person)
    await store.eraseSubject(person)
    const sha256 = await storePerson(store, { ...person, expectedVersion: 1 })
    const now = await readPerson(store, { ...person, sha256 })
    assert.deepEqual(now, { ...whole(subject), facts: [...erased.facts, ...whole(subject).facts] })
    assert.equal((await claimAt(store, 1)).length, 1)
    assert.deepEqual((await store.verify()).faults, [])
  }),
]
