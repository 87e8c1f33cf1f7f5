import { beforeAll, describe, expect, it } from 'vitest'
import { measurementFile } from '../testing/json-lines-format.ts'
import { openDeskWithPlaces, openTestDesk, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow } from '../testing/places-csv.ts'
import { sms } from '../testing/submissions.ts'

const november = { from: '2026-11-01', to: '2026-11-30' }

/** Ten places that were read; the operator has used the readings of the even ones. */
async function tenPlaces(): Promise<TestDesk & { receipts: readonly string[] }> {
  const numbers = Array.from({ length: 10 }, (_, index) => index + 1)
  const world = await openDeskWithPlaces(numbers.map((number) => placeRow(number)))
  const receipts: string[] = []
  for (const number of numbers) {
    const { readings } = await world.desk.receive(sms(number, `value=${12_400 + number}`))
    receipts.push(readings[0]?.receiptNumber ?? '')
  }
  return { ...world, receipts }
}

function fileOf(numbers: readonly number[], name = 'november.jsonl') {
  return measurementFile(
    name,
    numbers.map((number) => ({
      place: { scheme: 'nlc', value: `700${String(number).padStart(7, '0')}` },
      register: '1.8.0',
      index: { text: String(12_400 + number), units: 12_400 + number, decimals: 0 },
      readOn: '2026-11-22',
      type: 'customer' as const,
    })),
  )
}

describe('the readings', () => {
  let world: TestDesk
  beforeAll(async () => {
    world = await tenPlaces()
  })

  it('of a place are found by the day on which they were read', async () => {
    const { items } = await world.desk.readings.find({ place: 'P1' })
    expect(items.map(({ readOn, value }) => `${readOn} ${value.text}`)).toEqual([
      '2026-10-20 012200',
      '2026-11-22 12401',
    ])
  })

  it('of a place and period are found, first and last day included', async () => {
    const find = async (from: string, to: string) =>
      (await world.desk.readings.find({ place: 'P1', period: { from, to } })).items.length
    expect(await find('2026-10-20', '2026-11-22')).toBe(2)
    expect(await find('2026-10-21', '2026-11-22')).toBe(1)
    expect(await find('2026-10-20', '2026-11-21')).toBe(1)
    expect(await find('2026-10-21', '2026-11-21')).toBe(0)
  })

  it('of a place whose id begins like another’s are its own only', async () => {
    const { items } = await world.desk.readings.find({ place: 'P1', period: november })
    expect(items.map(({ place }) => place)).toEqual(['P1'])
  })

  it('of a period are found page after page, each once', async () => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await world.desk.readings.find({
        period: november,
        limit: 3,
        ...(after !== undefined && { after }),
      })
      found.push(...page.items.map(({ place }) => place))
      after = page.next
    } while (after !== undefined)
    expect(found).toHaveLength(10)
    expect(new Set(found).size).toBe(10)
  })

  it('that are due are listed with how many wait in all', async () => {
    const due = await world.desk.transfers.due({ operator: 'north', limit: 4 })
    expect(due.items).toHaveLength(4)
    expect(due.total).toBe(10)
    expect(await world.desk.transfers.due({ operator: 'south' })).toEqual({ items: [], total: 0 })
  })

  it('that went out are due no longer', async () => {
    const own = await tenPlaces()
    await own.desk.prepareTransfers({ day: '2026-11-22' })
    expect((await own.desk.transfers.due({ operator: 'north' })).total).toBe(0)
  })
})

