import type { Reading, RuleRow, StoredDocument } from '@selfread/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDeskWithPlaces, type TestDesk, testRules } from '../testing/open-test-desk.ts'
import { placeRow, twoRegisterRows } from '../testing/places-csv.ts'
import { form, mail, sms } from '../testing/submissions.ts'

const operations = async ({ desk }: TestDesk) =>
  (await desk.statement({ month: '2026-11' })).countsByKind.take

/** What stands for the customer's readings of a place, in the order in which they came. */
async function readingsAt({ store, tenant }: TestDesk, place = 'P1') {
  const { documents } = await store.findDocuments({ tenant, collection: 'reading', place })
  return documents
    .map(({ value }: StoredDocument) => value as unknown as Reading)
    .filter(({ channel }) => channel !== 'import')
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
}

describe('the same reading sent in again', () => {
  it('is one reading and one operation, though it came by form, mail and text message', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    const receipts = [
      await world.desk.receive(form(1, [{ value: '012500' }])),
      await world.desk.receive(
        mail(1, { messageId: '<1@x>', text: 'value=12500' }, '2026-11-22T15:00:00.000Z'),
      ),
      await world.desk.receive(sms(1, 'value=12500', { receivedAt: '2026-11-22T21:59:59.000Z' })),
    ]
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(receipts.map(({ readings }) => readings[0]?.isRepetition)).toEqual([false, true, true])
    expect(new Set(receipts.map(({ readings }) => readings[0]?.receiptNumber)).size).toBe(1)
    const readings = await readingsAt(world)
    expect(readings).toHaveLength(1)
    expect(readings[0]).toMatchObject({
      value: { text: '012500' },
      channel: 'web_app',
      submissions: receipts.map(({ submissionId }) => submissionId),
    })
    expect(await operations(world)).toBe(1)
  })

  it('is new on the next day of the tenant’s zone, though within 24 hours', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    // Two minutes around midnight in Bucharest.
    await world.desk.receive(sms(1, 'value=12500', { receivedAt: '2026-11-22T21:59:00.000Z' }))
    await world.desk.receive(sms(1, 'value=12500', { receivedAt: '2026-11-22T22:01:00.000Z' }))
    const readings = await readingsAt(world)
    expect(readings.map(({ readOn }) => readOn)).toEqual(['2026-11-22', '2026-11-23'])
    expect(await operations(world)).toBe(2)
  })

  it('is not new where a later message names the same day of reading', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(sms(1, 'value=12500'))
    const again = await world.desk.receive(
      sms(1, 'value=12500 date=2026-11-22', { receivedAt: '2026-11-24T10:00:00.000Z' }),
    )
    expect(again.readings).toMatchObject([{ isRepetition: true, readOn: '2026-11-22' }])
    expect(await operations(world)).toBe(1)
  })

  it('is new with another value', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(sms(1, 'value=12500'))
    await world.desk.receive(sms(1, 'value=12501'))
    expect(await readingsAt(world)).toHaveLength(2)
    expect(await operations(world)).toBe(2)
  })

  it('is the same whether it waits for a person or not, and waits once', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    const first = await world.desk.receive(sms(1, 'value=12100'))
    const second = await world.desk.receive(form(1, [{ value: '12100' }]))
    expect([first.outcome, second.outcome]).toEqual(['review', 'review'])
    expect(second.readings).toMatchObject([{ isRepetition: true, status: 'held' }])
    expect(await readingsAt(world)).toHaveLength(1)
    expect(await operations(world)).toBe(0)
  })

  it('needs no person however unsure its words, where it says only what stands already', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    await desk.receive(sms(1, 'value=12500'))
    expect(await desk.receive(sms(1, 'value=12500 unsure'))).toMatchObject({
      outcome: 'accepted',
      readings: [{ isRepetition: true }],
    })
    expect(await desk.receive(sms(1, 'value=12501 unsure'))).toMatchObject({ outcome: 'review' })
  })

  it('counts one operation for all registers of a meter', async () => {
    const world = await openDeskWithPlaces(twoRegisterRows(1))
    await world.desk.receive(
      form(1, [
        { register: 'day', value: '20200' },
        { register: 'night', value: '10100' },
      ]),
    )
    expect(await readingsAt(world)).toHaveLength(2)
    expect(await operations(world)).toBe(1)
  })
})

