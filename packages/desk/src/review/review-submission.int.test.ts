import { describe, expect, it } from 'vitest'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import { openDeskWithPlaces, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow, twoRegisterRows } from '../testing/places-csv.ts'
import { form, sms } from '../testing/submissions.ts'

const by = 'ana'
const reason = 'The customer confirmed it by phone.'

async function statuses({ store, tenant }: TestDesk) {
  const { documents } = await store.findDocuments({ tenant, collection: 'reading' })
  return documents
    .map(({ value }) => value as unknown as { value: { text: string }; status: string })
    .map(({ value, status }) => `${value.text} ${status}`)
    .filter((it) => !it.startsWith('0'))
    .toSorted()
}

const used = async ({ desk }: TestDesk) => (await desk.statement({ month: '2026-11' })).used

/** A desk with a submission that waits: far beyond what the place uses. */
async function withHeld(text = 'value=19000'): Promise<TestDesk & { held: SubmissionReceipt }> {
  const world = await openDeskWithPlaces([placeRow(1), ...twoRegisterRows(2)])
  return { ...world, held: await world.desk.receive(sms(1, text)) }
}

describe('the list of reviews', () => {
  it('shows what waits, oldest first, with what the sender wrote and why it waits', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const late = await desk.receive(sms(1, 'value=12100'))
    const early = await desk.receive(
      sms(1, 'value=12500 unsure', { receivedAt: '2026-11-21T10:00:00.000Z' }),
    )
    await desk.receive(sms(1, 'value=12600'))
    const list = await desk.review.list()
    expect(list.map(({ submissionId }) => submissionId)).toEqual([
      early.submissionId,
      late.submissionId,
    ])
    expect(list[0]).toMatchObject({
      sender: '+40 722 0000001',
      text: 'value=12500 unsure',
      findings: [{ code: 'text_unsure' }],
      readings: [{ value: '12500', status: 'held' }],
    })
  })

  it('shows no words of a sender who was erased', async () => {
    const { desk, store, tenant, held } = await withHeld()
    await store.eraseSubject({ tenant, subject: `submission:${held.submissionId}` })
    const [item] = await desk.review.list()
    expect(item?.submissionId).toBe(held.submissionId)
    expect(item).not.toHaveProperty('text')
    expect(item).not.toHaveProperty('sender')
  })
})

