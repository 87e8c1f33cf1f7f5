import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadingSubmission, Store } from '@selfread/core'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../derive-id.ts'
import { mailBytes } from '../testing/json-mail.ts'
import { openDeskWithPlaces, openTestDesk, waitingMails } from '../testing/open-test-desk.ts'
import { placeRow, placesCsv, twoRegisterRows } from '../testing/places-csv.ts'
import { form, mail, sms } from '../testing/submissions.ts'

describe('receiving a submission', () => {
  it('ends every submission as accepted, for review, no reading or quarantined, and the four add up', async () => {
    const { desk, store, tenant } = await openDeskWithPlaces([placeRow(1), ...twoRegisterRows(2)])
    const twoFrom = { code: 'two_from', severity: 'quarantine', detail: 'Two senders.' } as const
    const submissions: readonly [string, ReadingSubmission][] = [
      ['accepted', sms(1, 'value=12500')],
      [
        'accepted',
        form(2, [
          { register: 'day', value: '20200' },
          { register: 'night', value: '10100' },
        ]),
      ],
      ['accepted', mail(1, { messageId: '<1@x>', text: 'value=12510' })],
      ['review', sms(1, 'value=12100')],
      ['review', sms(1, 'value=12520 unsure')],
      ['review', sms(9, 'value=12520')],
      ['not_reading', sms(1, 'When does your office open?')],
      ['not_reading', mail(1, { messageId: '<2@x>', kind: 'auto_reply', text: 'value=12530' })],
      ['not_reading', mail(1, { messageId: '<3@x>', kind: 'bounce', text: 'value=12530' })],
      ['not_reading', mail(1, { messageId: '<4@x>', kind: 'list', text: 'value=12530' })],
      ['quarantined', mail(1, { messageId: '<5@x>', text: 'value=12540', findings: [twoFrom] })],
      [
        'quarantined',
        { channel: 'email', receivedAt: '2026-11-22T10:00:00.000Z', message: Uint8Array.of(0, 1) },
      ],
    ]
    for (const [outcome, submission] of submissions) {
      const receipt = await desk.receive(submission)
      expect([outcome, receipt.findings]).toEqual([receipt.outcome, receipt.findings])
    }
    const counts = await Promise.all(
      ['accepted', 'review', 'not_reading', 'quarantined'].map(async (equals) => {
        const where = { index: 'outcome', equals }
        const page = await store.findDocuments({ tenant, collection: 'submission', where })
        return page.documents.length
      }),
    )
    expect(counts).toEqual([3, 3, 4, 2])
    expect(counts.reduce((sum, count) => sum + count)).toBe(submissions.length)
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })

  it('keeps a mail byte for byte, and of any other submission all that was given', async () => {
    const { desk, store, tenant } = await openDeskWithPlaces([placeRow(1)])
    const message = mailBytes({
      from: 'client1@mail.example',
      text: 'value=12500',
      received: 'mx1',
    })
    const given: readonly ReadingSubmission[] = [
      { channel: 'email', receivedAt: '2026-11-22T10:00:00.000Z', message },
      sms(1, 'value=12501', { photos: [Uint8Array.of(1, 2, 255)] }),
      form(1, [{ value: '012502' }]),
    ]
    const kept = await Promise.all(
      given.map(async (submission) => {
        const { rawSha256 } = await desk.receive(submission)
        const bytes = await store.getBlob({ tenant, sha256: rawSha256 })
        expect(sha256(bytes ?? '')).toBe(rawSha256)
        return bytes
      }),
    )
    expect(kept[0]).toEqual(message)
    expect(JSON.parse(new TextDecoder().decode(kept[1]))).toMatchObject({
      ...{ channel: 'sms', sender: '+40 722 0000001', text: 'value=12501' },
      photos: [Buffer.from([1, 2, 255]).toString('base64')],
    })
    expect(JSON.parse(new TextDecoder().decode(kept[2]))).toEqual(given[2])
  })

  it('keeps what arrived before anything is decided', async () => {
    const { desk, store, tenant } = await openDeskWithPlaces([placeRow(1)])
    const { submissionId } = await desk.receive(sms(1, 'value=12500'))
    const facts = await store.readStream({ tenant, stream: `submission/${submissionId}` })
    expect(facts.map(({ type }) => type)).toEqual(['submission_received', 'submission_decided'])
    const ofPlace = await store.readStream({ tenant, stream: 'place/P1' })
    const recorded = ofPlace.findLast(({ type }) => type === 'reading_recorded')
    expect(facts[0]?.position).toBeLessThan(recorded?.position ?? -1)
  })

  it('gives the same receipt for the same bytes, and nothing changes', async () => {
    const { desk, store } = await openDeskWithPlaces([placeRow(1)])
    for (const submission of [
      mail(1, { messageId: '<1@x>', text: 'value=12500' }),
      sms(1, 'value=12510'),
      sms(1, 'nothing to read'),
      sms(7, 'value=12510'),
    ]) {
      const receipt = await desk.receive(submission)
      const head = await store.logHeads()
      expect(await desk.receive(submission)).toEqual({ ...receipt, isAlreadyKnown: true })
      expect(await store.logHeads()).toEqual(head)
    }
  })

  it('notes a redelivery of a known mail with its bytes, and decides nothing anew', async () => {
    const { desk, store, tenant } = await openDeskWithPlaces([placeRow(1)])
    const content = { messageId: '<1@x>', text: 'value=12500' }
    const receipt = await desk.receive(mail(1, { ...content, received: 'by mx1' }))
    const mails = await waitingMails({ desk })
    const redelivery = mail(1, { ...content, received: 'by mx2' }, '2026-11-22T11:00:00.000Z')
    expect(await desk.receive(redelivery)).toEqual({ ...receipt, isAlreadyKnown: true })
    expect(await desk.receive(redelivery)).toEqual({ ...receipt, isAlreadyKnown: true })

    const facts = await store.readStream({ tenant, stream: `submission/${receipt.submissionId}` })
    expect(facts.map(({ type }) => type)).toEqual([
      'submission_received',
      'submission_decided',
      'submission_redelivered',
    ])
    const { message } = redelivery as { readonly message: Uint8Array }
    expect(facts[2]?.data).toMatchObject({ rawSha256: sha256(message) })
    expect(await store.getBlob({ tenant, sha256: sha256(message) })).toEqual(message)
    expect(mails).toHaveLength(1)
    expect(await waitingMails({ desk })).toEqual([])
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })

  it('stores nothing again of an erased sender whose mail is delivered once more', async () => {
    const { desk, store, tenant } = await openDeskWithPlaces([placeRow(1)])
    const by = (received: string) => mail(1, { messageId: '<1@x>', text: 'value=12500', received })
    const { submissionId } = await desk.receive(by('mx1'))
    await store.eraseSubject({ tenant, subject: `submission:${submissionId}` })
    const head = await store.logHeads()
    for (const submission of [by('mx1'), by('mx2')] as const) {
      expect(await desk.receive(submission)).toMatchObject({ isAlreadyKnown: true })
      expect(await store.logHeads()).toEqual(head)
      const hash = sha256((submission as { readonly message: Uint8Array }).message)
      expect(await store.getBlob({ tenant, sha256: hash })).toBeUndefined()
    }
  })

  it('holds another mail under a known Message-ID for a person', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const first = await desk.receive(mail(1, { messageId: '<1@x>', text: 'value=12500' }))
    const second = await desk.receive(mail(1, { messageId: '<1@x>', text: 'value=12600' }))
    expect([first.outcome, second.outcome]).toEqual(['accepted', 'review'])
    expect(second.findings).toMatchObject([{ code: 'message_id_reused', severity: 'lock' }])
    expect(second.readings).toMatchObject([{ value: '12600', status: 'held' }])
  })

  it('says what is missing where a mail or a text comes to a desk without its reader', async () => {
    const bare = openTestDesk({ mail: undefined, text: undefined } as object).desk
    await expect(bare.receive(mail(1, { text: 'value=1' }))).rejects.toThrow('createDesk({ mail })')
    await expect(bare.receive(sms(1, 'value=1'))).rejects.toThrow('createDesk({ text })')
  })
})

