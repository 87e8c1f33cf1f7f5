import assert from 'node:assert/strict'
import type { ClaimedMessage, Store } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  minute,
  otherTenant,
  storeLaw,
  tenant,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const idsOf = (messages: readonly ClaimedMessage[]) => messages.map((message) => message.id).sort()

function settle(store: Store, id: string, outcome: 'sent' | 'failed'): Promise<boolean> {
  return store.settleMessage({ tenant, id, at: minute(5), outcome, detail: 'answer of the server' })
}

/** What every store promises about the outbox. */
export const storeOutboxLaws: readonly Law<StoreSubject>[] = [
  storeLaw('a claimed message is nobody else’s until its lease ends', async (store, { reopen }) => {
    const content = { to: 'ana@example.test', lines: ['Țuică', '00123'] }
    await store.append(commitOf({ messages: [messageOf('m1', { content })] }))
    const [claimed, ...others] = await claimAt(store, 1)
    assert.deepEqual(others, [])
    assert.deepEqual(claimed, { ...messageOf('m1', { content }), attempts: 1 })
    assert.deepEqual(await claimAt(store, 1), [])
    assert.deepEqual(await claimAt(store, 10), [])
    const reopened = await reopen()
    assert.deepEqual(await claimAt(reopened, 10), [])
    const again = await claimAt(reopened, 11)
    assert.deepEqual(again, [{ ...messageOf('m1', { content }), attempts: 2 }])
  }),

  storeLaw('claims made at once share no message', async (store) => {
    const ids = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']
    await store.append(commitOf({ messages: ids.map((id) => messageOf(id)) }))
    const claims = await Promise.all([1, 2, 3, 4].map(() => claimAt(store, 1, { limit: 2 })))
    assert.ok(claims.every((claim) => claim.length <= 2))
    assert.deepEqual(idsOf(claims.flat()), ids)
  }),

  storeLaw('a sent message never comes back', async (store, { reopen }) => {
    await store.append(commitOf({ messages: [messageOf('m1'), messageOf('m2')] }))
    assert.equal((await claimAt(store, 1)).length, 2)
    await settle(store, 'm1', 'sent')
    await settle(store, 'm1', 'failed') // a late answer of an earlier attempt
    await store.append(commitOf({ messages: [messageOf('m1')] }))
    const reopened = await reopen()
    assert.deepEqual(idsOf(await claimAt(reopened, 30)), ['m2'])
  }),

  storeLaw('a failed message can be claimed again, and its attempts are counted', async (store) => {
    await store.append(commitOf({ messages: [messageOf('m1')] }))
    for (const attempts of [1, 2, 3]) {
      const claimed = await claimAt(store, 1)
      assert.deepEqual(claimed, [{ ...messageOf('m1'), attempts }])
      await settle(store, 'm1', 'failed')
    }
  }),

  storeLaw('the same id enqueued again is the same message', async (store, { reopen }) => {
    await store.append(commitOf({ messages: [messageOf('m1'), messageOf('m1')] }))
    await store.append(commitOf({ messages: [messageOf('m1')] }))
    assert.deepEqual(await claimAt(store, 1), [{ ...messageOf('m1'), attempts: 1 }])
    const reopened = await reopen()
    await reopened.append(commitOf({ messages: [messageOf('m1')] }))
    assert.deepEqual(await claimAt(reopened, 2), [])
  }),

  storeLaw('transports and tenants never meet in the outbox', async (store) => {
    await store.append(
      commitOf({ messages: [messageOf('m1'), messageOf('s1', { transport: 'sms' })] }),
    )
    assert.deepEqual(await claimAt(store, 1, { tenant: otherTenant }), [])
    await store.append(commitOf({ tenant: otherTenant, messages: [messageOf('m1')] }))
    assert.deepEqual(idsOf(await claimAt(store, 1, { transport: 'sms' })), ['s1'])
    assert.deepEqual(idsOf(await claimAt(store, 1, { tenant: otherTenant })), ['m1'])
    await store.settleMessage({ tenant: otherTenant, id: 'm1', at: minute(2), outcome: 'sent' })
    assert.deepEqual(idsOf(await claimAt(store, 2)), ['m1'])
  }),
]
