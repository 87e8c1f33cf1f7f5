import assert from 'node:assert/strict'
import { type Store, StoreError } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  minute,
  notes,
  storeLaw,
  subject,
  tenant,
  textsIn,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const selection = { tenant, collection: 'notes' }

/** Every call that a store has but `close`. */
const calls: {
  readonly [Name in Exclude<keyof Store, 'close' | 'specificationVersion'>]: (
    store: Store,
    cursor: string,
  ) => Promise<unknown>
} = {
  append: (store) => store.append(commitOf({ appends: [notes('place/1', 1, 'late')] })),
  transaction: (store) => store.transaction(tenant, async () => 'late'),
  readStream: (store) => store.readStream({ tenant, stream: 'place/1' }),
  readFeed: (store) => store.readFeed({ tenant }),
  awaitFacts: (store, after) => store.awaitFacts({ tenant, after, timeoutMs: 0 }),
  findDocuments: (store) => store.findDocuments(selection),
  countDocuments: (store) => store.countDocuments(selection),
  getDocument: (store) => store.getDocument({ ...selection, key: '1' }),
  putBlob: (store) => store.putBlob({ tenant, subject, bytes: new Uint8Array() }),
  getBlob: (store) => store.getBlob({ tenant, sha256: '00'.repeat(32) }),
  claimMessages: (store) => claimAt(store, 1),
  settleMessage: (store) =>
    store.settleMessage({ tenant, id: 'm1', at: minute(1), outcome: 'sent' }),
  readSubject: (store) => store.readSubject({ tenant, subject }),
  eraseSubject: (store) => store.eraseSubject({ tenant, subject }),
  logHeads: (store) => store.logHeads(),
  leafHashes: (store) => store.leafHashes({ partition: 0, from: 0, to: 1 }),
  logNodes: (store) => store.logNodes({ partition: 0, nodes: [] }),
  readLeaf: (store) => store.readLeaf({ tenant, partition: 0, position: 0 }),
  keepCheckpoint: (store) => store.keepCheckpoint({ size: 0, note: '' }),
  checkpoints: (store) => store.checkpoints(),
  verify: (store) => store.verify(),
}

/** What every store promises about its end. */
export const storeClosingLaws: readonly Law<StoreSubject>[] = [
  storeLaw('a closed store takes no call, and others go on', async (store, kit) => {
    await store.append(commitOf({ appends: [notes('place/1', 0, 'a')] }))
    const { next } = await store.readFeed({ tenant })
    const other = await kit.connect()
    await store.close()
    await store.close()
    for (const [name, call] of Object.entries(calls))
      await assert.rejects(call(store, next), (error) => {
        assert.ok(StoreError.is(error), `${name}: not a StoreError: ${error}`)
        assert.deepEqual([error.code, error.isTransient], ['closed', false], name)
        return true
      })
    await other.append(commitOf({ appends: [notes('place/1', 1, 'b')] }))
    assert.deepEqual(await textsIn(other, 'place/1'), ['a', 'b'])
  }),
]