describe('a receipt that a crash came before', () => {
  it('is given when what was kept is received again', async () => {
    const { store } = await openDeskWithPlaces([placeRow(1)])
    const crashing = failingAppend(store, 2)
    const submission = sms(1, 'value=12500')
    await expect(openTestDesk({ store: crashing }).desk.receive(submission)).rejects.toThrow(
      'power cut',
    )

    const { desk, tenant } = openTestDesk({ store })
    const [kept] = (await store.readFeed({ tenant })).facts.slice(-1)
    expect(kept?.type).toBe('submission_received')
    const receipt = await desk.receive(submission)
    expect(receipt).toMatchObject({ outcome: 'accepted', isAlreadyKnown: false })
    const facts = await store.readStream({ tenant, stream: `submission/${receipt.submissionId}` })
    expect(facts.map(({ type }) => type)).toEqual(['submission_received', 'submission_decided'])
    expect((await desk.statement({ month: '2026-11' })).used).toBe(1)
  })

  it('keeps the bytes in which the mail comes then, too', async () => {
    const { store } = await openDeskWithPlaces([placeRow(1)])
    const content = { messageId: '<1@x>', text: 'value=12500' }
    const { desk: crashing } = openTestDesk({ store: failingAppend(store, 2) })
    const first = crashing.receive(mail(1, { ...content, received: 'by mx1' }))
    await expect(first).rejects.toThrow('power cut')

    const { desk, tenant } = openTestDesk({ store })
    const { rawSha256 } = await desk.receive(mail(1, { ...content, received: 'by mx2' }))
    const again = mail(1, { ...content, received: 'by mx2' }) as { readonly message: Uint8Array }
    expect(await store.getBlob({ tenant, sha256: rawSha256 })).toEqual(again.message)
  })

  it('is given again by a desk that was opened anew on the same file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'selfread-desk-'))
    const path = join(folder, 'desk.db')
    try {
      const before = await openDeskWithPlaces([placeRow(1)], { store: openSqliteStore({ path }) })
      const receipt = await before.desk.receive(sms(1, 'value=12500'))
      const head = await before.store.logHeads()
      await before.store.close()

      const { desk, store } = openTestDesk({ store: openSqliteStore({ path }) })
      expect(await desk.receive(sms(1, 'value=12500'))).toEqual({
        ...receipt,
        isAlreadyKnown: true,
      })
      expect(await store.logHeads()).toEqual(head)
      expect(await desk.verify()).toMatchObject({ faults: [] })
      await store.close()
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('needs no more than the submission again where not even the bytes were kept', async () => {
    const { store } = await openDeskWithPlaces([placeRow(1)])
    const submission = sms(1, 'value=12500')
    await expect(
      openTestDesk({ store: failingAppend(store, 1) }).desk.receive(submission),
    ).rejects.toThrow('power cut')
    const { desk } = openTestDesk({ store })
    expect(await desk.receive(submission)).toMatchObject({ outcome: 'accepted' })
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })
})

describe('submissions that arrive at once', () => {
  it('are decided once where they are the same', async () => {
    const { desk, store, tenant } = await openDeskWithPlaces([placeRow(1)])
    const submission = sms(1, 'value=12500')
    const receipts = await Promise.all(Array.from({ length: 8 }, () => desk.receive(submission)))
    expect(new Set(receipts.map(({ submissionId }) => submissionId)).size).toBe(1)
    expect(receipts.filter(({ isAlreadyKnown }) => !isAlreadyKnown)).toHaveLength(1)
    const { documents } = await store.findDocuments({ tenant, collection: 'reading' })
    expect(documents).toHaveLength(2)
    expect((await desk.statement({ month: '2026-11' })).used).toBe(1)
  })

  it('fold into one reading where many channels say the same about one place', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    const channels = [
      'sms',
      'whatsapp',
      'messenger',
      'ivr',
      'terminal',
      'office',
      'crm',
      'other',
    ] as const
    const receipts = await Promise.all(
      channels.map((channel) => desk.receive(sms(1, 'value=12500', { channel }))),
    )
    expect(receipts.map(({ outcome }) => outcome)).toEqual(channels.map(() => 'accepted'))
    expect(new Set(receipts.map((it) => it.readings[0]?.receiptNumber)).size).toBe(1)
    expect(receipts.filter(({ readings }) => !readings[0]?.isRepetition)).toHaveLength(1)
    expect((await desk.statement({ month: '2026-11' })).used).toBe(1)
  })

  it('are all decided, one after the other, where they say different things about one place', async () => {
    const { desk, store, tenant } = await openDeskWithPlaces([placeRow(1)])
    const values = Array.from({ length: 25 }, (_, index) => String(12_500 + index))
    const receipts = await Promise.all(
      values.map((value) => desk.receive(sms(1, `value=${value}`))),
    )
    expect(receipts.map(({ outcome }) => outcome)).toEqual(values.map(() => 'accepted'))
    const { documents } = await store.findDocuments({ tenant, collection: 'reading' })
    const accepted = documents.filter(
      ({ value }) => (value as { status: string; channel: string }).status === 'accepted',
    )
    expect(documents).toHaveLength(26)
    expect(accepted).toHaveLength(2)
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })
})

describe('tenants of one store', () => {
  it('never meet: not by number, by sender, by bytes or by message', async () => {
    const first = await openDeskWithPlaces([placeRow(1)])
    const second = openTestDesk({ store: first.store, tenant: 'other' })
    const submission = mail(1, { messageId: '<1@x>', text: 'place=RO001E0000001 value=12500' })
    const receipt = await first.desk.receive(submission)
    expect(receipt.outcome).toBe('accepted')

    const foreign = await second.desk.receive(submission)
    expect(foreign).toMatchObject({
      outcome: 'review',
      isAlreadyKnown: false,
      candidates: [],
      readings: [],
    })
    expect(foreign.findings).toMatchObject([{ code: 'place_not_found' }])
    expect(await second.desk.places.find('RO001E0000001')).toEqual([])
    expect(await second.desk.explain({ place: 'P1' })).toBeUndefined()
    expect(await second.desk.review.list()).toHaveLength(1)
    expect(await first.desk.review.list()).toEqual([])
    expect((await second.desk.statement({ month: '2026-11' })).used).toBe(0)
    expect(await waitingMails(second)).toEqual([])
    expect((await second.desk.prepareTransfers({ day: '2026-11-22' })).transfers).toEqual([])

    await second.desk.places.import(placesCsv(placeRow(1)))
    const own = await second.desk.receive(sms(1, 'value=12600'))
    expect(own.readings).toMatchObject([{ place: 'P1', value: '12600' }])
    expect(await waitingMails(first)).toHaveLength(1)
    const dossier = await first.desk.explain({ place: 'P1' })
    expect(dossier?.readings.map(({ reading }) => reading.value.text)).toEqual(['012200', '12500'])
    expect(await first.desk.verify()).toMatchObject({ faults: [] })
    expect(await second.desk.verify()).toMatchObject({ faults: [] })
  })
})

/** The store, but its nth commit from now fails before anything is written. */
function failingAppend(store: Store, failing: number): Store {
  let appends = 0
  return {
    ...store,
    append: async (commit) => {
      appends++
      if (appends === failing) throw new Error('power cut')
      return store.append(commit)
    },
  }
}