describe('a further reading of the same window', () => {
  it('takes the place of the earlier one: the last submission wins', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    const first = await world.desk.receive(sms(1, 'value=12500'))
    const second = await world.desk.receive(
      sms(1, 'value=12480', { receivedAt: '2026-11-24T10:00:00.000Z' }),
    )
    expect(second).toMatchObject({ outcome: 'accepted' })
    expect(await readingsAt(world)).toMatchObject([
      {
        id: first.readings[0]?.readingId,
        status: 'superseded',
        supersededBy: second.readings[0]?.readingId,
      },
      { id: second.readings[0]?.readingId, status: 'accepted' },
    ])
    const { transfers } = await world.desk.prepareTransfers({ day: '2026-11-24' })
    expect(transfers[0]?.batch.lines.map(({ index }) => index.text)).toEqual(['12480'])
  })

  it('wins by when it was sent, in whatever order submissions are looked at', async () => {
    const submissions = [
      sms(1, 'value=12500', { receivedAt: '2026-11-22T10:00:00.000Z' }),
      sms(1, 'value=12480', { receivedAt: '2026-11-23T10:00:00.000Z' }),
      sms(1, 'value=12490', { receivedAt: '2026-11-23T11:00:00.000Z' }),
    ]
    const inOrder = fc.shuffledSubarray(submissions, { minLength: submissions.length })
    await fc.assert(
      fc.asyncProperty(inOrder, async (shuffled) => {
        const world = await openDeskWithPlaces([placeRow(1)])
        for (const submission of shuffled) await world.desk.receive(submission)
        const readings = await readingsAt(world)
        expect(readings.map(({ value, status }) => [value.text, status])).toEqual([
          ['12500', 'superseded'],
          ['12480', 'superseded'],
          ['12490', 'accepted'],
        ])
        expect(await operations(world)).toBe(3)
      }),
      { numRuns: 8 },
    )
  })

  it('of another day leaves standing what has gone to the operator', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(sms(1, 'value=12500'))
    await world.desk.prepareTransfers({ day: '2026-11-22' })
    await world.desk.receive(sms(1, 'value=12520', { receivedAt: '2026-11-24T10:00:00.000Z' }))
    expect((await readingsAt(world)).map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    const next = await world.desk.prepareTransfers({ day: '2026-11-24' })
    expect(next.transfers[0]?.batch.lines.map(({ index }) => index.text)).toEqual(['12520'])
  })

  it('of the same day corrects even what has gone to the operator', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(sms(1, 'value=12500'))
    await world.desk.prepareTransfers({ day: '2026-11-22' })
    await world.desk.receive(sms(1, 'value=12520', { receivedAt: '2026-11-22T12:00:00.000Z' }))
    expect((await readingsAt(world)).map(({ status }) => status)).toEqual([
      'superseded',
      'accepted',
    ])
    const again = await world.desk.prepareTransfers({ day: '2026-11-22' })
    expect(again.transfers.map(({ batch }) => batch.lines.map(({ index }) => index.text))).toEqual([
      ['12500'],
      ['12520'],
    ])
  })

  it('waits for a person where the supplier takes one only', async () => {
    const firstOnly: RuleRow = {
      id: 'test.resubmission',
      topic: 'resubmission',
      scope: { jurisdiction: 'RO', tenant: 'supplier' },
      validFrom: '2020-01-01',
      parameters: { mode: 'first_only' },
      source: { mark: 'D', title: 'the tests’ own' },
      isEnabled: true,
    }
    const world = await openDeskWithPlaces([placeRow(1)], { rules: [...testRules, firstOnly] })
    await world.desk.receive(sms(1, 'value=12500'))
    const further = await world.desk.receive(
      sms(1, 'value=12520', { receivedAt: '2026-11-23T10:00:00.000Z' }),
    )
    expect(further).toMatchObject({ outcome: 'review', readings: [{ status: 'held' }] })
    expect(further.findings).toMatchObject([{ code: 'already_submitted', severity: 'lock' }])
    expect((await readingsAt(world)).map(({ status }) => status)).toEqual(['accepted', 'held'])
  })

  it('never supersedes what the operator read', async () => {
    const world = await openDeskWithPlaces([
      placeRow(1, { last_index: '012480', last_read_on: '2026-11-21' }),
    ])
    await world.desk.receive(sms(1, 'value=12500'))
    const { documents } = await world.store.findDocuments({
      tenant: world.tenant,
      collection: 'reading',
    })
    const statuses = documents.map(({ value }) => (value as { status: string }).status)
    expect(statuses).toEqual(['accepted', 'accepted'])
  })
})

describe('a self-reading that comes after an index was computed', () => {
  it('takes its place, and goes to the operator', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    const prepared = await world.desk.prepareTransfers({ day: '2026-11-26' })
    expect(prepared).toMatchObject({ estimates: 1 })
    const estimate = (await readingsAt(world))[0]
    expect(estimate).toMatchObject({ source: 'estimate', quality: 'estimated', status: 'accepted' })

    await world.desk.receive(sms(1, 'value=12400', { receivedAt: '2026-11-26T18:00:00.000Z' }))
    const readings = await readingsAt(world)
    expect(readings.find(({ id }) => id === estimate?.id)).toMatchObject({ status: 'superseded' })
    const own = readings.find(({ source }) => source === 'customer')
    expect(own).toMatchObject({ status: 'accepted', value: { text: '12400' } })

    const again = await world.desk.prepareTransfers({ day: '2026-11-26' })
    expect(again.estimates).toBe(0)
    expect(again.transfers.map(({ batch, isNew }) => [batch.sequence, isNew])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(again.transfers[1]?.batch.lines).toMatchObject([
      { type: 'customer', index: { text: '12400' } },
    ])
  })

  it('of a day between two windows, leaves it standing', async () => {
    const { desk, ...world } = await openDeskWithPlaces([placeRow(1)])
    const late = sms(1, 'value=12540', { receivedAt: '2026-11-27T10:00:00.000Z' })
    const { submissionId } = await desk.receive(late)
    await desk.prepareTransfers({ day: '2026-12-26' })
    const reason = 'The customer was away.'
    await desk.review.decide({ submissionId, decision: 'accept_held', by: 'ana', reason })
    const readings = await readingsAt({ desk, ...world })
    expect(readings.map(({ readOn, status }) => [readOn, status])).toEqual([
      ['2026-12-26', 'accepted'],
      ['2026-11-27', 'accepted'],
    ])
    expect(await desk.prepareTransfers({ day: '2026-12-26' })).toMatchObject({ estimates: 0 })
  })

  it('is judged by what was read, not by what was computed', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.prepareTransfers({ day: '2026-11-26' })
    const [estimate] = await readingsAt(world)
    const lower = String((estimate?.value.units ?? 0) - 100)
    const receipt = await world.desk.receive(
      sms(1, `value=${lower}`, { receivedAt: '2026-11-26T18:00:00.000Z' }),
    )
    expect(receipt.outcome).toBe('accepted')
  })
})
