import type { Instant, MailAddress, OutboxMessage } from '@selfread/core'
import { deriveId } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'

/** What a letter is for. */
export type LetterKind =
  | 'confirmation'
  | 'under_review'
  | 'absence_consumer'
  | 'absence_operator'
  | 'dispute'

/** A mail in the outbox: what a message composer needs to write it. */
export interface QueuedMail {
  readonly kind: LetterKind
  readonly messageId: string
  readonly date: Instant
  readonly from: MailAddress
  readonly to: readonly MailAddress[]
  readonly subject: string
  readonly text: string
  readonly autoSubmitted: 'auto-replied' | 'auto-generated'
  readonly inReplyTo?: string
}

/** Puts a mail into the form of the outbox, under an id that follows from what it is about. */
export function queueMail(
  context: DeskContext,
  mail: {
    readonly kind: LetterKind
    /** What it is about: the same kind and parts are the same mail. */
    readonly about: readonly string[]
    /** Whose key seals it. */
    readonly subjectOfData: string
    readonly at: Instant
    readonly to: MailAddress
    readonly subject: string
    readonly text: string
    readonly inReplyTo?: string
  },
): OutboxMessage {
  const id = deriveId('mail', context.tenant, mail.kind, ...mail.about)
  const { mailbox } = context.supplier
  const domain = mailbox.address.split('@')[1] ?? 'localhost'
  const content: QueuedMail = {
    kind: mail.kind,
    messageId: `<${id}@${domain}>`,
    date: mail.at,
    from: mailbox,
    to: [mail.to],
    subject: mail.subject,
    text: mail.text,
    autoSubmitted: mail.inReplyTo === undefined ? 'auto-generated' : 'auto-replied',
    ...(mail.inReplyTo !== undefined && { inReplyTo: mail.inReplyTo }),
  }
  return { id, transport: 'mail', subject: mail.subjectOfData, content: { ...content } as never }
}
