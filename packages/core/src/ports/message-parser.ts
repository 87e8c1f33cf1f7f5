import type { Instant } from '../time/index.ts'

/** What a message is, before anybody looks for readings in it. */
export type MessageKind = 'message' | 'auto_reply' | 'bounce' | 'list' | 'malformed'

/** A mail address with the name shown beside it. */
export interface MailAddress {
  /** Lower case. */
  readonly address: string
  readonly name?: string
}

/** A part of a message that is a file. */
export interface MessageAttachment {
  /** A label, never a path. */
  readonly name: string
  /** Lower case, by content where the declared one is wrong: `image/jpeg`. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Something about a message that must be known. */
export interface MessageFinding {
  /** `two_from`, `charset_repaired`, `hidden_text_dropped`, `too_deep`, `cr_only`, `truncated_attachment`, … */
  readonly code: string
  /** `quarantine`: nobody may act on it automatically. */
  readonly severity: 'quarantine' | 'warn' | 'note'
  readonly detail: string
}

/** A mail taken apart. */
export interface ParsedMessage {
  readonly kind: MessageKind
  readonly messageId?: string
  readonly from?: MailAddress
  readonly to: readonly MailAddress[]
  readonly replyTo?: MailAddress
  readonly subject?: string
  readonly sentAt?: Instant
  /** What the sender wrote now: quoted history, signature block of the mail program and hidden parts removed. */
  readonly text: string
  /** What was quoted or forwarded. */
  readonly quotedText: string
  readonly attachments: readonly MessageAttachment[]
  /** False where an answer could loop or hit a bystander (RFC 3834): automatic mail, null return path, lists. */
  readonly mayReply: boolean
  readonly inReplyTo?: string
  readonly references: readonly string[]
  readonly findings: readonly MessageFinding[]
  /**
   * SHA-256 hex over what a redelivery keeps (id, sender, date, subject, body) and transport does
   * not touch; over all bytes where there is no Message-ID or the message is for quarantine.
   */
  readonly fingerprint: string
}

/** Takes mails apart. Never throws; bounded time and memory for any bytes. */
export interface MessageParser {
  readonly specificationVersion: 1
  parse(bytes: Uint8Array): Promise<ParsedMessage>
}

/** A mail to be written. */
export interface MailContent {
  readonly messageId: string
  readonly date: Instant
  readonly from: MailAddress
  readonly to: readonly MailAddress[]
  readonly subject: string
  readonly text: string
  readonly inReplyTo?: string
  /** `auto-replied` for answers to a message, `auto-generated` for notices. */
  readonly autoSubmitted: 'auto-replied' | 'auto-generated'
  readonly attachments?: readonly MessageAttachment[]
}

/** Writes mails. The same content gives the same bytes. */
export interface MessageComposer {
  readonly specificationVersion: 1
  compose(content: MailContent): Promise<Uint8Array>
}
