import { describe, expect, it } from 'vitest'
import { blurredPhoto, photoOf } from '../testing/captioned-photos.ts'
import { openDeskWithPlaces } from '../testing/open-test-desk.ts'
import { placeRow, twoRegisterRows } from '../testing/places-csv.ts'
import { form, mail, sms } from '../testing/submissions.ts'

describe('a value that cannot stand by itself', () => {
  it.each([
    ['has more digits than the register', 'value=1250000', 'too_many_digits'],
    ['is below the last index', 'value=12199', 'negative'],
    ['is far beyond what the place uses', 'value=19000', 'very_high'],
    ['was read on a day to come', 'value=12500 date=2026-11-23', 'future_date'],
    ['was read before the window', 'value=12500 date=2026-11-19', 'out_of_window'],
  ])('is held where it %s, with what was expected', async (_, text, code) => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const receipt = await desk.receive(sms(1, text))
    expect(receipt).toMatchObject({ outcome: 'review', readings: [{ status: 'held' }] })
    const finding = receipt.readings[0]?.findings.find((it) => it.code === code)
    expect(finding?.severity).toMatch(/^(lock|reject)$/u)
    expect(finding?.expected).not.toBe('')
    expect(finding?.actual).not.toBe('')
    expect((await desk.statement({ month: '2026-11' })).used).toBe(0)
    const { transfers } = await desk.prepareTransfers({ day: '2026-11-22' })
    expect(transfers).toEqual([])
  })

  it('names the rule that held it', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const early = await desk.receive(
      sms(1, 'value=12500', { receivedAt: '2026-11-18T10:00:00.000Z' }),
    )
    expect(early.readings[0]?.findings).toMatchObject([
      { code: 'out_of_window', rule: { id: 'test.window' } },
    ])
    const high = await desk.receive(sms(1, 'value=19000'))
    expect(high.readings[0]?.findings).toMatchObject([{ rule: { id: 'ro.bounds.default' } }])
  })

  it('keeps its characters as they were sent', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const receipt = await desk.receive(sms(1, 'value=0012500'))
    expect(receipt.readings).toMatchObject([{ value: '0012500', status: 'held' }])
  })
})

describe('the registers of a meter', () => {
  it('stand or wait together: one bad value holds both', async () => {
    const { desk } = await openDeskWithPlaces(twoRegisterRows(1))
    const receipt = await desk.receive(
      sms(1, 'register=day value=10100\nregister=night value=20200'),
    )
    expect(receipt.outcome).toBe('review')
    expect(receipt.readings.map(({ register, status }) => [register, status])).toEqual([
      ['1.8.1', 'held'],
      ['1.8.2', 'held'],
    ])
    const oneBad = await desk.receive(sms(1, 'register=day value=20200\nregister=night value=9999'))
    expect(oneBad.readings.map(({ status }) => status)).toEqual(['held', 'held'])
  })

  it.each([
    ['id', '1.8.1', '1.8.2'],
    ['OBIS code', '1-0:1.8.1', '1-0:1.8.2'],
    ['band', 'DAY', 'night'],
    ['number', 'T1', 't2'],
  ])('are known by their %s', async (_, day, night) => {
    const { desk } = await openDeskWithPlaces(twoRegisterRows(1))
    const text = `register=${night} value=10100\nregister=${day} value=20200`
    const receipt = await desk.receive(sms(1, text))
    expect(receipt.outcome).toBe('accepted')
    expect(receipt.readings.map(({ register, value }) => [register, value])).toEqual([
      ['1.8.2', '10100'],
      ['1.8.1', '20200'],
    ])
  })

  it.each([
    ['none is named', 'value=20200'],
    ['the whole is named', 'register=total value=30300'],
    ['one is named that the meter does not have', 'register=T3 value=20200'],
  ])('are for a person to tell apart where %s', async (_, text) => {
    const { desk } = await openDeskWithPlaces(twoRegisterRows(1))
    const receipt = await desk.receive(sms(1, text))
    expect(receipt).toMatchObject({ outcome: 'review', readings: [] })
    expect(receipt.findings).toMatchObject([{ code: 'register_unclear', severity: 'lock' }])
    expect(receipt.findings[0]?.detail).toContain('1.8.1, 1.8.2')
  })

  it('are held in a text that leaves one out, for its value may have been overlooked', async () => {
    const { desk } = await openDeskWithPlaces(twoRegisterRows(1))
    const receipt = await desk.receive(sms(1, 'register=day value=20200'))
    expect(receipt).toMatchObject({ outcome: 'review', readings: [{ status: 'held' }] })
    expect(receipt.findings).toMatchObject([{ code: 'register_set', severity: 'lock' }])
  })

  it('may be left out of a form, whose empty field somebody saw', async () => {
    const { desk } = await openDeskWithPlaces(twoRegisterRows(1))
    const receipt = await desk.receive(form(1, [{ register: 'day', value: '20200' }]))
    expect(receipt).toMatchObject({ outcome: 'accepted', readings: [{ status: 'accepted' }] })
    expect(receipt.findings).toMatchObject([{ code: 'register_set', severity: 'warn' }])
  })

  it('may be named though the meter has one only', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    expect(await desk.receive(sms(1, 'register=total value=12500'))).toMatchObject({
      outcome: 'accepted',
      readings: [{ register: '1.8.0' }],
    })
  })
})

