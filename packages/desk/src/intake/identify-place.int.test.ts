import { describe, expect, it } from 'vitest'
import { openDeskWithPlaces, waitingMails } from '../testing/open-test-desk.ts'
import { placeRow, twoRegisterRows } from '../testing/places-csv.ts'
import { form, mail, sms } from '../testing/submissions.ts'

const places = [
  placeRow(1),
  placeRow(2),
  placeRow(3, { customer_id: 'C2', phones: '+40 722 0000002' }),
]
const stranger = '+40 799 999 999'

describe('the place that a submission is about', () => {
  it.each([
    ['the sender’s phone alone', sms(1, 'value=12500'), 'P1'],
    ['the sender’s mail address alone', mail(1, { text: 'value=12500' }), 'P1'],
    [
      'a number in the text, the sender being known',
      sms(1, 'place=RO001E0000001 value=12500'),
      'P1',
    ],
    [
      'the sender’s own place of several, by its number',
      sms(2, 'place=7000000003 value=12500'),
      'P3',
    ],
    [
      'the sender’s own place of several, by its meter',
      sms(2, 'meter=000000003 value=12500'),
      'P3',
    ],
    [
      'number and meter of a place, from anybody',
      sms(1, 'place=RO001E0000002 meter=000000002 value=12500', { sender: stranger }),
      'P2',
    ],
    [
      'the code on the bill, from anybody',
      sms(1, 'place=8000000002 value=12500', { sender: stranger }),
      'P2',
    ],
    [
      'numbers on lines of their own',
      sms(1, 'place=RO001E0000002\nmeter=000000002\nvalue=12500', { sender: stranger }),
      'P2',
    ],
  ])('is found by %s', async (_, submission, place) => {
    const { desk } = await openDeskWithPlaces(places)
    const receipt = await desk.receive(submission)
    expect(receipt).toMatchObject({ outcome: 'accepted', readings: [{ place, value: '12500' }] })
  })

  it.each([
    [
      'an unknown sender without a number',
      sms(1, 'value=12500', { sender: stranger }),
      'place_not_found',
      [],
    ],
    ['a sender without a name', sms(1, 'value=12500', { sender: '' }), 'place_not_found', []],
    ['a number that nobody has', sms(1, 'place=RO009 value=12500'), 'place_not_found', ['P1']],
    [
      'a sender with two places and no number',
      sms(2, 'value=12500'),
      'place_ambiguous',
      ['P2', 'P3'],
    ],
    [
      'numbers of two places',
      sms(1, 'place=RO001E0000001 meter=000000002 value=12500'),
      'evidence_conflict',
      ['P1', 'P2'],
    ],
  ])('is left to a person with %s', async (_, submission, code, candidates) => {
    const { desk } = await openDeskWithPlaces(places)
    const receipt = await desk.receive(submission)
    expect(receipt).toMatchObject({ outcome: 'review', readings: [] })
    expect(receipt.findings).toMatchObject([{ code, severity: 'lock' }])
    expect(receipt.candidates.map(({ place }) => place)).toEqual(candidates)
    for (const candidate of receipt.candidates) expect(candidate.evidence.length).toBeGreaterThan(0)
    expect(await desk.review.list()).toMatchObject([{ submissionId: receipt.submissionId }])
  })

  it('is held for a person where a stranger names it by one number only', async () => {
    const { desk } = await openDeskWithPlaces(places)
    const receipt = await desk.receive(
      sms(1, 'place=RO001E0000002 value=12500', { sender: stranger }),
    )
    expect(receipt).toMatchObject({
      outcome: 'review',
      readings: [{ place: 'P2', status: 'held' }],
    })
    expect(receipt.findings).toMatchObject([{ code: 'unknown_sender', severity: 'lock' }])
  })

  it('is noted to come from a stranger, and accepted, where two numbers agree', async () => {
    const { desk } = await openDeskWithPlaces(places)
    const receipt = await desk.receive(
      sms(1, 'place=RO001E0000002 meter=000000002 value=12500', { sender: stranger }),
    )
    expect(receipt).toMatchObject({ outcome: 'accepted' })
    expect(receipt.findings).toMatchObject([{ code: 'unknown_sender', severity: 'note' }])
  })

  it('counts the same number written twice as one', async () => {
    const { desk } = await openDeskWithPlaces(places)
    const text = 'place=RO001E0000002 value=12500\nplace=RO-001E-0000002'
    expect(await desk.receive(sms(1, text, { sender: stranger }))).toMatchObject({
      outcome: 'review',
    })
  })

  it('is as an employee says who keys it', async () => {
    const { desk } = await openDeskWithPlaces(places)
    const receipt = await desk.receive({
      channel: 'call',
      receivedAt: '2026-11-22T10:00:00.000Z',
      enteredBy: 'ana',
      readings: [{ place: '7000000002', value: '12500' }],
    })
    expect(receipt).toMatchObject({ outcome: 'accepted', readings: [{ place: 'P2' }] })
    expect(receipt.findings).toEqual([])
  })

  it('is one of each that a mail names, each decided for itself', async () => {
    const { desk } = await openDeskWithPlaces([
      ...places,
      placeRow(4, { emails: 'client2@mail.example' }),
    ])
    const text = [
      'place=RO001E0000002 value=12500',
      'place=RO001E0000003 value=99999',
      'place=RO001E0000004 value=12700',
    ].join('\n')
    const receipt = await desk.receive(mail(2, { text }))
    // The third is found by its address; the second place's own customer writes.
    expect(receipt.outcome).toBe('review')
    expect(receipt.readings.map(({ place, status }) => [place, status])).toEqual([
      ['P2', 'accepted'],
      ['P3', 'held'],
      ['P4', 'accepted'],
    ])
    expect((await desk.statement({ month: '2026-11' })).used).toBe(2)
  })

  it('accepts what is clear of several places and leaves the rest to a person', async () => {
    const { desk } = await openDeskWithPlaces(places)
    const receipt = await desk.receive(
      mail(2, { text: 'place=RO001E0000002 value=12500\nplace=RO009 value=12600' }),
    )
    expect(receipt).toMatchObject({
      outcome: 'review',
      findings: [{ code: 'place_not_found', severity: 'lock' }],
      readings: [{ place: 'P2', status: 'accepted' }],
    })
  })

  it('is chosen by how many registers are named where the sender has two', async () => {
    const { desk } = await openDeskWithPlaces([
      placeRow(1),
      ...twoRegisterRows(2, { phones: '+40 722 0000001' }),
    ])
    const text = 'register=day value=20200\nregister=night value=10100'
    expect(await desk.receive(sms(1, text))).toMatchObject({
      outcome: 'accepted',
      readings: [{ place: 'P2' }, { place: 'P2' }],
    })
  })

  it('is chosen by the utility that is named', async () => {
    const { desk } = await openDeskWithPlaces([
      placeRow(1),
      placeRow(2, { utility: 'gas', unit: 'm³', annex_unit: 'm³', phones: '+40 722 0000001' }),
    ])
    expect(await desk.receive(sms(1, 'utility=gas value=12500'))).toMatchObject({
      readings: [{ place: 'P2' }],
    })
    expect(await desk.receive(sms(1, 'utility=electricity value=12500'))).toMatchObject({
      readings: [{ place: 'P1' }],
    })
  })
})

