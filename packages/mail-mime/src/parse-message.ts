import type { MessageKind, ParsedMessage } from '@selfread/core'
import { addresses } from './addresses.ts'
import { decodeHeader, recodeHeader } from './charset/decode-header.ts'
import { isPlainAscii, isUtf8 } from './charset/decode-text.ts'
import { detectCharset } from './charset/detect-charset.ts'
import { type MessageTraits, mayReply, messageKind } from './classify/message-kind.ts'
import { cleanLabel } from './clean-label.ts'
import { Findings } from './findings.ts'
import { fingerprint } from './fingerprint.ts'
import { inspectText } from './inspect-text.ts'
import type { MessageLimits } from './message-limits.ts'
import { type Content, ContentCollector, first, joinTexts } from './mime/collect-content.ts'
import { type Entity, readEntity } from './mime/read-entity.ts'
import { splitQuoted } from './quotes/split-quoted.ts'
import { sentAt } from './sent-at.ts'

/** About two thousand addresses; parsing more would only cost time. */
const ADDRESSES_LIMIT_OCTETS = 64 * 1024

/** Takes a message apart. May throw only on a defect of a library; the caller catches that. */
export function parseMessage(bytes: Buffer, limits: MessageLimits): ParsedMessage {
  const findings = new Findings()
  const entity = readEntity(withoutEnvelopeLine(withLineFeeds(bytes, findings)), limits)
  inspectHeaders(entity, limits, findings)
  if (bytes.length > limits.sizeOctets) {
    findings.add('too_large', 'quarantine', `${bytes.length} octets, at most ${limits.sizeOctets}`)
  }

  const collector = new ContentCollector(limits)
  const content = bytes.length > limits.sizeOctets ? undefined : collector.collect(entity)
  if (content) findings.addAll(content.findings)

  const hint = headerCharset(entity)
  const head = readHead(entity, hint, findings)
  const split = splitQuoted(content?.text ?? '')
  const text = inspectText(split.fresh, findings)
  const quotedText = joinTexts([split.quoted, content?.forwardedText ?? ''])
  if (split.signature !== '')
    findings.add('signature_dropped', 'note', `${split.signature.length} characters`)

  const traits: MessageTraits = {
    ...head,
    subject: head.subject ?? '',
    header: (name) => {
      const octets = first(entity, name)
      return octets === undefined ? undefined : decodeHeader(octets.slice(0, 4096), hint).text
    },
    text,
    partTypes: collector.partTypes,
    isQuarantined: findings.has('quarantine'),
  }
  const kind = messageKind(traits)
  const inReplyTo = head.inReplyTo ?? bouncedId(kind, collector)
  return {
    kind,
    ...defined('messageId', head.messageId),
    ...defined('from', head.from),
    to: head.to,
    ...defined('replyTo', head.replyTo),
    ...defined('subject', head.subject),
    ...defined('sentAt', head.sentAt),
    text,
    quotedText: inspectText(quotedText, new Findings()),
    attachments: content?.attachments ?? [],
    mayReply: mayReply(traits, kind),
    ...defined('inReplyTo', inReplyTo),
    references: head.references,
    findings: findings.list(),
    fingerprint:
      content === undefined || head.messageId === undefined || traits.isQuarantined
        ? fingerprint([bytes])
        : messageFingerprint(entity, content),
  }
}

function readHead(entity: Entity, hint: string | undefined, findings: Findings) {
  const decode = (name: string) => {
    const octets = first(entity, name)
    if (octets === undefined) return undefined
    const { text, repair } = decodeHeader(octets.slice(0, 65_536), hint)
    if (repair) findings.add('charset_repaired', repair.guessed ? 'warn' : 'note', repair.detail)
    if (/[\r\n]/.test(text)) {
      findings.add('header_injection', 'quarantine', `line ends encoded inside ${name}`)
    }
    return text
  }
  const people = (name: string) => {
    const fields = entity.headers.filter(({ key }) => key === name).map(({ octets }) => octets)
    const all = fields.join(', ')
    decode(name)
    if (all.length <= ADDRESSES_LIMIT_OCTETS) return addresses(recodeHeader(all, hint).text)
    findings.add('addresses_truncated', 'warn', `${name} has ${all.length} octets`)
    const end = all.lastIndexOf(',', ADDRESSES_LIMIT_OCTETS)
    return end < 0 ? [] : addresses(recodeHeader(all.slice(0, end), hint).text)
  }
  const subject = decode('subject')
  const from = people('from')
  if (from.length > 1) findings.add('several_senders', 'warn', `${from.length} addresses in From`)
  if (from.length === 0) findings.add('no_sender', 'warn', 'no address in From')
  const [sender] = from
  if (sender?.name?.includes('@') && !sender.name.toLowerCase().includes(sender.address)) {
    findings.add('sender_name_is_other_address', 'warn', `${sender.name} <${sender.address}>`)
  }
  return {
    messageId: messageIds(decode('message-id'))[0],
    from: sender,
    to: people('to'),
    replyTo: people('reply-to')[0],
    subject: subject === undefined ? undefined : cleanLabel(subject),
    sentAt: sentAt(decode('date')),
    inReplyTo: messageIds(decode('in-reply-to'))[0],
    references: messageIds(decode('references')),
  }
}