describe('a person’s decision', () => {
  it('lets held readings stand, says who and why, and keeps the automatic result beside it', async () => {
    const world = await withHeld()
    const { desk, held } = world
    const { submissionId } = held
    expect(await used(world)).toBe(0)
    expect(await desk.review.decide({ submissionId, decision: 'accept_held', by, reason })).toEqual(
      { ok: true, readings: [held.readings[0]?.readingId] },
    )
    expect(await statuses(world)).toEqual(['19000 accepted'])
    const letters: unknown[] = []
    await desk.deliver({
      transport: 'mail',
      send: async ({ content }) => void letters.push(content),
    })
    expect(letters.at(-1)).toMatchObject({
      kind: 'confirmation',
      text: expect.stringContaining(held.readings[0]?.receiptNumber ?? 'no receipt'),
    })
    expect(await desk.review.list()).toEqual([])
    expect(await used(world)).toBe(1)

    const dossier = await desk.explain({ place: 'P1' })
    const own = dossier?.readings.at(-1)?.reading
    expect(own?.override).toEqual({ by, reason, at: '2026-11-22T10:00:00.000Z' })
    expect(own?.assessment?.decision).toBe('review')
    expect(dossier?.journal.entries.at(-1)?.actor).toBe('employee ana')
    const { transfers } = await desk.prepareTransfers({ day: '2026-11-22' })
    expect(transfers[0]?.batch.lines).toMatchObject([{ index: { text: '19000' } }])
  })

  it('puts readings of its own in the place of what was read', async () => {
    const world = await withHeld()
    const { desk, held } = world
    const result = await desk.review.decide({
      submissionId: held.submissionId,
      decision: 'accept_readings',
      readings: [{ place: 'P1', value: '012900' }],
      by,
      reason,
    })
    expect(result).toMatchObject({ ok: true })
    expect(await statuses(world)).toEqual(['19000 refused'])
    const dossier = await desk.explain({ place: 'P1' })
    const own = dossier?.readings.find(({ reading }) => reading.value.text === '012900')
    expect(own?.reading).toMatchObject({
      status: 'accepted',
      channel: 'sms',
      readOn: '2026-11-22',
      override: { by, reason },
      submissions: [held.submissionId],
    })
    expect(own?.reading.receiptNumber).toMatch(/^\w{4}-\w{4}-\w{4}$/u)
    expect(await used(world)).toBe(1)
  })

  it('gives the readings of a submission in which none was found, and the dossier shows where they come from', async () => {
    const { desk } = await openDeskWithPlaces(twoRegisterRows(2))
    const { submissionId } = await desk.receive(sms(9, 'value=1 for my two-band meter'))
    const result = await desk.review.decide({
      submissionId,
      decision: 'accept_readings',
      readings: [
        { place: 'P2', register: 'day', value: '20200', readOn: '2026-11-21' },
        { place: 'P2', register: 'night', value: '10100', readOn: '2026-11-21' },
      ],
      by,
      reason,
    })
    expect(result).toMatchObject({ ok: true })
    expect((await desk.statement({ month: '2026-11' })).countsByKind.take).toBe(1)
    const dossier = await desk.explain({ place: 'P2' })
    const own = dossier?.readings.filter(({ reading }) => reading.channel === 'sms') ?? []
    expect(own.map(({ reading }) => reading.value.text)).toEqual(['20200', '10100'])
    for (const { submissions } of own) {
      expect(submissions).toMatchObject([
        { id: submissionId, text: 'value=1 for my two-band meter' },
      ])
    }
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })

  it('refuses a submission: nothing of it stands and nothing is counted', async () => {
    const world = await withHeld()
    const { submissionId } = world.held
    expect(
      await world.desk.review.decide({ submissionId, decision: 'refuse', by, reason }),
    ).toEqual({ ok: true, readings: [] })
    expect(await statuses(world)).toEqual(['19000 refused'])
    expect(await world.desk.review.list()).toEqual([])
    expect(await used(world)).toBe(0)
  })

  it('gives a reading that the submission was known to repeat', async () => {
    const world = await withHeld()
    const { desk, held } = world
    const again = await desk.receive(form(1, [{ value: '19000' }]))
    const { submissionId } = held
    await desk.review.decide({ submissionId, decision: 'accept_held', by, reason })
    const readings = [{ place: 'P1', value: '19000' }]
    const second = { submissionId: again.submissionId, readings, by, reason }
    expect(await desk.review.decide({ ...second, decision: 'accept_readings' })).toEqual({
      ok: true,
      readings: [held.readings[0]?.readingId],
    })
    expect(await statuses(world)).toEqual(['19000 accepted'])
    expect(await used(world)).toBe(1)
  })

  it('counts what the first of two submissions brings when its own value came by the second', async () => {
    const world = await withHeld()
    const { desk, held } = world
    const again = await desk.receive(form(1, [{ value: '19000' }]))
    const { submissionId } = again
    await desk.review.decide({ submissionId, decision: 'accept_held', by, reason })
    const readings = [{ place: 'P1', value: '12900' }]
    const first = { submissionId: held.submissionId, readings, by, reason }
    await desk.review.decide({ ...first, decision: 'accept_readings' })
    expect(await used(world)).toBe(2)
  })

  it('lets a reading stand once, though two submissions of a day outside the window said it', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    const { desk } = world
    const receivedAt = '2026-11-27T10:00:00.000Z'
    const right = await desk.receive(sms(1, 'value=12540', { receivedAt }))
    const wrong = await desk.receive(sms(1, 'value=19000', { receivedAt }))
    const readings = [{ place: 'P1', value: '12540' }]
    for (const review of [
      { submissionId: wrong.submissionId, decision: 'accept_readings', readings } as const,
      { submissionId: right.submissionId, decision: 'accept_held' } as const,
    ]) {
      expect(await desk.review.decide({ ...review, by, reason })).toMatchObject({ ok: true })
    }
    expect(await statuses(world)).toEqual(['12540 accepted', '12540 superseded', '19000 refused'])
    expect(await used(world)).toBe(1)
  })

  it('is made once: what was decided is not open any more', async () => {
    const { desk, store, held } = await withHeld()
    const { submissionId } = held
    await desk.review.decide({ submissionId, decision: 'refuse', by, reason })
    const head = await store.logHeads()
    expect(
      await desk.review.decide({ submissionId, decision: 'accept_held', by, reason }),
    ).toMatchObject({ ok: false, problem: 'not_open' })
    expect(await store.logHeads()).toEqual(head)
  })

  it('is made once by two people at the same moment', async () => {
    const world = await withHeld()
    const { submissionId } = world.held
    const results = await Promise.all(
      ['ana', 'ion'].map((it) =>
        world.desk.review.decide({ submissionId, decision: 'accept_held', by: it, reason }),
      ),
    )
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await used(world)).toBe(1)
  })

  it.each([
    ['a submission that was accepted', 'value=12500'],
    ['a message without a reading', 'Good morning'],
  ])('is not asked for %s', async (_, text) => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const { submissionId } = await desk.receive(sms(1, text))
    expect(
      await desk.review.decide({ submissionId, decision: 'accept_held', by, reason }),
    ).toMatchObject({ ok: false, problem: 'not_open' })
    expect(
      await desk.review.decide({ submissionId: 'nobody', decision: 'refuse', by, reason }),
    ).toMatchObject({ ok: false, problem: 'not_open' })
  })

  it.each([
    ['place_unknown', { place: 'P9', value: '12500' }, 'P9'],
    ['place_unknown', { place: 'P1', value: '12500', readOn: '2019-01-01' }, '2019-01-01'],
    ['register_unclear', { place: 'P2', value: '20200' }, '1.8.1, 1.8.2'],
    ['register_unclear', { place: 'P2', register: 'T7', value: '20200' }, '1.8.1, 1.8.2'],
    ['not_an_index', { place: 'P1', value: '12O00' }, 'digits'],
    ['not_an_index', { place: 'P1', value: '1234567' }, 'at most 6 digits'],
  ])('cannot be carried out with %s, and says why', async (problem, reading, detail) => {
    const { desk, store, held } = await withHeld()
    const head = await store.logHeads()
    const result = await desk.review.decide({
      submissionId: held.submissionId,
      decision: 'accept_readings',
      readings: [reading],
      by,
      reason,
    })
    expect(result).toMatchObject({ ok: false, problem })
    expect(result).toHaveProperty('detail', expect.stringContaining(detail))
    expect(await store.logHeads()).toEqual(head)
    expect(await desk.review.list()).toHaveLength(1)
  })

  it('cannot accept what was never read, nor what the register cannot show', async () => {
    const nothing = await withHeld('value=12500 unsure')
    const unknown = await nothing.desk.receive(sms(9, 'value=1'))
    expect(
      await nothing.desk.review.decide({
        submissionId: unknown.submissionId,
        decision: 'accept_held',
        by,
        reason,
      }),
    ).toMatchObject({ ok: false, problem: 'nothing_held' })

    const { desk, held } = await withHeld('value=1250000')
    expect(
      await desk.review.decide({
        submissionId: held.submissionId,
        decision: 'accept_held',
        by,
        reason,
      }),
    ).toMatchObject({ ok: false, problem: 'not_an_index' })
    expect(await desk.review.list()).toHaveLength(1)
  })

  it('cannot give two values of one register', async () => {
    const { desk, held } = await withHeld()
    const result = await desk.review.decide({
      submissionId: held.submissionId,
      decision: 'accept_readings',
      readings: [
        { place: 'P1', value: '12900' },
        { place: 'P1', register: '1.8.0', value: '12901' },
      ],
      by,
      reason,
    })
    expect(result).toMatchObject({ ok: false, problem: 'register_repeated' })
  })

  it('makes the accepted reading the one that stands in its window', async () => {
    const world = await withHeld()
    await world.desk.receive(sms(1, 'value=12500', { receivedAt: '2026-11-21T10:00:00.000Z' }))
    await world.desk.review.decide({
      submissionId: world.held.submissionId,
      decision: 'accept_held',
      by,
      reason,
    })
    expect(await statuses(world)).toEqual(['12500 superseded', '19000 accepted'])
  })

  it('counts an operation once, though two submissions brought the reading', async () => {
    const world = await withHeld()
    const again = await world.desk.receive(form(1, [{ value: '19000' }]))
    for (const submissionId of [world.held.submissionId, again.submissionId]) {
      expect(
        await world.desk.review.decide({ submissionId, decision: 'accept_held', by, reason }),
      ).toMatchObject({ ok: true })
    }
    expect(await statuses(world)).toEqual(['19000 accepted'])
    expect(await used(world)).toBe(1)
    expect(await world.desk.review.list()).toEqual([])
  })

  it('repeats what stands already where it gives the very same reading', async () => {
    const world = await withHeld()
    await world.desk.receive(form(1, [{ value: '12900' }]))
    const result = await world.desk.review.decide({
      submissionId: world.held.submissionId,
      decision: 'accept_readings',
      readings: [{ place: 'P1', value: '012900' }],
      by,
      reason,
    })
    expect(result).toMatchObject({ ok: true })
    expect(await statuses(world)).toEqual(['12900 accepted', '19000 refused'])
    expect(await used(world)).toBe(1)
    const dossier = await world.desk.explain({ place: 'P1' })
    const own = dossier?.readings.find(({ reading }) => reading.value.text === '12900')
    expect(own?.submissions.map(({ channel }) => channel).toSorted()).toEqual(['sms', 'web_app'])
  })
})
