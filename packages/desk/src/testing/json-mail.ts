import type { MessageFinding, MessageKind, MessageParser, ParsedMessage } from '@selfread/core'
import { sha256 } from '../derive-id.ts'

/** A mail in the tests' own notation. */
export interface JsonMail {
  readonly from?: string
  readonly messageId?: string
  readonly subject?: string
  readonly text?: string
  readonly quotedText?: string
  readonly kind?: MessageKind
  readonly mayReply?: boolean
  readonly findings?: readonly MessageFinding[]
  readonly attachments?: readonly {
    readonly name: string
    readonly mediaType: string
    readonly content: string
  }[]
  /** What transport adds: it differs from delivery to delivery of one mail. */
  readonly received?: string
}

/** The mail as bytes. */
export function mailBytes(mail: JsonMail): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(mail))
}

/** Takes such mails apart; whatever is none is quarantined. */
export const jsonMail: MessageParser = {
  specificationVersion: 1,
  async parse(bytes): Promise<ParsedMessage> {
    const mail = mailOf(bytes)
    if (mail === undefined) return malformed(bytes)
    const { received: _received, ...kept } = mail
    const { messageId, subject, attachments = [], findings = [], kind = 'message' } = mail
    return {
      kind,
      to: [],
      text: mail.text ?? '',
      quotedText: mail.quotedText ?? '',
      attachments: attachments.map(({ name, mediaType, content }) => ({
        name,
        mediaType,
        bytes: new TextEncoder().encode(content),
      })),
      mayReply: mail.mayReply ?? kind === 'message',
      references: [],
      findings,
      fingerprint: sha256(JSON.stringify(kept)),
      ...(mail.from !== undefined && { from: { address: mail.from } }),
      ...(messageId !== undefined && { messageId }),
      ...(subject !== undefined && { subject }),
    }
  },
}

function mailOf(bytes: Uint8Array): JsonMail | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as JsonMail
  } catch {
    return undefined
  }
}

function malformed(bytes: Uint8Array): ParsedMessage {
  const detail = 'It is not a mail.'
  return {
    kind: 'malformed',
    to: [],
    text: '',
    quotedText: '',
    attachments: [],
    mayReply: false,
    references: [],
    findings: [{ code: 'malformed', severity: 'quarantine', detail }],
    fingerprint: sha256(bytes),
  }
}
