import { FormatRenderError, type Reading } from '@selfread/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../derive-id.ts'
import { jsonLinesFormat } from '../testing/json-lines-format.ts'
import { openDeskWithPlaces, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow, twoRegisterRows } from '../testing/places-csv.ts'
import { form, sms } from '../testing/submissions.ts'

const day = '2026-11-22'
const lastDay = '2026-11-26'

/** The customers' and computed readings that stand. */
async function acceptedIds({ store, tenant }: TestDesk): Promise<readonly string[]> {
  const { documents } = await store.findDocuments({ tenant, collection: 'reading' })
  return documents
    .map(({ value }) => value as unknown as Reading)
    .filter(({ status, receiptNumber }) => status === 'accepted' && receiptNumber !== undefined)
    .map(({ id }) => id)
}

async function sentIds({ store, tenant }: TestDesk): Promise<readonly string[]> {
  const { documents } = await store.findDocuments({ tenant, collection: 'transfer_batch' })
  return documents.flatMap(({ value }) =>
    (value as unknown as { batch: { lines: { readingId: string }[] } }).batch.lines.map(
      ({ readingId }) => readingId,
    ),
  )
}

describe('the day’s files to the operators', () => {
  it('are one for each operator, with purpose, cutoff and a line for every register', async () => {
    const world = await openDeskWithPlaces([
      placeRow(1),
      placeRow(2, { operator: 'south' }),
      ...twoRegisterRows(3),
    ])
    const first = await world.desk.receive(sms(1, 'value=012500'))
    await world.desk.receive(sms(2, 'value=12600'))
    await world.desk.receive(
      form(3, [
        { register: 'night', value: '10100' },
        { register: 'day', value: '20200' },
      ]),
    )
    const { transfers, failed } = await world.desk.prepareTransfers({ day })
    expect(failed).toEqual([])
    expect(
      transfers.map(({ batch, isNew }) => [batch.operator, batch.lines.length, isNew]),
    ).toEqual([
      ['north', 3, true],
      ['south', 1, true],
    ])
    const { batch, file } = transfers[0] ?? {}
    expect(batch).toMatchObject({
      id: 'north-2026-11-22-1',
      day,
      sequence: 1,
      purpose: 'billing',
      // The last moment of the day in Bucharest.
      cutoff: '2026-11-22T21:59:59.999Z',
      formatId: 'json-lines',
      fileName: 'north-2026-11-22-1.jsonl',
      fileSha256: sha256(file?.bytes ?? ''),
    })
    expect(batch?.lines[0]).toMatchObject({
      place: { scheme: 'pod', value: 'RO001E0000001' },
      meterSerial: '000000001',
      register: '1.8.0',
      index: { text: '012500' },
      readOn: day,
      type: 'customer',
      channel: 'sms',
      unit: 'kWh',
      reference: first.readings[0]?.receiptNumber,
    })
    expect(new TextDecoder().decode(file?.bytes)).toContain('"index":"012500"')
    const { countsByKind } = await world.desk.statement({ month: '2026-11' })
    expect(countsByKind).toMatchObject({ take: 3, transmit: 3 })
  })

  it('are the same files when the day is run again, byte for byte, and nothing changes', async () => {
    const { desk, store } = await openDeskWithPlaces([
      placeRow(1),
      placeRow(2, { operator: 'south' }),
    ])
    await desk.receive(sms(1, 'value=12500'))
    await desk.receive(sms(2, 'value=12500'))
    const first = await desk.prepareTransfers({ day })
    const head = await store.logHeads()
    const second = await desk.prepareTransfers({ day })
    expect(second.transfers).toEqual(first.transfers.map((it) => ({ ...it, isNew: false })))
    expect(await store.logHeads()).toEqual(head)
  })

  it('put a reading that comes late into a second file', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1), placeRow(2)])
    await desk.receive(sms(1, 'value=12500'))
    const [first] = (await desk.prepareTransfers({ day })).transfers
    await desk.receive(sms(2, 'value=12500', { receivedAt: '2026-11-22T21:59:59.999Z' }))
    await desk.receive(sms(1, 'value=12510', { receivedAt: '2026-11-22T22:00:00.000Z' }))
    const { transfers } = await desk.prepareTransfers({ day })
    expect(transfers[0]).toEqual({ ...first, isNew: false })
    expect(transfers[1]?.batch).toMatchObject({ sequence: 2, lines: [{ placeId: 'P2' }] })
    expect(transfers).toHaveLength(2)
  })

  it('hold back what waits for a person, was refused or is the operator’s own', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1), placeRow(2)])
    await desk.receive(sms(1, 'value=12100'))
    const { submissionId } = await desk.receive(sms(2, 'value=19000'))
    await desk.review.decide({
      submissionId,
      decision: 'refuse',
      by: 'ana',
      reason: 'Wrong meter.',
    })
    expect((await desk.prepareTransfers({ day })).transfers).toEqual([])
  })

  it('hold every accepted reading in exactly one batch, whatever comes on whatever day', async () => {
    const submission = fc.record({
      place: fc.integer({ min: 1, max: 4 }),
      on: fc.integer({ min: 20, max: 26 }),
      advance: fc.integer({ min: 100, max: 400 }),
      isPrepared: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(submission, { maxLength: 14 }), async (steps) => {
        const world = await openDeskWithPlaces(
          [1, 2, 3, 4].map((number) =>
            placeRow(number, { operator: number > 2 ? 'south' : 'north' }),
          ),
        )
        for (const { place, on, advance, isPrepared } of steps) {
          const receivedAt = `2026-11-${on}T10:00:00.000Z`
          await world.desk.receive(sms(place, `value=${12_200 + advance}`, { receivedAt }))
          if (isPrepared) await world.desk.prepareTransfers({ day: `2026-11-${on}` })
        }
        await world.desk.prepareTransfers({ day: lastDay })
        const sent = await sentIds(world)
        const accepted = await acceptedIds(world)
        expect(new Set(sent).size).toBe(sent.length)
        expect(accepted.filter((id) => !sent.includes(id))).toEqual([])
        expect(
          (await world.desk.prepareTransfers({ day: lastDay })).transfers.some((it) => it.isNew),
        ).toBe(false)
        expect(await world.desk.verify()).toMatchObject({ faults: [] })
      }),
      { numRuns: 12 },
    )
  })

  it('hold each reading once where two runs meet, and where a correction comes between', async () => {
    const world = await openDeskWithPlaces([placeRow(1), placeRow(2), placeRow(3)])
    for (const place of [1, 2, 3]) await world.desk.receive(sms(place, 'value=12500'))
    await Promise.all([
      world.desk.prepareTransfers({ day }),
      world.desk.receive(sms(3, 'value=12510')),
      world.desk.prepareTransfers({ day }),
    ])
    await world.desk.prepareTransfers({ day })
    const sent = await sentIds(world)
    expect(new Set(sent).size).toBe(sent.length)
    const missing = (await acceptedIds(world)).filter((id) => !sent.includes(id))
    expect(missing).toEqual([])
  })
})

