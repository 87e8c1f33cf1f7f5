import type { DocumentChange } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import { measurementFile } from '../testing/json-lines-format.ts'
import { openDeskWithPlaces, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow, twoRegisterRows } from '../testing/places-csv.ts'
import { mail, sms } from '../testing/submissions.ts'

/** A desk in which every use case has left something behind. */
async function busyDesk(): Promise<TestDesk> {
  const world = await openDeskWithPlaces([placeRow(1), ...twoRegisterRows(2), placeRow(3)])
  const { desk } = world
  const first = await desk.receive(mail(1, { messageId: '<1@x>', text: 'value=12500' }))
  await desk.receive(sms(1, 'value=12500'))
  const held = await desk.receive(sms(3, 'value=12100'))
  await desk.review.decide({
    submissionId: held.submissionId,
    decision: 'accept_readings',
    readings: [{ place: 'P3', value: '12400' }],
    by: 'ana',
    reason: 'A slip of the pen.',
  })
  await desk.receive(sms(9, 'value=1'))
  await desk.prepareTransfers({ day: '2026-11-26' })
  await desk.reconcile({
    operator: 'north',
    file: measurementFile('n.jsonl', [
      {
        place: { scheme: 'pod', value: 'RO001E0000001' },
        meterSerial: '000000001',
        register: '1.8.0',
        index: { text: '12400', units: 12_400, decimals: 0 },
        readOn: '2026-11-22',
        type: 'estimated',
      },
    ]),
  })
  await desk.disputes.open({
    type: 'reading_not_used',
    place: 'P1',
    readingId: first.readings[0]?.readingId ?? '',
  })
  return world
}

/** Writes documents as nobody should: without a fact. */
async function writeBehind({ store, tenant }: TestDesk, ...documents: readonly DocumentChange[]) {
  const actor = { kind: 'employee', id: 'somebody' } as const
  await store.append({
    tenant,
    recordedAt: '2026-11-22T10:00:00.000Z',
    actor,
    appends: [],
    documents,
  })
}

describe('the read models', () => {
  it('are what the facts say, after every use case', async () => {
    const { desk, store, tenant } = await busyDesk()
    for (const collection of [
      'place',
      'reading',
      'operation',
      'dispute',
      'submission',
      'transfer_batch',
    ]) {
      const { documents } = await store.findDocuments({ tenant, collection })
      expect(documents.length).toBeGreaterThan(0)
    }
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })

  it('are what the facts say where customers and senders were erased', async () => {
    const { desk, store, tenant } = await busyDesk()
    const { documents } = await store.findDocuments({ tenant, collection: 'submission' })
    await store.eraseSubject({ tenant, subject: 'customer:C1' })
    for (const { key } of documents.slice(0, 2)) {
      await store.eraseSubject({ tenant, subject: `submission:${key}` })
    }
    expect(await desk.verify()).toMatchObject({ faults: [] })
    await desk.receive(sms(3, 'value=12410', { receivedAt: '2026-11-23T10:00:00.000Z' }))
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })

  it('name a document that was changed behind the desk’s back', async () => {
    const world = await busyDesk()
    const { store, tenant } = world
    const { documents } = await store.findDocuments({ tenant, collection: 'reading', place: 'P1' })
    const [reading] = documents.filter(
      ({ value }) => (value as { channel: string }).channel === 'email',
    )
    if (reading === undefined) throw new Error('There is a reading by mail.')
    const value = {
      ...(reading.value as object),
      value: { text: '99999', units: 99_999, decimals: 0 },
    }
    await writeBehind(world, { change: 'put', ...reading, value, indexes: [] })
    const { faults } = await world.desk.verify()
    expect(faults[0]).toMatchObject({ code: 'document_changed', tenant })
    expect(faults[0]?.message).toContain(
      `reading/${reading.key} of tenant supplier is not what its facts say`,
    )
    expect(faults.slice(1).map(({ message }) => message)).toContainEqual(
      expect.stringContaining(
        `reading/${reading.key} of tenant supplier is not found by its read_on`,
      ),
    )
  })

  it('name a document that was taken away', async () => {
    const world = await busyDesk()
    await writeBehind(world, { change: 'delete', collection: 'place', key: 'P2' })
    const { faults } = await world.desk.verify()
    expect(faults[0]?.message).toContain('place/P2 of tenant supplier is missing')
  })

  it('name a document that was made up', async () => {
    const world = await busyDesk()
    const value = { id: 'take/2026-11-22/P1/none', kind: 'take' }
    const indexes = [{ name: 'day_kind', value: '2026-11-22/take' }]
    await writeBehind(world, {
      change: 'put',
      collection: 'operation',
      key: 'made-up',
      value,
      indexes,
    })
    const messages = (await world.desk.verify()).faults.map(({ message }) => message)
    expect(messages).toEqual([
      expect.stringContaining('operation/made-up of tenant supplier follows from no fact'),
      expect.stringContaining('operation/made-up of tenant supplier is found by a wrong day_kind'),
    ])
  })

  it('name a place that one of its numbers no longer finds', async () => {
    const world = await busyDesk()
    const { store, tenant } = world
    const place = await store.getDocument({ tenant, collection: 'place', key: 'P3' })
    if (place === undefined) throw new Error('P3 is known.')
    await writeBehind(world, {
      change: 'put',
      ...place,
      indexes: [{ name: 'operator', value: 'north' }],
    })
    const { faults } = await world.desk.verify()
    expect(faults.length).toBeGreaterThan(0)
    for (const { message } of faults) expect(message).toMatch(/place\/P3 .* is not found by its/u)
  })

  it('of one tenant say nothing about another’s', async () => {
    const world = await busyDesk()
    const other = await openDeskWithPlaces([placeRow(1)], { store: world.store, tenant: 'other' })
    await writeBehind(other, { change: 'delete', collection: 'place', key: 'P1' })
    expect(await world.desk.verify()).toMatchObject({ faults: [] })
    expect((await other.desk.verify()).faults).not.toEqual([])
  })
})