describe('the outcomes', () => {
  let world: TestDesk
  let fileSha256: string
  beforeAll(async () => {
    world = await tenPlaces()
    await world.desk.prepareTransfers({ day: '2026-11-22' })
    world.clock.now = '2026-11-25T08:00:00.000Z'
    const file = fileOf([2, 4, 6, 8, 10])
    fileSha256 = (await world.desk.reconcile({ operator: 'north', file })).fileSha256
    world.clock.now = '2026-11-28T08:00:00.000Z'
    await world.desk.reconcile({ operator: 'north', file: fileOf([1], 'later.jsonl') })
  })

  const places = async (query: Parameters<TestDesk['desk']['outcomes']['find']>[0]) =>
    (await world.desk.outcomes.find(query)).items.map(({ place }) => place).toSorted()

  it('of a code are found over all files', async () => {
    expect(await places({ code: 'matched' })).toEqual(['P1', 'P10', 'P2', 'P4', 'P6', 'P8'])
  })

  it('of a file are found, and those of a code in it', async () => {
    expect(await places({ fileSha256 })).toHaveLength(10)
    expect(await places({ fileSha256, code: 'missing_place' })).toEqual([
      'P1',
      'P3',
      'P5',
      'P7',
      'P9',
    ])
  })

  it('of a day stay, whatever a later file says', async () => {
    expect(await places({ day: '2026-11-25', code: 'missing_place' })).toContain('P1')
    expect(await places({ day: '2026-11-28', code: 'matched' })).toEqual(['P1'])
    expect(await places({ day: '2026-11-26' })).toEqual([])
  })

  it('say which reading, by its receipt', async () => {
    const { items } = await world.desk.outcomes.find({ code: 'matched', limit: 1 })
    expect(items[0]?.receiptNumber).toMatch(/^.{4}-.{4}-.{4}$/u)
    expect(items[0]?.register).toBe('1.8.0')
  })
})

describe('the operations of a day', () => {
  it('are counted by kind, and agree with the month’s statement', async () => {
    const { desk, clock } = await tenPlaces()
    await desk.prepareTransfers({ day: '2026-11-22' })
    clock.now = '2026-11-25T08:00:00.000Z'
    await desk.reconcile({ operator: 'north', file: fileOf([2, 4]) })
    const first = await desk.operations.count({ day: '2026-11-22' })
    expect(first).toEqual({
      day: '2026-11-22',
      total: 20,
      byKind: { take: 10, transmit: 10, verify: 0, notify: 0 },
    })
    const second = await desk.operations.count({ day: '2026-11-25' })
    const { used, countsByKind } = await desk.statement({ month: '2026-11' })
    expect(first.total + second.total).toBe(used)
    expect(countsByKind.verify).toBe(second.byKind.verify)
    expect((await desk.operations.count({ day: '2026-11-23' })).total).toBe(0)
  })
})

describe('a number that was given out to be quoted', () => {
  it('leads to the place: that of a receipt, however it is typed', async () => {
    const { desk, receipts } = await tenPlaces()
    const [receipt = ''] = receipts
    for (const typed of [receipt, receipt.toLowerCase(), receipt.replaceAll('-', ' ')]) {
      expect((await desk.places.find(typed)).map(({ id }) => id)).toEqual(['P1'])
    }
  })

  it('leads to the place: that of a dispute', async () => {
    const { desk, clock } = await tenPlaces()
    await desk.prepareTransfers({ day: '2026-11-22' })
    clock.now = '2026-11-25T08:00:00.000Z'
    await desk.reconcile({ operator: 'north', file: fileOf([2]) })
    const { items } = await desk.outcomes.find({ code: 'missing_place' })
    const [{ place, readingId } = { place: '', readingId: '' }] = items
    const opened = await desk.disputes.open({ type: 'reading_not_used', place, readingId })
    if (!opened.ok) throw new Error(opened.expected)
    const number = desk.disputes.number(opened.dispute.id)
    expect((await desk.places.find(number)).map(({ id }) => id)).toEqual([place])
  })
})

describe('the queue of reviews', () => {
  it('gives the oldest first, as many as are asked for', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    const days = ['2026-11-23', '2026-11-21', '2026-11-22']
    for (const [index, day] of days.entries()) {
      const receivedAt = `${day}T10:00:00.000Z`
      await world.desk.receive(sms(1, `value=${12_500 + index} unsure`, { receivedAt }))
    }
    const list = await world.desk.review.list({ limit: 2 })
    expect(list.map(({ receivedAt }) => receivedAt.slice(0, 10))).toEqual([
      '2026-11-21',
      '2026-11-22',
    ])
  })
})

describe('another tenant of the store', () => {
  it('gets no answer of this one', async () => {
    const { store } = await tenPlaces()
    const { desk } = openTestDesk({ store, tenant: 'other' })
    expect((await desk.readings.find({ period: november })).items).toEqual([])
    expect((await desk.transfers.due({ operator: 'north' })).total).toBe(0)
    expect((await desk.operations.count({ day: '2026-11-22' })).total).toBe(0)
  })
})
