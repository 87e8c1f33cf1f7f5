import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measurementFile } from '../testing/json-lines-format.ts'
import { openTestDesk, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow, placesCsv } from '../testing/places-csv.ts'
import { mail, sms } from '../testing/submissions.ts'

/** What belongs to a person, planted where it comes in: none of it may stand in the file. */
const planted = {
  name: 'Zenobia Quintana',
  nameWithAccents: 'Quintană',
  mail: 'zenobia.quintana@mail.example',
  phone: '0722987654',
  phoneAsWritten: '+40 722 987 654',
  address: 'Strada Zaharescu 77',
  textOfAnSms: 'regards from Wilhelmina',
  subjectOfAMail: 'Meter of aunt Bartholomea',
  textOfAMail: 'my brother Ximenes will be at home',
  fileName: 'ximenes-contract.docx',
  quoted: 'forwarded by Archibald',
  stranger: 'archibald@elsewhere.example',
  note: 'call Eulalia after six',
  nameInANumber: 'EULALIA99',
  messageId: '<ximenes.1@mail.example>',
  typedAsIndex: 'Ferdinanda',
}

const masterKey = Buffer.alloc(32, 7)
let folder = ''
let stored = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfread-clear-'))
  const store = openSqliteStore({ path: join(folder, 'selfread.db'), masterKey })
  const world = openTestDesk({ store })
  await story(world)
  // Before it is closed: what lies in the write-ahead log is on the disk as well.
  const open = await bytesIn(folder)
  await store.close()
  stored = open + (await bytesIn(folder))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** All that can happen to a customer of one place. */
async function story({ desk, clock }: TestDesk): Promise<void> {
  const { name, address, phoneAsWritten, stranger } = planted
  await desk.places.import(
    placesCsv(
      placeRow(1, {
        customer_name: `${name} ${planted.nameWithAccents}`,
        emails: planted.mail,
        phones: phoneAsWritten,
        address,
      }),
    ),
  )
  const text = `value=12500\n${planted.textOfAnSms}`
  const taken = await desk.receive(sms(1, text, { sender: planted.phone }))
  await desk.receive(
    mail(1, {
      from: planted.mail,
      messageId: planted.messageId,
      subject: planted.subjectOfAMail,
      text: `place=${planted.nameInANumber} value=12600\n${planted.textOfAMail}`,
      quotedText: planted.quoted,
      attachments: [
        { name: planted.fileName, mediaType: 'application/msword', content: planted.name },
        { name: `${planted.name}.txt`, mediaType: 'text/plain', content: 'value=99999' },
      ],
      findings: [
        { code: 'spoofed_sender', severity: 'quarantine', detail: `${stranger} is not ${name}.` },
      ],
    }),
  )
  await desk.receive(
    mail(1, { from: stranger, messageId: '<2@x>', text: `place=P1 value=19000 unsure ${name}` }),
  )
  const typed = await desk.receive({
    channel: 'web_app',
    receivedAt: clock.now,
    sender: planted.mail,
    note: planted.note,
    readings: [{ place: 'P1', register: planted.nameInANumber, value: planted.typedAsIndex }],
  })
  await desk.receive({
    channel: 'web_app',
    receivedAt: clock.now,
    sender: planted.mail,
    readings: [{ place: 'P1', value: planted.typedAsIndex }],
  })
  await desk.review.decide({
    submissionId: typed.submissionId,
    decision: 'refuse',
    by: 'op-1',
    reason: 'no index',
  })
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
  const readingId = taken.readings[0]?.readingId ?? ''
  const opened = await desk.disputes.open({ type: 'reading_not_used', place: 'P1', readingId })
  if (!opened.ok) throw new Error(opened.expected)
  const step = { place: 'P1', disputeId: opened.dispute.id }
  await desk.disputes.advance({ ...step, command: { action: 'register', number: 'C-7' } })
  await desk.disputes.advance({ ...step, command: { action: 'send' } })
  let attempt = 0
  await desk.deliver({
    transport: 'mail',
    send: async ({ content }) => {
      if (attempt++ % 2 === 0) throw new Error(`550 refused for ${JSON.stringify(content)}`)
    },
  })
}

async function bytesIn(path: string): Promise<string> {
  const names = await readdir(path)
  const contents = await Promise.all(names.map((name) => readFile(join(path, name), 'latin1')))
  return contents.join('').toLowerCase()
}

describe('a store under a master key', () => {
  it('holds what is about the place: the test looks in the right file', () => {
    expect(stored).toContain('ro001e0000001')
    expect(stored).toContain('submission_decided')
  })

  it.each(Object.entries(planted))('holds no %s in the clear', (_, text) => {
    const bytes = Buffer.from(text).toString('latin1').toLowerCase()
    expect(stored.includes(bytes)).toBe(false)
  })

  it.each(['zenobia', 'quintana', 'zaharescu', '722987654', 'archibald', 'ximenes'])(
    'holds no word %s that places are found by',
    (word) => {
      expect(stored.includes(word)).toBe(false)
    },
  )
})
