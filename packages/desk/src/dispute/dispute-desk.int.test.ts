import type { Dispute, DisputeCommand, RuleRow } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import { jsonLinesFormat, measurementFile } from '../testing/json-lines-format.ts'
import {
  openDeskWithPlaces,
  openTestDesk,
  type TestDesk,
  testRules,
  waitingMails,
} from '../testing/open-test-desk.ts'
import { placeRow } from '../testing/places-csv.ts'
import { sms } from '../testing/submissions.ts'
import type { DisputeResult } from './dispute-desk.ts'

/** A desk whose operator has put an estimate in the place of the reading of each of these places. */
async function withAbsences(...places: readonly number[]) {
  const world = await openDeskWithPlaces(places.map((place) => placeRow(place)))
  const readings = new Map<string, string>()
  for (const place of places) {
    const { readings: taken } = await world.desk.receive(sms(place, 'value=12500'))
    readings.set(`P${place}`, taken[0]?.readingId ?? '')
  }
  await world.desk.prepareTransfers({ day: '2026-11-22' })
  const lines = places.map((place) => ({
    place: { scheme: 'nlc', value: `700${String(place).padStart(7, '0')}` },
    register: '1.8.0',
    index: { text: '12400', units: 12_400, decimals: 0 },
    readOn: '2026-11-22',
    type: 'estimated' as const,
  }))
  await world.desk.reconcile({ operator: 'north', file: measurementFile('n.jsonl', lines) })
  await waitingMails(world)
  const open = (place: string) =>
    world.desk.disputes.open({
      type: 'reading_not_used',
      place,
      readingId: readings.get(place) ?? '',
    })
  return { ...world, readings, open }
}

function disputeOf(result: DisputeResult): Dispute {
  if (!result.ok) throw new Error(`${result.problem}: ${result.expected}`)
  return result.dispute
}

/** Takes a dispute through the commands, and gives what the last one came to. */
async function advance(
  { desk }: Pick<TestDesk, 'desk'>,
  { place, id }: Dispute,
  first: DisputeCommand,
  ...others: readonly DisputeCommand[]
): Promise<DisputeResult> {
  let result = await desk.disputes.advance({ place, disputeId: id, command: first })
  for (const command of others) {
    result = await desk.disputes.advance({ place, disputeId: id, command })
  }
  return result
}

