import { mailDate } from './calendar.ts'
import { encoded } from './charsets.ts'

/** A part of a mail: its own header lines and its bytes. */
export interface MimePart {
  readonly headers: readonly string[]
  readonly body: Buffer
}

/** A mail to be written out as a mail program and its servers would. */
export interface Mail {
  readonly from: string
  readonly name?: string
  readonly to?: string
  readonly subject: string
  /** Charset of the words in the header. */
  readonly headerCharset?: string
  /** Wall clock in Bucharest: `2026-11-21T09:14`. */
  readonly at: string
  readonly messageId: string
  readonly program?: string
  /** Header lines that only this mail has. */
  readonly more?: readonly string[]
  /** Which relay it came through, so that a redelivery differs. */
  readonly relay?: number
  readonly part: MimePart
}

const MAILBOX = 'autocitire@lumina.example'

/** The mail's bytes. */
export function written(mail: Mail): Buffer {
  const charset = mail.headerCharset ?? 'utf-8'
  const relay = mail.relay ?? 7
  const host = mail.from.split('@')[1]
  const lines = [
    `Received: from mx${relay}.${host} (mx${relay}.${host} [192.0.2.${relay}])`,
    `\tby mail.lumina.example with ESMTPS id ${relay}${mail.messageId.slice(6, 12)}`,
    `\tfor <${MAILBOX}>; ${mailDate(mail.at, relay)}`,
    `From: ${mail.name === undefined ? mail.from : `${word(mail.name, charset)} <${mail.from}>`}`,
    `To: ${mail.to ?? `<${MAILBOX}>`}`,
    `Subject: ${word(mail.subject, charset)}`,
    `Date: ${mailDate(mail.at)}`,
    `Message-ID: <${mail.messageId}>`,
    ...(mail.program === undefined ? [] : [`X-Mailer: ${mail.program}`]),
    ...(mail.more ?? []),
    'MIME-Version: 1.0',
    ...mail.part.headers,
  ]
  return Buffer.concat([encoded(`${lines.join('\r\n')}\r\n\r\n`, 'utf-8'), mail.part.body])
}

/** A text part. `undeclared` leaves the charset out, as old programs do. */
export function textPart(
  text: string,
  how: {
    readonly charset?: string
    readonly transfer?: '7bit' | '8bit' | 'quoted-printable' | 'base64'
    readonly subtype?: 'plain' | 'html'
    readonly undeclared?: true
  } = {},
): MimePart {
  const charset = how.charset ?? 'utf-8'
  const transfer = how.transfer ?? '8bit'
  const bytes = encoded(text.replaceAll('\n', '\r\n'), charset)
  const label = transfer === '7bit' ? 'us-ascii' : charset
  return {
    headers: [
      `Content-Type: text/${how.subtype ?? 'plain'}${how.undeclared ? '' : `; charset=${label}`}`,
      `Content-Transfer-Encoding: ${transfer}`,
    ],
    body: Buffer.concat([inTransfer(bytes, transfer), Buffer.from('\r\n')]),
  }
}

/** Several parts in one. */
export function multipart(kind: string, boundary: string, parts: readonly MimePart[]): MimePart {
  const chunks = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n${part.headers.join('\r\n')}\r\n\r\n`),
    part.body,
  ])
  return {
    headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: Buffer.concat([
      Buffer.from('This is a multi-part message in MIME format.\r\n'),
      ...chunks,
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  }
}

/** A file that comes with a mail. */
export function attachment(name: string, mediaType: string, bytes: Buffer): MimePart {
  return {
    headers: [
      `Content-Type: ${mediaType}; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"`,
    ],
    body: Buffer.concat([base64Lines(bytes), Buffer.from('\r\n')]),
  }
}

function inTransfer(bytes: Buffer, transfer: string): Buffer {
  if (transfer === 'base64') return base64Lines(bytes)
  if (transfer === 'quoted-printable') return quotedPrintable(bytes)
  return bytes
}

function base64Lines(bytes: Buffer): Buffer {
  return Buffer.from((bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'))
}

/** RFC 2045 6.7: anything but plain ASCII as =XX, lines of at most 76 characters. */
function quotedPrintable(bytes: Buffer): Buffer {
  const lines = bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => {
      let written = ''
      let length = 0
      for (const letter of line) {
        const isPlain = letter >= ' ' && letter <= '~' && letter !== '='
        const code = letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
        const token = isPlain ? letter : `=${code}`
        if (length + token.length > 75) {
          written += '=\r\n'
          length = 0
        }
        written += token
        length += token.length
      }
      return written.endsWith(' ') ? `${written.slice(0, -1)}=20` : written
    })
  return Buffer.from(lines.join('\r\n'))
}

/** RFC 2047: words that are not plain ASCII, in pieces that fit a line. */
function word(text: string, charset: string): string {
  if (/^[ -~]*$/.test(text)) return text
  const pieces = [...text].reduce<string[]>((found, letter) => {
    const last = found.at(-1)
    if (last === undefined || [...last].length >= 16) found.push(letter)
    else found[found.length - 1] = last + letter
    return found
  }, [])
  return pieces
    .map((piece) => `=?${charset}?B?${encoded(piece, charset).toString('base64')}?=`)
    .join('\r\n ')
}