function inspectHeaders(entity: Entity, limits: MessageLimits, findings: Findings): void {
  const { headers } = entity
  if (headers.length === 0) findings.add('no_headers', 'quarantine', 'no header fields')
  if (headers.length > limits.headers) {
    findings.add('too_many_headers', 'quarantine', `more than ${limits.headers} header fields`)
  }
  if (entity.headerOctets > limits.headerOctets) {
    findings.add('too_large_headers', 'quarantine', `${entity.headerOctets} octets of headers`)
  }
  const count = (name: string) => headers.filter(({ key }) => key === name).length
  if (count('from') > 1) findings.add('two_from', 'quarantine', `${count('from')} From headers`)
  for (const name of ['subject', 'date', 'message-id', 'content-type', 'sender', 'reply-to']) {
    if (count(name) > 1) findings.add('repeated_header', 'warn', `${count(name)} times ${name}`)
  }
}

/** Identifiers with their angle brackets, at most the last hundred. */
function messageIds(header: string | undefined): string[] {
  const ids = (header ?? '').slice(0, 65_536).match(/<[^<>\s]{1,998}>/g) ?? []
  if (ids.length > 0) return ids.slice(-100)
  const bare = cleanLabel(header ?? '')
  return /^[^\s<>]+@[^\s<>]+$/.test(bare) ? [`<${bare}>`] : []
}

/** The message that came back: what a bounce answers where it does not say so itself. */
function bouncedId(kind: MessageKind, collector: ContentCollector): string | undefined {
  return kind === 'bounce' ? messageIds(collector.enclosedMessageIds[0])[0] : undefined
}

/** The charset of raw 8-bit headers, guessed over the body too because a header alone is short. */
function headerCharset(entity: Entity): string | undefined {
  const octets = entity.headers
    .map((header) => header.octets)
    .join('\n')
    .slice(0, 65_536)
  const headers = Buffer.from(octets, 'latin1')
  if (isPlainAscii(headers) || isUtf8(headers)) return undefined
  const body = entity.body.subarray(0, 65_536)
  return detectCharset(isUtf8(body) ? headers : Buffer.concat([headers, body]))
}

/** Lines that end in CR alone, as no mail program sends them: read, but for quarantine. */
function withLineFeeds(bytes: Buffer, findings: Findings): Buffer {
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes
  findings.add('cr_only', 'quarantine', 'lines end in CR alone')
  return Buffer.from(bytes.map((octet) => (octet === 0x0d ? 0x0a : octet)))
}

/** Mailbox files put a line "From sender date" above each message. */
function withoutEnvelopeLine(bytes: Buffer): Buffer {
  const isEnvelope = /^>?From [^:]*$/.test(bytes.toString('latin1', 0, 200).split(/\r?\n/)[0] ?? '')
  return isEnvelope ? bytes.subarray(bytes.indexOf(0x0a) + 1) : bytes
}

/**
 * The same for every delivery of one message. Only a sound message with an id of
 * its own has one: any other is known by its bytes alone, lest two be taken for one.
 */
function messageFingerprint(entity: Entity, content: Content): string {
  const head = ['message-id', 'from', 'date', 'subject'].map((name) =>
    entity.headers
      .filter(({ key }) => key === name)
      .map(({ octets }) => octets.replace(/\s+/g, ' ').trim())
      .join('\n'),
  )
  const texts = [content.text, content.forwardedText].map((text) =>
    text.replace(/\s+/g, ' ').trim(),
  )
  const files = content.attachments.flatMap(({ name, bytes }) => [name, bytes])
  return fingerprint([...head, ...texts, ...files])
}

function defined<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}
