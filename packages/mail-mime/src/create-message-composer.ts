import { createHash } from 'node:crypto'
import type { MailAddress, MailContent, MessageComposer } from '@selfread/core'
import MailComposer from 'nodemailer/lib/mail-composer'
import { cleanLabel } from './clean-label.ts'

/**
 * Writes mails in UTF-8. The same content gives the same bytes: nothing is taken from a clock or from chance.
 * Line ends in subject, names and identifiers are neutralised. The envelope is the sender's business: replies
 * go out with a null one.
 *
 * @example
 * const bytes = await createMessageComposer().compose({
 *   messageId: '<r1@supplier.test>',
 *   date: '2026-11-22T08:00:00.000Z',
 *   from: { address: 'autocitire@supplier.test' },
 *   to: [{ address: 'client@example.test' }],
 *   subject: 'Am primit indexul 12345',
 *   text: 'Am primit indexul 12345.',
 *   autoSubmitted: 'auto-replied',
 * })
 */
export function createMessageComposer(): MessageComposer {
  return { specificationVersion: 1, compose }
}

async function compose(content: MailContent): Promise<Uint8Array> {
  const messageId = identifier(content.messageId)
  const composer = new MailComposer({
    messageId,
    date: new Date(content.date),
    from: address(content.from),
    to: content.to.map(address),
    subject: cleanLabel(content.subject),
    text: content.text.replace(/\r\n?/g, '\n'),
    textEncoding: 'quoted-printable',
    headers: { 'Auto-Submitted': content.autoSubmitted },
    ...(content.inReplyTo === undefined ? {} : references(content.inReplyTo)),
    attachments: (content.attachments ?? []).map(({ name, mediaType, bytes }) => ({
      filename: cleanLabel(name),
      contentType: cleanLabel(mediaType),
      content: Buffer.from(bytes),
      contentTransferEncoding: 'base64' as const,
      contentDisposition: 'attachment' as const,
    })),
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 32),
    boundaryPrefix: 'part',
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return Uint8Array.from(await composer.compile().build())
}

function address({ address, name }: MailAddress): { address: string; name: string } {
  return { address: cleanLabel(address).replaceAll(' ', ''), name: cleanLabel(name ?? '') }
}

function references(id: string): { inReplyTo: string; references: string } {
  const clean = identifier(id)
  return { inReplyTo: clean, references: clean }
}

/** With angle brackets, whether or not they were given. */
function identifier(id: string): string {
  return `<${id.replace(/[\p{Cc}\s<>]/gu, '')}>`
}
