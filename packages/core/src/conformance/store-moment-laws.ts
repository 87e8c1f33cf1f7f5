import assert from 'node:assert/strict'
import { type Commit, type Store, StoreError } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  claimAt,
  commitOf,
  messageOf,
  notes,
  openedAnyhow,
  sizeOf,
  storeLaw,
  tenant,
  textsIn,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

/** Clocks in Bucharest go back at 01:00 UTC: half past three comes twice. */
const nightOfTwoHours = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']
const moments = [
  ...nightOfTwoHours,
  '2026-03-29T01:00:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '2026-12-31T23:59:59.999Z',
  '2027-01-01T00:00:00.000Z',
  '1999-12-31T22:00:00.001Z',
  '2099-06-30T12:00:00.123Z',
]

async function assertClockWentBack(store: Store, commit: Commit): Promise<void> {
  const size = await sizeOf(store)
  await assert.rejects(store.append(commit), (error) => {
    assert.ok(StoreError.is(error), `not a StoreError: ${error}`)
    assert.deepEqual([error.code, error.isTransient], ['clock_went_back', true])
    assert.ok(error.message.includes(commit.recordedAt), 'the message does not name the moment')
    return true
  })
  assert.equal(await sizeOf(store), size)
}

/** What every store promises about time. */
export const storeMomentLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'moments come back as they were written, wherever the clock hangs',
    async (store, kit) => {
      for (const [index, recordedAt] of moments.entries())
        await store.append(commitOf({ recordedAt, appends: [notes(`place/${index}`, 0, 'a')] }))
      const reopened = await kit.reopen()
      for (const [index, recordedAt] of moments.entries()) {
        const [fact] = await reopened.readStream({ tenant, stream: `place/${index}` })
        assert.equal(fact?.recordedAt, recordedAt)
      }
      const { facts } = await reopened.readFeed({ tenant })
      assert.deepEqual(facts.map((fact) => fact.recordedAt).toSorted(), moments.toSorted())
    },
  ),

  storeLaw('a lease ends at its moment, to the millisecond', async (store) => {
    await store.append(commitOf({ messages: [messageOf('m1')] }))
    const claim = (now: string, leaseUntil: string) =>
      store.claimMessages({ tenant, transport: 'mail', now, leaseUntil })
    const [first = '', second = ''] = nightOfTwoHours
    assert.equal((await claim(first, second)).length, 1)
    assert.deepEqual(await claim('2026-10-25T00:45:00.000Z', second), [])
    assert.deepEqual(await claim('2026-10-25T01:29:59.999Z', second), [])
    assert.equal((await claim(second, '2026-10-25T01:30:00.600Z')).length, 1)
    assert.deepEqual(await claim('2026-10-25T01:30:00.599Z', second), [])
    assert.equal((await claim('2026-10-25T01:30:00.600Z', '2026-11-01T00:00:00.000Z')).length, 1)
  }),

  storeLaw('what is no moment in UTC is refused', async (store) => {
    for (const recordedAt of [
      '',
      'yesterday',
      '2026-11-22',
      '2026-11-22T08:00:00Z',
      '2026-11-22T10:00:00.000+02:00',
      '2026-02-30T08:00:00.000Z',
    ]) {
      const appends = [notes('place/1', 0, 'a')]
      await assert.rejects(store.append(commitOf({ recordedAt, appends })), TypeError)
    }
    assert.equal(await sizeOf(store), 0)
  }),

  storeLaw('a clock may go back by a minute, and no further', async (store, kit) => {
    const at = (recordedAt: string, ...appends: Commit['appends']) =>
      commitOf({ recordedAt: `2026-11-22T${recordedAt}Z`, appends })
    await store.append(at('08:10:00.000', notes('place/1', 0, 'a')))
    const late = {
      documents: [{ change: 'put', collection: 'notes', key: '1', value: {}, indexes: [] }],
      messages: [messageOf('m1')],
      idempotencyKey: 'request-1',
    } as const
    let last = store
    for await (const opened of openedAnyhow(store, kit)) {
      await assertClockWentBack(opened, {
        ...at('08:08:59.999', notes('place/2', 0, 'b'), notes('place/1', 1, 'b')),
        ...late,
      })
      assert.equal(await opened.getDocument({ tenant, collection: 'notes', key: '1' }), undefined)
      assert.deepEqual(await claimAt(opened, 1), [])
      last = opened
    }
    await last.append(at('08:10:00.000', notes('place/1', 1, 'the same moment')))
    await last.append(at('08:09:00.000', notes('place/1', 2, 'a minute before')))
    assert.equal((await textsIn(last, 'place/1')).length, 3)
    const taken = { ...at('08:09:30.000', notes('place/1', 3, 'b')), ...late }
    assert.equal((await last.append(taken)).isRepetition, undefined)
  }),

  storeLaw('a clock that went back stops its own streams only', async (store) => {
    const future = commitOf({ recordedAt: '2031-01-01T00:00:00.000Z' })
    await store.append({ ...future, appends: [notes('place/1', 0, 'wrong clock')] })
    await store.append(commitOf({ appends: [notes('place/2', 0, 'right clock')] }))
    const streams = [notes('place/2', 1, 'right clock'), notes('place/1', 1)]
    await assertClockWentBack(store, commitOf({ appends: streams.slice(1) }))
    await assertClockWentBack(store, commitOf({ appends: streams }))
    await assertClockWentBack(store, commitOf({ appends: [notes('place/1', 1, 'right clock')] }))
    await store.append({ ...future, appends: [notes('place/1', 1, 'years later')] })
    await store.append(commitOf({ appends: [notes('place/2', 1, 'right clock')] }))
  }),
]
