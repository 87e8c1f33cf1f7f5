import { beforeAll, describe, expect, it } from 'vitest'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import { measurementFile } from '../testing/json-lines-format.ts'
import { openDeskWithPlaces, openTestDesk, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow } from '../testing/places-csv.ts'
import { form, mail, sms } from '../testing/submissions.ts'
import { renderDossier } from './render-dossier.ts'

const HOSTILE = `<script>alert("1")</script><img src=x onerror='a()'>&`
const november = { from: '2026-11-01', to: '2026-11-30' }

/** Two ways to send it, a file out, a file back, a dispute: all that can happen to one reading. */
async function storyOf(text = 'value=012500'): Promise<TestDesk & { receipt: SubmissionReceipt }> {
  const world = await openDeskWithPlaces([
    placeRow(1, {
      customer_name: `Ion ${HOSTILE}`,
      address: HOSTILE,
      verification_valid_until: '2026-01-01',
    }),
    placeRow(2),
  ])
  const { desk, clock } = world
  const receipt = await desk.receive(mail(1, { messageId: '<1@x>', subject: HOSTILE, text }))
  await desk.receive(form(1, [{ value: '12500' }]))
  await desk.prepareTransfers({ day: '2026-11-22' })
  clock.now = '2026-11-25T08:00:00.000Z'
  await desk.reconcile({
    operator: 'north',
    file: measurementFile('november.jsonl', [
      {
        place: { scheme: 'pod', value: 'RO001E0000001' },
        meterSerial: '000000001',
        register: '1.8.0',
        index: { text: '012400', units: 12_400, decimals: 0 },
        readOn: '2026-11-22',
        type: 'estimated',
      },
    ]),
  })
  const readingId = receipt.readings[0]?.readingId ?? ''
  const opened = await desk.disputes.open({ type: 'reading_not_used', place: 'P1', readingId })
  if (!opened.ok) throw new Error(opened.expected)
  const step = { place: 'P1', disputeId: opened.dispute.id }
  await desk.disputes.advance({ ...step, command: { action: 'register', number: 'C-7' } })
  await desk.disputes.advance({ ...step, command: { action: 'send' } })
  return { ...world, receipt }
}