describe('a photo', () => {
  const send = async (text: string, ...photos: readonly Uint8Array[]) => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    return desk.receive(sms(1, text, { photos }))
  }

  it('that agrees with the text is noted', async () => {
    expect(await send('value=12500', photoOf('012500'))).toMatchObject({
      outcome: 'accepted',
      readings: [{ value: '12500' }],
      findings: [{ code: 'photo_agrees', severity: 'note' }],
    })
  })

  it('speaks for itself where the text has no value', async () => {
    expect(await send('here is my meter', photoOf('012500'))).toMatchObject({
      outcome: 'accepted',
      readings: [{ value: '012500', status: 'accepted' }],
    })
  })

  it('that contradicts the text holds the reading', async () => {
    const receipt = await send('value=12500', photoOf('012600'))
    expect(receipt).toMatchObject({
      outcome: 'review',
      readings: [{ value: '12500', status: 'held' }],
      findings: [{ code: 'photo_contradicts', severity: 'lock' }],
    })
    expect(receipt.findings[0]?.detail).toMatch(/12500.*012600/u)
  })

  it('that contradicts another photo is for a person', async () => {
    expect(await send('', photoOf('012500'), photoOf('012600'))).toMatchObject({
      outcome: 'review',
      readings: [],
      findings: [{ code: 'photo_contradicts', severity: 'lock' }],
    })
  })

  it('that cannot be read leaves the text as it is', async () => {
    expect(await send('value=12500', blurredPhoto)).toMatchObject({
      outcome: 'accepted',
      findings: [{ code: 'photo_not_read', severity: 'warn', detail: 'The picture is blurred.' }],
    })
  })

  it('that cannot be read is for a person where there is no text', async () => {
    expect(await send('', blurredPhoto)).toMatchObject({
      outcome: 'review',
      readings: [],
      findings: [{ code: 'photo_not_read', severity: 'lock' }],
    })
  })

  it('beside one that cannot be read still counts', async () => {
    expect(await send('value=12500', blurredPhoto, photoOf('012500'))).toMatchObject({
      outcome: 'accepted',
      findings: [{ code: 'photo_agrees' }],
    })
  })

  it('is named as not read where it could be of several places or registers', async () => {
    const { desk } = await openDeskWithPlaces([
      ...[placeRow(1), placeRow(2, { phones: '+40 722 0000001' })],
      ...twoRegisterRows(3),
    ])
    const text = 'place=RO001E0000001 value=12500\nplace=RO001E0000002 value=12500'
    expect(await desk.receive(sms(1, text, { photos: [photoOf('012500')] }))).toMatchObject({
      outcome: 'accepted',
      findings: [{ code: 'photo_not_read', severity: 'warn' }],
    })
    const both = 'register=day value=20200\nregister=night value=10100'
    expect(await desk.receive(sms(3, both, { photos: [photoOf('020200')] }))).toMatchObject({
      outcome: 'accepted',
      findings: [{ code: 'photo_not_read', severity: 'warn' }],
    })
  })

  it('is named as not read at a desk that has no reader', async () => {
    const options = { photos: undefined } as object
    const { desk } = await openDeskWithPlaces([placeRow(1)], options)
    expect(await desk.receive(sms(1, '', { photos: [photoOf('012500')] }))).toMatchObject({
      outcome: 'review',
      findings: [{ code: 'photo_not_read', severity: 'lock' }],
    })
  })
})

describe('what came with a mail', () => {
  it('is for a person where the reading stands in a forwarded message only', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const receipt = await desk.receive(mail(1, { text: ' ', quotedText: 'value=12500' }))
    expect(receipt).toMatchObject({
      outcome: 'review',
      readings: [{ value: '12500', status: 'held' }],
      findings: [{ code: 'only_forwarded', severity: 'lock' }],
    })
  })

  it('is not read where the sender wrote something beside what is quoted', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    expect(
      await desk.receive(mail(1, { text: 'value=12510', quotedText: 'value=12500' })),
    ).toMatchObject({ outcome: 'accepted', readings: [{ value: '12510' }] })
    expect(
      await desk.receive(mail(1, { text: 'Thank you!', quotedText: 'value=12500' })),
    ).toMatchObject({ outcome: 'not_reading', readings: [] })
  })

  const textFile = (content: string) => ({ name: 'index.txt', mediaType: 'text/plain', content })

  it('is for a person where a text file may hold a reading', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const receipt = await desk.receive(
      mail(1, { text: 'See the file.', attachments: [textFile('value=12500')] }),
    )
    expect(receipt.outcome).toBe('review')
    expect(receipt.findings).toMatchObject([{ code: 'attachment_not_read', severity: 'lock' }])
    expect(receipt.findings[0]?.detail).toContain('index.txt')
  })

  it('is no matter where a text file says nothing', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const attachments = [textFile('Sent from my phone')]
    expect(await desk.receive(mail(1, { text: 'value=12500', attachments }))).toMatchObject({
      outcome: 'accepted',
      findings: [],
    })
  })

  it('is for a person where nothing but such a file came', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const attachments = [{ name: 'all.zip', mediaType: 'application/zip', content: 'PK' }]
    expect(await desk.receive(mail(1, { text: '', attachments }))).toMatchObject({
      outcome: 'review',
      findings: [{ code: 'attachment_not_read', severity: 'lock' }],
    })
  })

  it('is for a person where nobody here reads such a file', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const attachments = [{ name: 'bill.pdf', mediaType: 'application/pdf', content: '%PDF' }]
    expect(await desk.receive(mail(1, { text: 'value=12500', attachments }))).toMatchObject({
      outcome: 'review',
      readings: [{ status: 'held' }],
      findings: [{ code: 'attachment_not_read', severity: 'lock' }],
    })
  })

  it('is read as a photo where it is a picture', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const attachments = [{ name: 'a.jpg', mediaType: 'image/jpeg', content: 'shows 012500' }]
    expect(await desk.receive(mail(1, { text: '', attachments }))).toMatchObject({
      outcome: 'accepted',
      readings: [{ value: '012500' }],
    })
  })
})
