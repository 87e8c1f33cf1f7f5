import type {
  Channel,
  EnteredReading,
  Instant,
  MailAddress,
  ParsedMessage,
  ReadingSubmission,
  SubmissionFinding,
} from '@selfread/core'
import { sha256 } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'

/** A submission of any channel in one shape, ready to be looked through. */
export interface SubmissionContent {
  readonly channel: Channel
  readonly receivedAt: Instant
  /** What arrived, byte for byte. */
  readonly raw: Uint8Array
  /** Equal for redeliveries of one message. */
  readonly fingerprint: string
  readonly sender?: string
  readonly subject?: string
  readonly text: string
  /** What was only quoted or forwarded: read where the sender wrote nothing beside it. */
  readonly quotedText?: string
  /** Plain text files that came with it. */
  readonly textFiles?: readonly { readonly name: string; readonly text: string }[]
  readonly photos: readonly Uint8Array[]
  readonly entered: readonly EnteredReading[]
  readonly enteredBy?: string
  readonly messageId?: string
  /** Where an automatic answer may go. */
  readonly replyTo?: MailAddress
  readonly findings: readonly SubmissionFinding[]
  /** Set where nobody needs to look for readings: the outcome is clear from the envelope. */
  readonly settled?: 'not_reading' | 'quarantined'
  readonly sentAt?: Instant
}

/** Brings a submission of any channel into one shape. */
export async function submissionContent(
  context: DeskContext,
  submission: ReadingSubmission,
): Promise<SubmissionContent> {
  if ('message' in submission) return mailContent(context, submission)

  const raw = new TextEncoder().encode(canonicalSubmission(submission))
  const { channel, receivedAt, sender } = submission
  const base = {
    channel,
    receivedAt,
    raw,
    fingerprint: sha256(raw),
    findings: [],
    ...(sender !== undefined && { sender }),
  }
  if ('readings' in submission) {
    const { readings, enteredBy, note } = submission
    return {
      ...base,
      text: note ?? '',
      photos: [],
      entered: readings,
      ...(enteredBy !== undefined && { enteredBy }),
    }
  }
  return { ...base, text: submission.text, photos: submission.photos ?? [], entered: [] }
}

async function mailContent(
  context: DeskContext,
  submission: Extract<ReadingSubmission, { message: Uint8Array }>,
): Promise<SubmissionContent> {
  if (context.mail === undefined) {
    throw new Error(
      'A mail was received, but the desk has no mail parser: pass createDesk({ mail }).',
    )
  }
  const message = await context.mail.parse(submission.message)
  const sender = message.from?.address
  const photos = message.attachments.filter(({ mediaType }) => mediaType.startsWith('image/'))
  const textFiles = message.attachments.filter(({ mediaType }) => mediaType === 'text/plain')
  const unread = message.attachments.filter(
    ({ mediaType }) => !mediaType.startsWith('image/') && mediaType !== 'text/plain',
  )
  const settled = settledBy(message)
  return {
    channel: 'email',
    receivedAt: submission.receivedAt,
    raw: submission.message,
    fingerprint: message.fingerprint,
    text: message.text,
    quotedText: message.quotedText,
    textFiles: textFiles.map(({ name, bytes }) => ({
      name,
      text: new TextDecoder().decode(bytes),
    })),
    photos: photos.map(({ bytes }) => bytes),
    entered: [],
    findings: [
      ...message.findings.map(({ code, severity, detail }) => ({
        code,
        severity: severity === 'quarantine' ? ('lock' as const) : severity,
        detail,
      })),
      ...unread.map(({ name, mediaType }) => ({
        code: 'attachment_not_read',
        severity: 'lock' as const,
        detail: `The attachment ${name} (${mediaType}) is not read automatically.`,
      })),
    ],
    ...(sender !== undefined && { sender }),
    ...(message.subject !== undefined && { subject: message.subject }),
    ...(message.messageId !== undefined && { messageId: message.messageId }),
    ...(message.sentAt !== undefined && { sentAt: message.sentAt }),
    ...(message.mayReply && message.from && { replyTo: message.replyTo ?? message.from }),
    ...(settled && { settled }),
  }
}

function settledBy(message: ParsedMessage): 'not_reading' | 'quarantined' | undefined {
  const isQuarantined = message.findings.some(({ severity }) => severity === 'quarantine')
  if (isQuarantined || message.kind === 'malformed') return 'quarantined'
  return message.kind === 'message' ? undefined : 'not_reading'
}

function canonicalSubmission(
  submission: Exclude<ReadingSubmission, { message: Uint8Array }>,
): string {
  const photos = 'text' in submission ? (submission.photos ?? []) : []
  return JSON.stringify({
    ...submission,
    ...(photos.length > 0 && {
      photos: photos.map((bytes) => Buffer.from(bytes).toString('base64')),
    }),
  })
}
