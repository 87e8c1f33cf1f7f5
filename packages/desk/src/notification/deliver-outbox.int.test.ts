import type { ClaimedMessage } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import { openDeskWithPlaces, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow } from '../testing/places-csv.ts'
import { sms } from '../testing/submissions.ts'

/** A desk with as many confirmations waiting. */
async function withMessages(count: number): Promise<TestDesk> {
  const rows = Array.from({ length: count }, (_, index) => placeRow(index + 1))
  const world = await openDeskWithPlaces(rows)
  for (let place = 1; place <= count; place++) await world.desk.receive(sms(place, 'value=12500'))
  return world
}

/** A mail server that takes what `accepts` lets it, and remembers it. */
function mailServer(accepts: (message: ClaimedMessage) => boolean = () => true) {
  const taken: ClaimedMessage[] = []
  const send = async (message: ClaimedMessage) => {
    if (!accepts(message)) throw new Error('550 no such mailbox')
    taken.push(message)
  }
  return { taken, delivery: { transport: 'mail', send } }
}

describe('delivering the outbox', () => {
  it('hands each message over once', async () => {
    const { desk } = await withMessages(3)
    const { taken, delivery } = mailServer()
    expect(await desk.deliver(delivery)).toEqual({ sent: 3, failed: [] })
    expect(new Set(taken.map(({ id }) => id)).size).toBe(3)
    expect(await desk.deliver(delivery)).toEqual({ sent: 0, failed: [] })
    expect(taken).toHaveLength(3)
  })

  it('hands each message over once to two senders at work', async () => {
    const { desk } = await withMessages(7)
    const { taken, delivery } = mailServer()
    const reports = await Promise.all([desk.deliver(delivery), desk.deliver(delivery)])
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(7)
    expect(new Set(taken.map(({ id }) => id)).size).toBe(7)
  })

  it('keeps a message that fails, names the problem, and tries it again on the next run at once', async () => {
    const { desk } = await withMessages(3)
    let isUp = false
    const { taken, delivery } = mailServer(({ subject }) => isUp || subject !== 'customer:C2')
    const report = await desk.deliver(delivery)
    expect(report).toMatchObject({ sent: 2, failed: [{ problem: '550 no such mailbox' }] })
    isUp = true
    expect(await desk.deliver(delivery)).toEqual({ sent: 1, failed: [] })
    expect(taken.at(-1)).toMatchObject({ id: report.failed[0]?.id, attempts: 2 })
  })

  it('lets no number of failing messages hold up the others', async () => {
    const { desk } = await withMessages(60)
    const { delivery } = mailServer(
      ({ subject }) => Number(subject.slice('customer:C'.length)) > 55,
    )
    const { sent, failed } = await desk.deliver(delivery)
    expect([sent, failed.length]).toEqual([5, 55])
  })

  it('repeats a message under the same id after a crash between handing over and noting it', async () => {
    const { desk, store, tenant, clock } = await withMessages(1)
    const [crashed] = await store.claimMessages({
      tenant,
      transport: 'mail',
      now: clock.now,
      leaseUntil: '2026-11-22T10:05:00.000Z',
    })
    const { taken, delivery } = mailServer()
    expect(await desk.deliver(delivery)).toEqual({ sent: 0, failed: [] })
    clock.now = '2026-11-22T10:05:00.000Z'
    expect(await desk.deliver(delivery)).toEqual({ sent: 1, failed: [] })
    expect(taken).toMatchObject([{ id: crashed?.id, content: crashed?.content, attempts: 2 }])
  })

  it('leaves messages of other transports and of other tenants alone', async () => {
    const world = await withMessages(1)
    const { taken, delivery } = mailServer()
    expect(await world.desk.deliver({ ...delivery, transport: 'sms' })).toMatchObject({ sent: 0 })
    const other = await openDeskWithPlaces([], { store: world.store, tenant: 'other' })
    expect(await other.desk.deliver(delivery)).toMatchObject({ sent: 0 })
    expect(taken).toEqual([])
  })

  it('has nothing to hand over of a customer who was erased', async () => {
    const { desk, store, tenant } = await withMessages(2)
    await store.eraseSubject({ tenant, subject: 'customer:C1' })
    const { taken, delivery } = mailServer()
    await desk.deliver(delivery)
    expect(taken.map(({ subject }) => subject)).toEqual(['customer:C2'])
  })
})