describe('an operator for which no file can be written', () => {
  const operators = [
    { id: 'north', name: 'Rețele Nord', transfers: jsonLinesFormat() },
    { id: 'mute', name: 'Rețele Mute' },
  ]

  it.each([
    ['has no format', 'mute', 'has no transfer format'],
    ['nobody named', 'stranger', 'There is no operator stranger (known: north, mute)'],
  ])('is named where it %s, and loses the others nothing', async (_, operator, problem) => {
    const { desk } = await openDeskWithPlaces([placeRow(1), placeRow(2, { operator })], {
      operators,
    })
    await desk.receive(sms(1, 'value=12500'))
    await desk.receive(sms(2, 'value=12500'))
    const prepared = await desk.prepareTransfers({ day })
    expect(prepared.transfers.map(({ batch }) => batch.operator)).toEqual(['north'])
    expect(prepared.failed).toEqual([
      { operator, readings: 1, problem: expect.stringContaining(problem) },
    ])
    const { countsByKind } = await desk.statement({ month: '2026-11' })
    expect(countsByKind.transmit).toBe(1)
  })

  it('gets its file once it has a format', async () => {
    const { desk, store } = await openDeskWithPlaces([placeRow(1, { operator: 'mute' })], {
      operators,
    })
    await desk.receive(sms(1, 'value=12500'))
    expect((await desk.prepareTransfers({ day })).failed).toHaveLength(1)
    const later = await openDeskWithPlaces([], {
      store,
      operators: [],
      otherOperators: (id) => ({ id, name: id, transfers: jsonLinesFormat() }),
    })
    const { transfers, failed } = await later.desk.prepareTransfers({ day })
    expect(failed).toEqual([])
    expect(transfers.map(({ batch }) => [batch.operator, batch.lines.length])).toEqual([
      ['mute', 1],
    ])
  })

  it('gets the readings that its format can say; the others are named and stay due', async () => {
    const format = jsonLinesFormat()
    const picky = {
      ...format,
      render: (content: Parameters<typeof format.render>[0]) => {
        const lineIndex = content.lines.findIndex(({ index }) => index.text === '12700')
        if (lineIndex < 0) return format.render(content)
        const expected = 'another value'
        throw new FormatRenderError({
          formatId: 'picky',
          lineIndex,
          field: 'index',
          expected,
          actual: '12700',
        })
      },
    }
    const world = await openDeskWithPlaces([placeRow(1), placeRow(2), placeRow(3)], {
      operators: [{ id: 'north', name: 'Rețele Nord', transfers: picky }],
    })
    await world.desk.receive(sms(1, 'value=12500'))
    const refused = await world.desk.receive(sms(2, 'value=12700'))
    await world.desk.receive(sms(3, 'value=12500'))
    const { transfers, failed } = await world.desk.prepareTransfers({ day })
    expect(transfers[0]?.batch.lines.map(({ placeId }) => placeId)).toEqual(['P1', 'P3'])
    expect(failed).toMatchObject([{ operator: 'north', readings: 1 }])
    expect(failed[0]?.problem).toContain(`${refused.readings[0]?.receiptNumber} of place P2`)
    expect(failed[0]?.problem).toContain('index must be another value')
    expect((await world.desk.statement({ month: '2026-11' })).countsByKind.transmit).toBe(2)
    expect((await world.desk.prepareTransfers({ day })).failed).toHaveLength(1)
  })
})