describe('a dispute over a reading that was not used', () => {
  it('opens with the reading and the operator’s line as its evidence', async () => {
    const world = await withAbsences(1)
    const readingId = world.readings.get('P1')
    expect(disputeOf(await world.open('P1'))).toMatchObject({
      type: 'reading_not_used',
      place: 'P1',
      register: '1.8.0',
      readingId,
      proposedIndex: '12500',
      disputedIndex: '12400',
      eventOn: '2026-11-22',
      state: 'draft',
      evidence: [
        { kind: 'reading', reference: readingId },
        { kind: 'operator_line', reference: 'n.jsonl:2' },
      ],
    })
  })

  it('is the same dispute when opened again', async () => {
    const world = await withAbsences(1)
    const first = await world.open('P1')
    const head = await world.store.logHeads()
    expect(await world.open('P1')).toEqual(first)
    expect(await world.store.logHeads()).toEqual(head)
  })

  it.each([
    ['reading_not_used', [], 'reading, operator_line'],
    ['recalculation_after_defect', [], 'reading, verification_bulletin'],
    ['recalculation_after_exchange', [], 'reading, movement_slip'],
  ] as const)('of type %s does not open without its evidence', async (type, evidence, expected) => {
    const { desk, store } = await openDeskWithPlaces([placeRow(1)])
    const { readings } = await desk.receive(sms(1, 'value=12500'))
    const head = await store.logHeads()
    const readingId = readings[0]?.readingId ?? ''
    expect(await desk.disputes.open({ type, place: 'P1', readingId, evidence })).toMatchObject({
      ok: false,
      problem: 'evidence_missing',
      expected,
      actual: 'reading',
    })
    expect(await store.logHeads()).toEqual(head)
  })

  it('opens with evidence that is handed in', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const { readings } = await desk.receive(sms(1, 'value=12500'))
    const result = await desk.disputes.open({
      type: 'recalculation_after_exchange',
      place: 'P1',
      readingId: readings[0]?.readingId ?? '',
      evidence: [
        { kind: 'movement_slip', reference: 'BM-77', description: 'exchange of 20 November' },
      ],
    })
    expect(disputeOf(result).evidence.map(({ reference }) => reference)).toContain('BM-77')
  })

  it('does not open below the threshold that a rule sets', async () => {
    const threshold: RuleRow = {
      id: 'test.threshold',
      topic: 'dispute_threshold',
      scope: { tenant: 'supplier' },
      validFrom: '2026-01-01',
      parameters: { units: '100', unit: 'kWh' },
      source: { mark: 'D', title: 'test' },
      isEnabled: true,
    }
    const world = await withAbsences(1)
    const { desk } = openTestDesk({ store: world.store, rules: [...testRules, threshold] })
    const readingId = world.readings.get('P1') ?? ''
    const opening = { type: 'reading_not_used', place: 'P1', readingId } as const
    expect(await desk.disputes.open(opening)).toMatchObject({
      ok: false,
      problem: 'not_admissible',
      gaps: [{ code: 'below_threshold', actual: '100 kWh' }],
    })
    expect(await world.desk.disputes.open(opening)).toMatchObject({ ok: true })
  })

  it('is about another day than the reading’s where one is named', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const { readings } = await desk.receive(sms(1, 'value=12500'))
    const readingId = readings[0]?.readingId ?? ''
    const opening = {
      type: 'contract_start',
      place: 'P1',
      readingId,
      eventOn: '2026-11-20',
    } as const
    expect(disputeOf(await desk.disputes.open(opening))).toMatchObject({
      eventOn: '2026-11-20',
      proposedReadOn: '2026-11-22',
    })
  })

  it('cannot be about a reading or a dispute that nobody knows', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const opening = { type: 'contract_start', place: 'P1', readingId: 'none' } as const
    await expect(desk.disputes.open(opening)).rejects.toThrow('Place P1 has no reading none.')
    await expect(
      desk.disputes.advance({ place: 'P1', disputeId: 'none', command: { action: 'send' } }),
    ).rejects.toThrow('Place P1 has no dispute none.')
  })

  it('goes the whole way to the answer, each step kept, its deadline in working days', async () => {
    const world = await withAbsences(1)
    const { desk, clock } = world
    const dispute = disputeOf(await world.open('P1'))
    const number = desk.disputes.number(dispute.id)
    clock.now = '2026-11-23T09:00:00.000Z'
    await advance(world, dispute, { action: 'register', number }, { action: 'send' })
    clock.now = '2026-11-27T09:00:00.000Z'
    await advance(world, dispute, { action: 'acknowledge', operatorReference: 'RN-5' })
    const answered = await advance(
      world,
      dispute,
      { action: 'verify', by: 'documents' },
      { action: 'answer', result: 'upheld', index: '12500', note: 'corrected' },
    )
    expect(answered).toMatchObject({
      ok: true,
      dispute: { number, state: 'answered', answer: { result: 'upheld', index: '12500' } },
      clock: { owner: 'supplier', isOverdue: false },
    })
    const { steps } = disputeOf(answered)
    expect(steps.map(({ state, owner, dueOn }) => [state, owner, dueOn])).toEqual([
      ['draft', 'supplier', undefined],
      ['registered', 'supplier', '2026-12-02'],
      // The 30th of November and the 1st of December are holidays.
      ['sent', 'operator', '2026-12-02'],
      ['acknowledged', 'operator', '2026-12-22'],
      ['under_verification', 'operator', '2026-12-22'],
      ['answered', 'supplier', '2026-12-22'],
    ])
    expect(
      await desk.disputes.advance({
        place: 'P1',
        disputeId: dispute.id,
        command: { action: 'send' },
      }),
    ).toMatchObject({ ok: false, problem: 'not_allowed_in_this_state', actual: 'answered' })
  })

  it('goes to the operator by mail when it is sent, once, with its number and evidence', async () => {
    const world = await withAbsences(1)
    const dispute = disputeOf(await world.open('P1'))
    const number = world.desk.disputes.number(dispute.id)
    await advance(world, dispute, { action: 'register', number })
    expect(await waitingMails(world)).toEqual([])
    await advance(world, dispute, { action: 'send' }, { action: 'send' })
    const [letter, ...others] = await waitingMails(world)
    expect(others).toEqual([])
    expect(letter).toMatchObject({ kind: 'dispute', to: [{ address: 'date@nord.example' }] })
    expect(letter?.subject).toContain(number)
    for (const part of ['RO001E0000001', '12400', '12500', 'n.jsonl:2']) {
      expect(letter?.text).toContain(part)
    }
  })

  it('goes by mail to an operator that only the general settings name', async () => {
    const format = jsonLinesFormat()
    const world = await openDeskWithPlaces([placeRow(1)], {
      operators: [],
      otherOperators: (id) => ({ id, name: id, email: `${id}@grid.example`, transfers: format }),
    })
    const { readings } = await world.desk.receive(sms(1, 'value=12500'))
    await waitingMails(world)
    const opened = await world.desk.disputes.open({
      type: 'contract_start',
      place: 'P1',
      readingId: readings[0]?.readingId ?? '',
    })
    await advance(
      world,
      disputeOf(opened),
      { action: 'register', number: 'C-1' },
      { action: 'send' },
    )
    expect(await waitingMails(world)).toMatchObject([{ to: [{ address: 'north@grid.example' }] }])
  })

  it('is numbered so that it can be read out on the phone', async () => {
    const world = await withAbsences(1)
    const { id } = disputeOf(await world.open('P1'))
    expect(world.desk.disputes.number(id)).toMatch(
      /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/u,
    )
  })
})

