import type { MailAddress, MessageKind } from '@selfread/core'
import { isAutomaticReplySubject, isFailureText } from './automatic-subjects.ts'

/** What decides on the kind of a message. */
export interface MessageTraits {
  /** A decoded header by its lower-case name, the first where there are several. */
  readonly header: (name: string) => string | undefined
  readonly from: MailAddress | undefined
  readonly to: readonly MailAddress[]
  readonly replyTo: MailAddress | undefined
  readonly subject: string
  readonly text: string
  /** Media types of all parts. */
  readonly partTypes: ReadonlySet<string>
  readonly isQuarantined: boolean
}

const MAILER = /^(mailer-daemon|postmaster|mail-daemon|mdaemon|mailerdaemon)(@|$|[+.-])/
/** Nobody writes by hand under these. */
const DAEMON = /^(mailer-daemon|mail-daemon|mdaemon|mailerdaemon)(@|$|[+.-])/
const UNATTENDED =
  /^(no-?_?reply|do-?not-?reply|donotreply|nu-?raspundeti|noreply|bounces?|owner-.+|.+-(owner|request|bounces?)|listserv|majordomo)([+.-][^@]*)?@/

/** The kind of a message, the gravest first: malformed, bounce, auto_reply, list, message. */
export function messageKind(traits: MessageTraits): MessageKind {
  if (traits.isQuarantined) return 'malformed'
  if (isBounce(traits)) return 'bounce'
  if (isAutomatic(traits)) return 'auto_reply'
  if (isList(traits)) return 'list'
  return 'message'
}

/** Whether a reply can neither loop nor hit a bystander, RFC 3834 section 2. */
export function mayReply(traits: MessageTraits, kind: MessageKind): boolean {
  const target = traits.replyTo ?? traits.from
  if (kind !== 'message' || !traits.from || !target) return false
  if (hasNullReturnPath(traits) || traits.header('x-loop') !== undefined) return false
  if (traits.header('x-readings-loop') !== undefined) return false
  if (traits.to.some(({ address }) => address === target.address)) return false
  return ![traits.from, target].some(
    ({ address }) => MAILER.test(address) || UNATTENDED.test(address),
  )
}

function isBounce(traits: MessageTraits): boolean {
  const { header, from, subject, text, partTypes } = traits
  const contentType = header('content-type')?.toLowerCase() ?? ''
  // A receipt that a person opened a mail is a report too, but nothing failed.
  if (isReceipt(traits)) return false
  if (contentType.startsWith('multipart/report')) return true
  if (partTypes.has('message/delivery-status')) return true
  if (header('x-failed-recipients') !== undefined) return true
  const speaksOfFailure = isFailureText(subject) || isFailureText(text)
  const sender = from?.address ?? ''
  if (sender === '' || hasNullReturnPath(traits)) return MAILER.test(sender) || speaksOfFailure
  return DAEMON.test(sender) || (MAILER.test(sender) && speaksOfFailure)
}

function isReceipt({ header, partTypes }: MessageTraits): boolean {
  const contentType = header('content-type')?.toLowerCase() ?? ''
  return (
    partTypes.has('message/disposition-notification') ||
    contentType.includes('disposition-notification')
  )
}

function isAutomatic(traits: MessageTraits): boolean {
  const { header, subject } = traits
  const submitted =
    header('auto-submitted')
      ?.toLowerCase()
      .replace(/[\s;(].*$/s, '') ?? 'no'
  const suppress = header('x-auto-response-suppress')?.toLowerCase() ?? 'none'
  const names = [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-autoresponse',
    'x-auto-reply',
  ]
  return (
    submitted !== 'no' ||
    suppress.trim() !== 'none' ||
    names.some((name) => !['no', undefined].includes(header(name)?.trim().toLowerCase())) ||
    /^(auto_reply|auto-reply|autoreply)/.test(precedence(traits)) ||
    isReceipt(traits) ||
    isAutomaticReplySubject(subject) ||
    hasNullReturnPath(traits)
  )
}

function isList(traits: MessageTraits): boolean {
  const names = [
    'list-id',
    'list-post',
    'list-unsubscribe',
    'list-help',
    'mailing-list',
    'x-mailing-list',
  ]
  return (
    names.some((name) => traits.header(name) !== undefined) ||
    /^(bulk|list|junk)/.test(precedence(traits))
  )
}

function precedence({ header }: MessageTraits): string {
  return header('precedence')?.trim().toLowerCase() ?? ''
}

function hasNullReturnPath({ header }: MessageTraits): boolean {
  return /^\s*<\s*>/.test(header('return-path') ?? '')
}