describe('the answer to a submission', () => {
  it('confirms to the customer what was recorded, in their language, under its receipt number', async () => {
    const world = await openDeskWithPlaces([placeRow(1, { language: 'en' })])
    const receipt = await world.desk.receive(mail(1, { messageId: '<1@x>', text: 'value=012500' }))
    const [confirmation, ...others] = await waitingMails(world)
    expect(others).toEqual([])
    expect(confirmation).toMatchObject({
      kind: 'confirmation',
      from: { address: 'autocitire@furnizor.example' },
      to: [{ address: 'client1@mail.example' }],
      inReplyTo: '<1@x>',
      autoSubmitted: 'auto-replied',
    })
    const { text = '', subject = '' } = confirmation ?? {}
    const number = receipt.readings[0]?.receiptNumber ?? 'none'
    expect(subject).toContain(number)
    for (const part of [
      'Client 1',
      'RO001E0000001',
      '000000001',
      '1.8.0',
      '012500 kWh',
      '2026-11-22',
      number,
    ]) {
      expect(text).toContain(part)
    }
  })

  it('goes to the customer’s address where the reading came by phone', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(sms(1, 'value=12500'))
    expect(await waitingMails(world)).toMatchObject([
      { to: [{ address: 'client1@mail.example' }], autoSubmitted: 'auto-generated' },
    ])
  })

  it('says under which number a person looks at it', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(mail(1, { text: 'value=12100' }))
    expect(await waitingMails(world)).toMatchObject([{ kind: 'under_review' }])
  })

  it.each([
    ['no reading', mail(1, { text: 'Good morning' })],
    ['an automatic reply', mail(1, { kind: 'auto_reply', text: 'value=12500' })],
    [
      'a quarantined mail',
      mail(1, {
        text: 'value=12500',
        findings: [{ code: 'two_from', severity: 'quarantine', detail: '' }],
      }),
    ],
    ['a place that nobody found', sms(1, 'value=12500', { sender: '+40 799 999 999' })],
  ])('is none to %s', async (_, submission) => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(submission)
    expect(await waitingMails(world)).toEqual([])
  })

  it('goes to the customer, not to an address that must not be answered', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(
      mail(1, {
        from: 'robot@mail.example',
        mayReply: false,
        text: 'place=8000000001 value=12500',
      }),
    )
    expect((await waitingMails(world)).map(({ to }) => to)).toEqual([
      [{ address: 'client1@mail.example' }],
    ])
  })

  it('tells a stranger nothing of the customer', async () => {
    const world = await openDeskWithPlaces([placeRow(1, { customer_name: 'Ștefania Țărnă' })])
    const from = 'stranger@mail.example'
    await world.desk.receive(mail(1, { from, text: 'place=RO001E0000001 value=12500' }))
    expect(await waitingMails(world)).toEqual([])

    await world.desk.receive(mail(1, { from, text: 'place=8000000001 value=12510' }))
    const mails = await waitingMails(world)
    expect(mails).toMatchObject([{ kind: 'confirmation', to: [{ address: from }] }])
    expect(mails[0]?.text).not.toContain('Țărnă')
    expect(mails[0]?.text).toContain('12510')
  })
})