describe('the list of running disputes', () => {
  it('has the clock that runs out first on top, and shows who is overdue', async () => {
    const world = await withAbsences(1, 2, 3)
    const { desk, clock } = world
    const disputes: Dispute[] = []
    for (const place of ['P1', 'P2', 'P3']) disputes.push(disputeOf(await world.open(place)))
    const [first, second, third] = disputes
    if (!first || !second || !third) throw new Error('Three disputes are open.')
    expect(await desk.disputes.list()).toEqual([])

    clock.now = '2026-11-23T09:00:00.000Z'
    await advance(
      world,
      first,
      { action: 'register', number: 'C-1' },
      { action: 'send' },
      { action: 'acknowledge' },
    )
    clock.now = '2026-11-25T09:00:00.000Z'
    await advance(world, second, { action: 'register', number: 'C-2' }, { action: 'send' })
    clock.now = '2026-11-24T09:00:00.000Z'
    await advance(world, third, { action: 'register', number: 'C-3' })

    clock.now = '2026-12-04T09:00:00.000Z'
    const list = await desk.disputes.list()
    expect(
      list.map(({ dispute, clock: { dueOn, owner, isOverdue } }) => [
        dispute.number,
        dueOn,
        owner,
        isOverdue,
      ]),
    ).toEqual([
      ['C-3', '2026-12-03', 'supplier', true],
      ['C-2', '2026-12-04', 'operator', false],
      ['C-1', '2026-12-16', 'operator', false],
    ])
    await advance(world, third, { action: 'withdraw', reason: 'The customer changed their mind.' })
    expect((await desk.disputes.list()).map(({ dispute }) => dispute.number)).toEqual([
      'C-2',
      'C-1',
    ])
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })
})
