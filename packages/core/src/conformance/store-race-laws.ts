import assert from 'node:assert/strict'
import type { FactDraft } from '../journal/index.ts'
import { type Store, StoreError, VersionConflictError } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  minute,
  notes,
  readWholeFeed,
  storeLaw,
  subject,
  tenant,
  textsIn,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const rounds = [0, 1, 2, 3, 4, 5, 6, 7]
const personal = { subject, data: { name: 'Ana' } }

/** Of two connections the one whose turn it is. */
function turnOf(connections: readonly [Store, Store], index: number): Store {
  return connections[index % 2 === 0 ? 0 : 1]
}

/** A fact, a document and a message of one person, in one commit of their own. */
async function storePersonal(store: Store, index: number): Promise<void> {
  const facts: FactDraft[] = [{ type: 'contact_noted', data: {}, personal }]
  await store.append(
    commitOf({
      appends: [{ stream: `place/${index}`, expectedVersion: 0, facts }],
      documents: [
        {
          ...{ change: 'put', collection: 'people', key: `${index}`, value: {}, personal },
          indexes: [{ name: 'name', value: 'ana', isPersonal: true }],
        },
      ],
      messages: [messageOf(`m${index}`)],
    }),
  )
  await store.putBlob({ tenant, subject, bytes: Uint8Array.of(index) })
}

async function assertNothingHeld(store: Store): Promise<void> {
  assert.deepEqual((await store.readSubject({ tenant, subject })).items, [])
  for (const fact of (await readWholeFeed(store)).facts)
    assert.deepEqual([fact.personal, fact.isErased], [undefined, true])
  const where = { index: 'name', equals: 'ana', isPersonal: true } as const
  assert.equal(await store.countDocuments({ tenant, collection: 'people', where }), 0)
  assert.deepEqual(await claimAt(store, 30), [])
  assert.deepEqual((await store.verify()).faults, [])
}

/** What every store promises where two write to the same thing in the same moment. */
export const storeRaceLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'who becomes known to two at once has one key, and is erased as one',
    async (store, kit) => {
      const connections = [store, await kit.connect()] as const
      await Promise.all(rounds.map((index) => storePersonal(turnOf(connections, index), index)))
      const { facts } = await readWholeFeed(store)
      assert.deepEqual(
        facts.map((fact) => fact.personal),
        rounds.map(() => personal),
      )
      const { items } = await connections[1].readSubject({ tenant, subject })
      assert.equal(items.length, 4 * rounds.length)
      await connections[1].eraseSubject({ tenant, subject })
      for (const connection of connections) await assertNothingHeld(connection)
      await assertNothingHeld(await kit.reopen())
    },
  ),

  storeLaw(
    'what is stored while a person is erased is readable or erased, and no fault',
    async (store, kit) => {
      const connections = [store, await kit.connect()] as const
      await storePersonal(store, 100)
      await Promise.all(
        rounds.flatMap((index) => [
          storePersonal(turnOf(connections, index), index),
          ...(index % 3 === 1
            ? [turnOf(connections, index + 1).eraseSubject({ tenant, subject })]
            : []),
        ]),
      )
      const reopened = await kit.reopen()
      const { facts } = await readWholeFeed(reopened)
      assert.equal(facts.length, rounds.length + 1)
      for (const fact of facts)
        if (fact.isErased !== true) assert.deepEqual(fact.personal, personal)
      assert.deepEqual((await reopened.verify()).faults, [])
      await connections[1].eraseSubject({ tenant, subject })
      await assertNothingHeld(reopened)
    },
  ),

  storeLaw(
    'the same blob, message and document written at once are there once',
    async (store, kit) => {
      const connections = [store, await kit.connect()] as const
      const bytes = Uint8Array.of(1, 2, 3)
      await Promise.all(
        rounds.flatMap((index) => {
          const connection = turnOf(connections, index)
          const value = `${index}`
          const put = { change: 'put', collection: 'notes', key: '1', value } as const
          const documents = [{ ...put, indexes: [{ name: 'round', value }] }]
          return [
            connection.putBlob({ tenant, subject, bytes }),
            connection.append(commitOf({ documents, messages: [messageOf('m1')] })),
          ]
        }),
      )
      assert.equal((await store.verify()).blobs, 1)
      assert.equal((await claimAt(store, 1)).length, 1)
      const document = await store.getDocument({ tenant, collection: 'notes', key: '1' })
      for (const index of rounds) {
        const where = { index: 'round', equals: `${index}` }
        const { documents } = await store.findDocuments({ tenant, collection: 'notes', where })
        assert.deepEqual(documents, document?.value === `${index}` ? [document] : [])
      }
      assert.equal(await store.countDocuments({ tenant, collection: 'notes' }), 1)
    },
  ),

  storeLaw('commits over the same streams in any order all get through', async (store, kit) => {
    const connections = [store, await kit.connect()] as const
    const streams = ['place/1', 'place/2', 'place/3']
    let refusals = 0
    async function writeAll(connection: Store, index: number): Promise<void> {
      for (;;) {
        const ordered = index % 2 === 0 ? streams : streams.toReversed()
        const appends = []
        for (const stream of ordered)
          appends.push(notes(stream, (await textsIn(connection, stream)).length, `${index}`))
        try {
          await connection.append(commitOf({ recordedAt: minute(0), appends }))
          return
        } catch (error) {
          const isTransient = StoreError.is(error) && error.isTransient
          if (!VersionConflictError.is(error) && !isTransient) throw error
          refusals += 1
          assert.ok(refusals < 1_000, 'nobody gets on')
        }
      }
    }
    await Promise.all(rounds.map((index) => writeAll(turnOf(connections, index), index)))
    const [first, ...others] = await Promise.all(streams.map((stream) => textsIn(store, stream)))
    assert.deepEqual(first?.toSorted(), rounds.map(String))
    // Each commit was stored whole: all streams tell them in the same order.
    for (const other of others) assert.deepEqual(other, first)
    assert.deepEqual((await store.verify()).faults, [])
  }),
]