describe('an index that is computed because none was sent', () => {
  it('comes on the last day of the window and not before, from the annex, marked as such', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    for (const before of ['2026-11-22', '2026-11-25']) {
      expect(await world.desk.prepareTransfers({ day: before })).toMatchObject({
        estimates: 0,
        transfers: [],
      })
    }
    const { estimates, transfers } = await world.desk.prepareTransfers({ day: lastDay })
    expect(estimates).toBe(1)
    // 11 days of October's 300 over 31 days, 26 of November's over 30.
    expect(transfers[0]?.batch.lines).toMatchObject([
      { type: 'calculated', index: { text: '012566' }, readOn: lastDay },
    ])
    world.clock.now = '2026-11-27T08:00:00.000Z'
    const dossier = await world.desk.explain({ place: 'P1' })
    expect(dossier?.readings.at(-1)?.reading).toMatchObject({
      source: 'estimate',
      quality: 'estimated',
      estimate: {
        method: 'annex',
        reason: 'no_self_reading_in_window',
        inputs: { annex: 'ANX-1', annexVersion: '1', referenceOn: '2026-10-20' },
      },
    })
  })

  it('comes on a later day all the same where nobody ran the last one, once', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const late = await desk.prepareTransfers({ day: '2026-12-03' })
    expect(late).toMatchObject({ estimates: 1 })
    expect(late.transfers[0]?.batch.lines).toMatchObject([{ readOn: lastDay }])
    expect(await desk.prepareTransfers({ day: '2026-12-04' })).toMatchObject({
      estimates: 0,
      transfers: [],
    })
  })

  it('is not computed for a place that sent its own, nor over one that waits for a person', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1), placeRow(2)])
    await desk.receive(sms(1, 'value=12500'))
    await desk.receive(sms(2, 'value=12100'))
    const { estimates, transfers } = await desk.prepareTransfers({ day: lastDay })
    expect(estimates).toBe(0)
    expect(transfers[0]?.batch.lines.map(({ placeId }) => placeId)).toEqual(['P1'])
  })

  it('is not computed before the contract begins nor after it has ended', async () => {
    const { desk } = await openDeskWithPlaces([
      placeRow(1, { contract_to: '2026-11-25' }),
      placeRow(2, { contract_from: '2026-11-27', last_read_on: '2026-11-26' }),
      placeRow(3, { contract_to: lastDay }),
    ])
    const { estimates, transfers } = await desk.prepareTransfers({ day: lastDay })
    expect(estimates).toBe(1)
    expect(transfers[0]?.batch.lines.map(({ placeId }) => placeId)).toEqual(['P3'])
  })

  it('is computed for the register that nobody read', async () => {
    const { desk } = await openDeskWithPlaces(twoRegisterRows(1))
    await desk.receive(form(1, [{ register: 'day', value: '20200' }]))
    const { transfers } = await desk.prepareTransfers({ day: lastDay })
    expect(transfers[0]?.batch.lines.map(({ register, type }) => [register, type])).toEqual([
      ['1.8.1', 'customer'],
      ['1.8.2', 'calculated'],
    ])
  })

  it('is missed by name where there is no annex to compute it from', async () => {
    const noAnnex = Object.fromEntries(
      Object.keys(placeRow(1))
        .filter((column) => column.startsWith('annex_'))
        .map((column) => [column, '']),
    )
    const { desk } = await openDeskWithPlaces([placeRow(1, noAnnex), placeRow(2)])
    expect(await desk.prepareTransfers({ day: lastDay })).toMatchObject({
      estimates: 1,
      withoutIndex: [
        { place: 'P1', register: '1.8.0', reason: 'No annex of estimated quantities is in force.' },
      ],
    })
  })
})
