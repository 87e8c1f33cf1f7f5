import type { MessageAttachment } from '@selfread/core'
import { attachmentName } from '../attachment/attachment-name.ts'
import { mediaType } from '../attachment/media-type.ts'
import { decodeHeader } from '../charset/decode-header.ts'
import { decodeText } from '../charset/decode-text.ts'
import { Findings } from '../findings.ts'
import { htmlToPlain, metaCharset } from '../html/html-to-plain.ts'
import type { MessageLimits } from '../message-limits.ts'
import { decodeFlowed } from './decode-flowed.ts'
import { decodeTransfer } from './decode-transfer.ts'
import { type HeaderValue, headerValue } from './header-value.ts'
import { type Entity, readEntity } from './read-entity.ts'
import { splitMultipart } from './split-multipart.ts'

/** What a part and the parts inside it hold. */
export interface Content {
  readonly text: string
  /** Text of messages inside the message. */
  readonly forwardedText: string
  readonly attachments: readonly MessageAttachment[]
  readonly findings: Findings
}

/** Walks the parts of one message within its limits. */
export class ContentCollector {
  readonly #limits: MessageLimits
  #parts = 0
  #files = 0
  /** Octets that may still be searched: each level of nesting goes over what is inside it again. */
  #searchOctets: number
  /** Octets of text that may still be read. */
  #textOctets: number
  /** Media types of all parts seen. */
  readonly partTypes: Set<string> = new Set<string>()
  /** Message-IDs of messages and header blocks inside the message. */
  readonly enclosedMessageIds: string[] = []

  constructor(limits: MessageLimits) {
    this.#limits = limits
    this.#searchOctets = limits.sizeOctets * SEARCHES
    this.#textOctets = limits.textOctets
  }

  collect(entity: Entity, depth = 0, fallbackType = 'text/plain'): Content {
    const findings = new Findings()
    const type = headerValue(first(entity, 'content-type') ?? fallbackType)
    const media = type.value.includes('/') ? type.value : 'text/plain'
    this.partTypes.add(media)
    this.#parts += 1
    if (depth > this.#limits.depth) {
      findings.add('too_deep', 'quarantine', `parts inside each other beyond ${this.#limits.depth}`)
      return { ...EMPTY, findings }
    }
    if (this.#parts > this.#limits.parts) {
      findings.add('too_many_parts', 'quarantine', `more than ${this.#limits.parts} parts`)
      return { ...EMPTY, findings }
    }
    this.#searchOctets -= entity.body.length
    if (this.#searchOctets < 0) {
      findings.add('too_complex', 'quarantine', 'large parts inside each other')
      return { ...EMPTY, findings }
    }
    if (media.startsWith('multipart/')) return this.#multipart(entity, type, media, depth, findings)
    return this.#leaf(entity, type, media, depth, findings)
  }