describe('the dossier of a place', () => {
  let world: Awaited<ReturnType<typeof storyOf>>
  const dossierOf = async (of: TestDesk = world) => {
    const dossier = await of.desk.explain({ place: 'P1', period: november })
    if (dossier === undefined) throw new Error('P1 is known.')
    return dossier
  }

  beforeAll(async () => {
    world = await storyOf(`value=012500\n${HOSTILE}`)
  })

  it('holds the readings of the period and the last one before, each with how it came in', async () => {
    const { readings } = await dossierOf()
    expect(readings.map(({ reading }) => reading.value.text)).toEqual(['012200', '012500'])
    expect(readings[1]?.submissions.map(({ channel }) => channel).toSorted()).toEqual([
      'email',
      'web_app',
    ])
    const mailed = readings[1]?.submissions.find(({ channel }) => channel === 'email')
    expect(mailed).toMatchObject({
      id: world.receipt.submissionId,
      rawSha256: world.receipt.rawSha256,
      sender: 'client1@mail.example',
      outcome: 'accepted',
    })
    expect(mailed?.text).toContain('value=012500')
  })

  it('says what was checked, with the rule that was used, and what was not', async () => {
    const { assessment } = (await dossierOf()).readings[1]?.reading ?? {}
    expect(assessment?.findings).toMatchObject([
      { code: 'metrology_expired', rule: { id: 'ro.metrology.default' } },
    ])
    expect(assessment?.skipped.length).toBeGreaterThan(0)
  })

  it('says in which file it went out, what the operator made of it, and who was told', async () => {
    const [, explained] = (await dossierOf()).readings
    expect(explained?.transfers).toMatchObject([
      { batchId: 'north-2026-11-22-1', fileName: 'north-2026-11-22-1.jsonl', lineNumber: 1 },
    ])
    expect(explained?.outcomes).toMatchObject([
      { code: 'replaced_by_estimate', fileName: 'november.jsonl', at: { line: 2 } },
    ])
    expect(explained?.notices).toHaveLength(1)
    expect(explained?.notices[0]?.messageIds).toHaveLength(2)
  })

  it('holds the dispute with its clock, the technical data, the annex and the rules in force', async () => {
    const dossier = await dossierOf()
    expect(dossier.disputes).toMatchObject([
      { dispute: { number: 'C-7', state: 'sent' }, clock: { owner: 'operator' } },
    ])
    expect(dossier.installations).toMatchObject([{ meter: { serialNumber: '000000001' } }])
    expect(dossier.annex).toMatchObject({ id: 'ANX-1', version: 1 })
    expect(dossier.rules.map(({ id }) => id)).toContain('test.window')
    expect(dossier.names).toEqual({ supplier: 'Furnizor', operator: 'Rețele Nord' })
  })

  it('names every fact of the place by its position in the journal', async () => {
    const { journal } = await dossierOf()
    const facts = await world.store.readStream({ tenant: world.tenant, stream: 'place/P1' })
    expect(journal.entries.map(({ position, type }) => [position, type])).toEqual(
      facts.map(({ position, type }) => [position, type]),
    )
    expect(new Set(journal.entries.map(({ type }) => type))).toEqual(
      new Set([
        ...['place_registered', 'meter_installed', 'annex_agreed', 'reading_recorded'],
        ...['operation_counted', 'reading_repeated', 'reading_transferred', 'reading_reconciled'],
        ...['absence_notified', 'dispute_advanced'],
      ]),
    )
    expect([journal.head]).toEqual(await world.store.logHeads())
  })

  it('is of the last twelve months unless told, and undefined for a place that nobody knows', async () => {
    const dossier = await world.desk.explain({ place: 'P1' })
    expect(dossier?.period).toEqual({ from: '2025-11-01', to: '2026-11-25' })
    expect(await world.desk.explain({ place: 'P9' })).toBeUndefined()
    expect(await openTestDesk().desk.explain({ place: 'P1' })).toBeUndefined()
  })

  it('says of another place only what is its own', async () => {
    const dossier = await world.desk.explain({ place: 'P2', period: november })
    expect(dossier?.readings.map(({ reading }) => reading.place)).toEqual(['P2'])
    expect(JSON.stringify(dossier)).not.toContain('P1')
  })

  it('is written as a page that is well-formed and says it all', async () => {
    const page = renderDossier(await dossierOf())
    expect(unclosedTags(page)).toEqual([])
    for (const part of [
      ...[
        'RO001E0000001',
        '012500',
        world.receipt.rawSha256,
        world.receipt.readings[0]?.receiptNumber,
      ],
      ...['north-2026-11-22-1.jsonl', 'november.jsonl', 'replaced_by_estimate', 'C-7', 'ANX-1'],
      ...['test.window', 'ro.metrology.default'],
    ]) {
      expect(page).toContain(part)
    }
  })

  it('is a page in which nothing that people wrote becomes markup', async () => {
    const page = renderDossier(await dossierOf())
    expect(page).not.toMatch(/<script|<img/iu)
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
  })
})

describe('the dossier of a place whose customer was erased', () => {
  it('shows the customer as erased, and everything else stays', async () => {
    const world = await storyOf()
    const { desk, store, tenant } = world
    const before = await desk.explain({ place: 'P1', period: november })
    await store.eraseSubject({ tenant, subject: 'customer:C1' })
    const after = await desk.explain({ place: 'P1', period: november })
    expect(after).not.toHaveProperty('customer')
    expect({ ...after, customer: before?.customer }).toEqual(before)
    const page = renderDossier(after ?? raise())
    expect(page).toContain('erased (C1)')
    expect(page).not.toContain('Ion ')
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })

  it('shows no words of a sender who was erased, but that and when something came', async () => {
    const { desk, store, tenant, receipt } = await storyOf()
    await store.eraseSubject({ tenant, subject: `submission:${receipt.submissionId}` })
    const dossier = await desk.explain({ place: 'P1', period: november })
    const submission = dossier?.readings[1]?.submissions.find(({ channel }) => channel === 'email')
    expect(submission).toMatchObject({ rawSha256: receipt.rawSha256, outcome: 'accepted' })
    for (const part of ['sender', 'subject', 'text']) expect(submission).not.toHaveProperty(part)
    expect(renderDossier(dossier ?? raise())).toContain('an unknown sender')
  })

  it('takes further readings all the same', async () => {
    const { desk, store, tenant } = await storyOf()
    await store.eraseSubject({ tenant, subject: 'customer:C1' })
    const receipt = await desk.receive(
      sms(1, 'place=8000000001 value=12510', { receivedAt: '2026-11-24T08:00:00.000Z' }),
    )
    expect(receipt).toMatchObject({ outcome: 'accepted', readings: [{ place: 'P1' }] })
  })
})

function raise(): never {
  throw new Error('P1 is known.')
}

/** The tags of a page that are not closed, or closed out of order. */
function unclosedTags(page: string): readonly string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, slash, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/gu)) {
    if (name === 'meta' || name === 'br') continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  return [...open, ...wrong]
}
