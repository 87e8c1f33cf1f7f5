import { describe, expect, it } from 'vitest'
import { openDeskWithPlaces, openTestDesk } from '../testing/open-test-desk.ts'
import { placeRow, twoRegisterRows } from '../testing/places-csv.ts'
import { form, mail, sms } from '../testing/submissions.ts'

const november = { month: '2026-11' }

describe('the month’s statement', () => {
  it('covers 550 operations and prices the 551st, each kind counted by itself', async () => {
    const numbers = Array.from({ length: 276 }, (_, index) => index + 1)
    const { desk } = await openDeskWithPlaces(numbers.map((number) => placeRow(number)))
    await desk.receive({
      channel: 'visit',
      receivedAt: '2026-11-22T10:00:00.000Z',
      enteredBy: 'ana',
      readings: numbers.slice(0, 275).map((number) => ({ place: `P${number}`, value: '12500' })),
    })
    await desk.prepareTransfers({ day: '2026-11-22' })
    expect(await desk.statement(november)).toMatchObject({
      included: 550,
      used: 550,
      over: 0,
      amountOver: '0',
    })
    await desk.receive(sms(276, 'value=12500'))
    const statement = await desk.statement(november)
    expect(statement).toMatchObject({
      used: 551,
      over: 1,
      amountOver: '1',
      countsByKind: { take: 276, transmit: 275, verify: 0, notify: 0 },
      plan: { pricePerOperation: '1.00', currency: 'RON', rule: { id: 'ro.plan.professional' } },
    })
    expect(statement.lines.map(({ number }) => number)).toEqual(
      Array.from({ length: 551 }, (_, index) => index + 1),
    )
    expect(statement.lines.filter(({ isPriced }) => isPriced).map(({ number }) => number)).toEqual([
      551,
    ])
  })

  it('counts a reading that came by several channels on one day once', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const { submissionId } = await desk.receive(form(1, [{ value: '12500' }]))
    await desk.receive(mail(1, { text: 'value=12500' }))
    await desk.receive(sms(1, 'value=12500'))
    const { lines } = await desk.statement(november)
    expect(lines.map(({ operation }) => operation)).toMatchObject([
      { kind: 'take', place: 'P1', day: '2026-11-22', reference: submissionId },
    ])
  })

  it('counts a reading though it says just what was computed that day', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const { transfers } = await desk.prepareTransfers({ day: '2026-11-26' })
    const computed = transfers[0]?.batch.lines[0]?.index.text
    expect(await desk.receive(sms(1, `value=${computed}`))).toMatchObject({ outcome: 'accepted' })
    expect((await desk.statement(november)).countsByKind.take).toBe(1)
  })

  it('counts the registers of a place once, and another value of one of them again', async () => {
    const { desk } = await openDeskWithPlaces([...twoRegisterRows(1)])
    const accepted = async (register: string, value: string) => {
      const { submissionId } = await desk.receive(form(1, [{ register, value }]))
      const reason = 'The other register is read later.'
      await desk.review.decide({ submissionId, decision: 'accept_held', by: 'ana', reason })
      return submissionId
    }
    const references = async () => {
      const { lines } = await desk.statement(november)
      return lines.map(({ operation }) => operation.reference).toSorted()
    }
    const first = await accepted('1.8.1', '20500')
    await accepted('1.8.2', '10500')
    expect(await references()).toEqual([first])
    const corrected = await accepted('1.8.2', '10510')
    expect(await references()).toEqual([first, corrected].toSorted())
  })

  it('links every operation to the submission, batch or file that it was done for', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const { submissionId } = await desk.receive(sms(1, 'value=12500'))
    const { transfers } = await desk.prepareTransfers({ day: '2026-11-22' })
    const { lines } = await desk.statement(november)
    expect(lines.map(({ operation }) => [operation.kind, operation.reference])).toEqual([
      ['take', submissionId],
      ['transmit', transfers[0]?.batch.id],
    ])
  })

  it('begins each month at nothing used, in the tenant’s zone', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1), placeRow(2)])
    // An hour before midnight in UTC is the first of December in Bucharest.
    const receivedAt = '2026-11-30T23:00:00.000Z'
    const late = await desk.receive(sms(1, 'value=12600', { receivedAt }))
    await desk.review.decide({
      submissionId: late.submissionId,
      decision: 'accept_held',
      by: 'ana',
      reason: 'The window was prolonged.',
    })
    await desk.receive(sms(2, 'value=12500'))
    expect(await desk.statement(november)).toMatchObject({ used: 1, included: 550 })
    expect(await desk.statement({ month: '2026-12' })).toMatchObject({ used: 1, included: 550 })
    expect(await desk.statement({ month: '2027-01' })).toMatchObject({ used: 0, included: 550 })
  })

  it('counts nothing that was not taken: what waits, is refused, no reading or sent twice', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const waiting = await desk.receive(sms(1, 'value=12100'))
    await desk.receive(sms(1, 'Good morning'))
    await desk.receive(sms(9, 'value=12500'))
    await desk.review.decide({
      submissionId: waiting.submissionId,
      decision: 'refuse',
      by: 'ana',
      reason: 'Another meter.',
    })
    expect(await desk.statement(november)).toMatchObject({ used: 0 })
  })

  it('says which rule is missing where no plan is in force', async () => {
    const { desk } = openTestDesk()
    await expect(desk.statement({ month: '2019-05' })).rejects.toThrow(
      'No price plan is in force on 2019-05-31',
    )
  })
})
