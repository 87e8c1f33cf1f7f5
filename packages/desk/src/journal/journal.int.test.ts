import {
  createHeadSigner,
  formatReceipt,
  type HeadSigner,
  parseReceiptText,
  type Receipt,
  signHeads,
  verifyReceipt,
} from '@selfread/core'
import { checkJournal } from '@selfread/core/journal-file'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { describe, expect, it } from 'vitest'
import type { Desk } from '../create-desk.ts'
import { openDeskWithPlaces } from '../testing/open-test-desk.ts'
import { placeRow } from '../testing/places-csv.ts'
import { sms } from '../testing/submissions.ts'
import type { JournalFileOptions } from './write-journal-file.ts'

const signer = createHeadSigner({
  name: 'furnizor.example/selfread',
  secretKey: new Uint8Array(32).fill(7),
})

const openJournal = (partitions: number) =>
  openDeskWithPlaces(
    [1, 2, 3, 4].map((number) => placeRow(number)),
    {
      store: openSqliteStore({ path: ':memory:', partitions }),
    },
  )

async function fileOf(desk: Desk, options?: JournalFileOptions): Promise<Uint8Array> {
  let text = ''
  for await (const line of desk.journal.lines(options)) text += line
  return new TextEncoder().encode(text)
}

const check = (bytes: Uint8Array, kept: readonly string[] = []) =>
  checkJournal({ chunks: [bytes], keys: [signer], kept })

const factOf = (receipt: Receipt, by: HeadSigner = signer) => {
  const verified = verifyReceipt({ receipt, ...by })
  return verified.isValid ? verified.fact : verified.code
}

describe.each([{ partitions: 1 }, { partitions: 3 }])(
  'a journal of $partitions logs',
  ({ partitions }) => {
    it('is written to a file that holds against every head that was kept', async () => {
      const { desk, store, tenant } = await openJournal(partitions)
      const first = await desk.publishHead(signer)
      await desk.receive(sms(1, 'value=12500'))
      await desk.receive(sms(2, 'value=12500'))
      const second = await desk.publishHead(signer)
      await store.eraseSubject({ tenant, subject: 'C1' })
      const bytes = await fileOf(desk, { signer })
      const size = (await store.logHeads()).reduce((sum, head) => sum + head.size, 0)
      expect(await check(bytes, [first, second])).toMatchObject({
        isValid: true,
        heads: 2, // nothing was recorded since: the same head is signed again
        leaves: size,
        shownLeaves: size,
      })
      const text = new TextDecoder().decode(bytes)
      expect(text).not.toContain('value=12500')
      await store.close()
    })

    it('shows another tenant’s leaves by their hash only', async () => {
      const { desk, store } = await openJournal(partitions)
      await store.append({
        tenant: 'other',
        recordedAt: '2026-11-22T10:00:00.000Z',
        actor: { kind: 'system', id: 'desk' },
        appends: [
          { stream: 'place/X', expectedVersion: 0, facts: [{ type: 'noted', data: 'theirs' }] },
        ],
      })
      const bytes = await fileOf(desk, { signer })
      const { isValid, leaves, shownLeaves } = await check(bytes)
      expect({ isValid, hidden: leaves - shownLeaves }).toEqual({ isValid: true, hidden: 1 })
      expect(new TextDecoder().decode(bytes)).not.toContain('theirs')
      await store.close()
    })

    it('gives receipts of a submission and of the readings that it led to', async () => {
      const { desk, store } = await openJournal(partitions)
      const { submissionId: submission } = await desk.receive(sms(1, 'value=12500'))
      await desk.receive(sms(2, 'value=12500'))
      const receipts = await desk.journal.receipts({ signer, submission })
      expect(receipts.map((it) => factOf(it))).toMatchObject([
        { type: 'submission_received', stream: `submission/${submission}` },
        { type: 'submission_decided' },
        { type: 'reading_recorded', data: { reading: { submissions: [submission] } } },
      ])
      const [receipt] = receipts
      expect(receipt && parseReceiptText(formatReceipt(receipt))).toEqual({
        ok: true,
        value: receipt,
      })
      const other = createHeadSigner({ ...signer, secretKey: new Uint8Array(32).fill(8) })
      expect(receipts.map((it) => factOf(it, other))).toEqual(Array(3).fill('unsigned_by_key'))
      await desk.receive(sms(3, 'value=12500'))
      // A receipt’s head is kept by who holds the receipt: the journal must go on from it.
      expect(
        await check(await fileOf(desk, { signer }), [receipt?.checkpoint ?? '']),
      ).toMatchObject({
        isValid: true,
      })
      await store.close()
    })

    it('gives receipts of all facts of a place, or of one', async () => {
      const { desk, store, tenant } = await openJournal(partitions)
      await desk.receive(sms(1, 'value=12500'))
      const [place = ''] = (await desk.places.find('C1')).map(({ id }) => id)
      const facts = await store.readStream({ tenant, stream: `place/${place}` })
      const receipts = await desk.journal.receipts({ signer, place })
      expect(receipts.map((it) => factOf(it))).toMatchObject(
        facts.map(({ version }) => ({ version })),
      )
      const [one] = await desk.journal.receipts({ signer, place, version: 2 })
      expect(one && factOf(one)).toMatchObject({ stream: `place/${place}`, version: 2 })
      expect(await desk.journal.receipts({ signer, place: 'nowhere' })).toEqual([])
      expect(await desk.journal.receipts({ signer, submission: 'none' })).toEqual([])
      await store.close()
    })

    it('proves that a later head continues an older one, as a file that can be checked', async () => {
      const { desk, store } = await openJournal(partitions)
      const from = await desk.publishHead(signer)
      await desk.receive(sms(1, 'value=12500'))
      const to = await desk.publishHead(signer)
      const { notContinued, lines } = await desk.journal.prove({ from, to })
      expect(notContinued).toEqual([])
      const bytes = new TextEncoder().encode(lines.join(''))
      expect(await check(bytes, [from, to])).toMatchObject({ isValid: true, content: 'proofs' })
      await store.close()
    })

    it('names the logs of a head that tells another history, and of one that is ahead', async () => {
      const { desk, store } = await openJournal(partitions)
      const older = await store.logHeads()
      await desk.receive(sms(1, 'value=12500'))
      const to = await desk.publishHead(signer)
      const forged = older.map((head, log) =>
        log === 0 ? { ...head, rootHash: '0'.repeat(64) } : head,
      )
      const from = signHeads({ signer, heads: forged })
      expect(await desk.journal.prove({ from, to })).toMatchObject({ notContinued: [0], lines: [] })
      const ahead = signHeads({
        signer,
        heads: older.map(({ size }) => ({ size: size + 99, rootHash: '0'.repeat(64) })),
      })
      expect((await desk.journal.prove({ from: ahead, to })).notContinued).toHaveLength(partitions)
      await expect(desk.journal.prove({ from, to: ahead })).rejects.toThrow('shorter than the head')
      await store.close()
    })
  },
)

describe('a journal file', () => {
  it('cannot be written before a head was kept', async () => {
    const { desk, store } = await openJournal(1)
    await expect(fileOf(desk)).rejects.toThrow('No head was kept yet')
    await desk.publishHead(signer)
    expect(await check(await fileOf(desk))).toMatchObject({ isValid: true, heads: 1 })
    await store.close()
  })
})
