import type { MailContent } from '@selfread/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMessageComposer } from './create-message-composer.ts'
import { createMessageParser } from './create-message-parser.ts'

const composer = createMessageComposer()
const parser = createMessageParser()

const CONTENT: MailContent = {
  messageId: '<r1@supplier.test>',
  date: '2026-11-22T08:00:00.000Z',
  from: { address: 'autocitire@supplier.test' },
  to: [{ address: 'client@example.test' }],
  subject: 'Am primit indexul 12345',
  text: 'Am primit indexul 12345.',
  autoSubmitted: 'auto-replied',
}

const compose = async (changes: Partial<MailContent> = {}) =>
  Buffer.from(await composer.compose({ ...CONTENT, ...changes })).toString()

const WORDS = [
  ...['Bună', 'țeavă', 'Șos', 'показания', 'счётчика', 'ґанок', 'їжак', 'sayaç', 'ığüşöç', 'İĞÜŞ'],
  ...['मीटर', 'रीडिंग', 'Zählerstand', 'lettura', 'mérőállás', 'показание', 'licznika', 'måler'],
  ...[
    'año',
    'relevé',
    'قراءة',
    '电表',
    'メーター',
    '👍🏽',
    '12345',
    '0,5',
    'a"b',
    '(x)',
    'a=b',
    '<b>',
    '&amp;',
    "d'x",
  ],
]
const word = fc.constantFrom(...WORDS)
const phrase = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '))
const line = phrase.map((words) => `a${words}`)
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: line }, fc.constant('')), { maxLength: 20 })
  .map((lines) => ['a', ...lines, 'z'].join('\n'))
const address = fc
  .stringMatching(/^[a-z][a-z0-9.]{0,8}[a-z]@[a-z]{1,8}\.test$/)
  .filter((a) => !a.includes('..'))
const mailbox = fc.oneof(
  address.map((a) => ({ address: a })),
  fc.record({
    address,
    name: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
  }),
)
const attachment = fc.oneof(
  fc.record({
    name: word.map((w) => `${w.replace(/[^\p{L}\p{M}\p{N}]/gu, '')}x.pdf`),
    mediaType: fc.constant('application/pdf'),
    bytes: fc.uint8Array().map((bytes) => Uint8Array.from([...Buffer.from('%PDF-1.4'), ...bytes])),
  }),
  fc.record({
    name: fc.constant('citiri.csv'),
    mediaType: fc.constant('text/csv'),
    bytes: phrase.map((words) => new Uint8Array(Buffer.from(words))),
  }),
)

describe('a composed mail', () => {
  it('is read back as it was written', async () => {
    const mail = fc.record({
      from: mailbox,
      to: fc.array(mailbox, { minLength: 1, maxLength: 4 }),
      subject: phrase,
      text,
      attachments: fc.array(attachment, { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(mail, async (written) => {
        const read = await parser.parse(await composer.compose({ ...CONTENT, ...written }))
        expect(read.from).toEqual(written.from)
        expect(read.to).toEqual(written.to)
        expect(read.subject).toBe(written.subject)
        expect(read.text).toBe(written.text)
        expect(read.attachments).toEqual(written.attachments)
        expect(read.messageId).toBe(CONTENT.messageId)
        expect(read.sentAt).toBe(CONTENT.date)
        expect(read.findings).toEqual([])
      }),
    )
  })

  it('has the same bytes each time', async () => {
    const attachments = [
      { name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') },
    ]
    expect(await compose({ attachments })).toBe(await compose({ attachments }))
  })

  it('says that nobody wrote it by hand and what it answers', async () => {
    const read = await parser.parse(Buffer.from(await compose({ inReplyTo: 'q@example.test' })))
    expect(read.kind).toBe('auto_reply')
    expect(read.inReplyTo).toBe('<q@example.test>')
    expect(read.references).toEqual(['<q@example.test>'])
    expect(await compose()).toContain('Auto-Submitted: auto-replied\r\n')
  })

  it('cannot be given more headers', async () => {
    const evil = 'x\r\nBcc: victim@example.test\r\n\r\nbody'
    const mail = await compose({
      subject: evil,
      messageId: `<1${evil}>`,
      inReplyTo: evil,
      from: { address: `a@b.test${evil}`, name: evil },
      to: [{ address: 'c@d.test', name: evil }],
      attachments: [{ name: evil, mediaType: `text/csv${evil}`, bytes: new Uint8Array() }],
    })
    expect(mail).not.toMatch(/^bcc:/im)
  })
})