describe('a form', () => {
  it('names its place by any identifier', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    for (const [index, place] of [
      'P1',
      'RO001E0000001',
      '7000000001',
      '1000000001',
      'C1',
    ].entries()) {
      const receipt = await desk.receive({
        channel: 'web_app',
        receivedAt: '2026-11-22T10:00:00.000Z',
        sender: 'client1@mail.example',
        readings: [{ place, value: String(12_500 + index) }],
      })
      expect(receipt).toMatchObject({ outcome: 'accepted', readings: [{ place: 'P1' }] })
    }
  })

  it('may carry readings of many places', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1), placeRow(2)])
    const receipt = await desk.receive({
      channel: 'visit',
      receivedAt: '2026-11-22T10:00:00.000Z',
      enteredBy: 'ana',
      readings: [
        { place: 'P1', value: '12500' },
        { place: 'P2', value: '12600' },
      ],
    })
    expect(receipt.readings.map(({ place }) => place)).toEqual(['P1', 'P2'])
    expect((await desk.statement({ month: '2026-11' })).used).toBe(2)
  })

  it('is a case for a person where its meter is another place’s', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1), placeRow(2)])
    const receipt = await desk.receive(form(1, [{ value: '12500', meterSerial: '000000002' }]))
    expect(receipt).toMatchObject({ outcome: 'review', findings: [{ code: 'evidence_conflict' }] })
  })
})