  #multipart(
    entity: Entity,
    type: HeaderValue,
    media: string,
    depth: number,
    findings: Findings,
  ): Content {
    const boundary = type.params.boundary ?? ''
    const bodies = boundary === '' ? [] : splitMultipart(entity.body, boundary, this.#limits.parts)
    if (bodies.length === 0) {
      findings.add('no_parts', 'note', 'a multipart without parts, read as text')
      return this.#leaf(entity, { value: 'text/plain', params: {} }, 'text/plain', depth, findings)
    }
    const contents: Content[] = []
    for (const body of bodies) {
      const fallback = media === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
      const content = this.collect(this.#read(body), depth + 1, fallback)
      contents.push(content)
      if (content.findings.has('quarantine')) break
    }
    return media === 'multipart/alternative'
      ? bestOf(contents, findings)
      : allOf(contents, findings)
  }

  #leaf(
    entity: Entity,
    type: HeaderValue,
    media: string,
    depth: number,
    findings: Findings,
  ): Content {
    const disposition = headerValue(first(entity, 'content-disposition'))
    const given = disposition.params.filename ?? type.params.name
    const decoded = decodeTransfer(entity.body, first(entity, 'content-transfer-encoding') ?? '')
    if (decoded.damaged) {
      findings.add('truncated_attachment', 'warn', 'a part in base64 is cut or damaged')
    }
    const isText = media === 'text/plain' || media === 'text/html'
    // A name beside the type alone does not make a file of a text that is shown.
    const isNamed = isText ? disposition.params.filename !== undefined : given !== undefined
    const isFile = disposition.value === 'attachment' || isNamed
    if (media === 'message/rfc822' || media === 'message/global') {
      return this.#message(decoded.bytes, depth, findings)
    }
    if (media === 'text/rfc822-headers') this.#rememberId(this.#read(decoded.bytes))
    if (!isFile && isText) {
      return { ...EMPTY, text: this.#text(decoded.bytes, type, media, findings), findings }
    }
    if (!isFile && decoded.bytes.length === 0) return { ...EMPTY, findings }
    const attachment = this.#attachment(decoded.bytes, media, given, findings)
    return { ...EMPTY, attachments: [attachment], findings }
  }

  #message(bytes: Buffer, depth: number, findings: Findings): Content {
    const entity = this.#read(bytes)
    this.#rememberId(entity)
    const content = this.collect(entity, depth + 1)
    findings.addAll(content.findings)
    const forwardedText = joinTexts([content.text, content.forwardedText])
    return { ...EMPTY, forwardedText, attachments: content.attachments, findings }
  }

  #text(bytes: Buffer, type: HeaderValue, media: string, findings: Findings): string {
    const isHtml = media === 'text/html'
    // Markup takes more room than the text in it.
    const weight = isHtml ? 0.5 : 1
    const limit = Math.floor(this.#textOctets / weight)
    const kept = bytes.length > limit ? withoutCutCharacter(bytes.subarray(0, limit)) : bytes
    this.#textOctets -= kept.length * weight
    if (kept.length < bytes.length) {
      findings.add('text_truncated', 'warn', `of ${bytes.length} octets of text ${limit} were read`)
    }
    const meta = isHtml ? metaCharset(kept) : undefined
    const { text, repair } = decodeText(kept, type.params.charset, meta)
    if (repair) findings.add('charset_repaired', repair.guessed ? 'warn' : 'note', repair.detail)
    if (isHtml) return this.#html(text, findings)
    if (type.params.format?.toLowerCase() !== 'flowed') return text
    return decodeFlowed(text, type.params.delsp?.toLowerCase() === 'yes')
  }

  #html(html: string, findings: Findings): string {
    const { text, hiddenText, tooDeep } = htmlToPlain(html)
    if (tooDeep) {
      findings.add('html_too_deep', 'warn', 'elements inside each other beyond reason: not read on')
    }
    if (hiddenText !== '') {
      const hasDigits = /\p{Nd}/u.test(hiddenText)
      const detail = `${hiddenText.length} characters that no reader sees${hasDigits ? ', with digits' : ''}`
      findings.add('hidden_text_dropped', hasDigits ? 'warn' : 'note', detail)
    }
    return text
  }

  #attachment(
    bytes: Buffer,
    declared: string,
    given: string | undefined,
    findings: Findings,
  ): MessageAttachment {
    this.#files += 1
    const label = given === undefined ? undefined : decodeHeader(given).text
    const name = attachmentName(label, this.#files)
    const media = mediaType(bytes, declared, name)
    if (media !== declared && declared !== 'application/octet-stream') {
      findings.add('media_type_corrected', 'note', `declared ${declared.slice(0, 80)}, is ${media}`)
    }
    return { name, mediaType: media, bytes: new Uint8Array(bytes) }
  }

  #read(bytes: Buffer): Entity {
    return readEntity(bytes, this.#limits)
  }

  #rememberId(entity: Entity): void {
    const id = first(entity, 'message-id')?.trim()
    if (id) this.enclosedMessageIds.push(id)
  }
}

/** How often the octets of a message of full size may be gone over: eight levels, more for smaller ones. */
const SEARCHES = 8

/** A cut may fall inside a UTF-8 character, and must not make the rest look like another charset. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > bytes.length - 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1
  return (bytes[end - 1] ?? 0) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes.subarray(0, end)
}

const EMPTY = { text: '', forwardedText: '', attachments: [] }

/** Of alternatives the plain text where it says anything, else the last that does; files of all. */
function bestOf(contents: readonly Content[], findings: Findings): Content {
  const best = contents.find(({ text }) => text.trim() !== '')
  for (const content of contents) {
    if (content === best || content.findings.has('quarantine')) findings.addAll(content.findings)
  }
  return {
    text: best?.text ?? '',
    forwardedText: joinTexts(contents.map(({ forwardedText }) => forwardedText)),
    attachments: contents.flatMap(({ attachments }) => attachments),
    findings,
  }
}

function allOf(contents: readonly Content[], findings: Findings): Content {
  for (const content of contents) findings.addAll(content.findings)
  return {
    text: joinTexts(contents.map(({ text }) => text)),
    forwardedText: joinTexts(contents.map(({ forwardedText }) => forwardedText)),
    attachments: contents.flatMap(({ attachments }) => attachments),
    findings,
  }
}

export function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n')
}

/** The octets of the first header field with a name. */
export function first(entity: Entity, key: string): string | undefined {
  return entity.headers.find((header) => header.key === key)?.octets
}
