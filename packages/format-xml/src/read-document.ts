import type { FileBytes } from '@selfread/core'
import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element of a document: its qualified name, attributes and content, entities not yet decoded. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, CDATA included. Undefined where it has a reference that no XML has. */
  readonly text: string | undefined
  /** The line of its start tag, 1 for the first. */
  readonly line: number
}

/** Why a file is no document, and where. */
interface DocumentFlaw {
  readonly code: 'not_a_file_of_this_format' | 'doctype_refused' | 'malformed' | 'too_large'
  readonly line: number
  readonly expected: string
  readonly actual: string
  readonly advice: string
}

/** A document, or why there is none together with the text as far as it could be had. */
export type ReadDocument =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly flaw: DocumentFlaw; readonly text: string }

const NESTING_MAX = 64
const ASK_AGAIN = 'Ask the operator for the file again; nothing of it was used.'

/** Reads a whole document. Never throws for what is in the bytes. */
export async function readDocument(bytes: FileBytes, maxBytes: number): Promise<ReadDocument> {
  const whole = await gather(bytes, maxBytes)
  if (whole === undefined) {
    return refused('', {
      code: 'too_large',
      line: 1,
      expected: `at most ${maxBytes} bytes`,
      actual: 'more',
      advice: 'Ask the operator for smaller files, or raise maxBytes where memory allows it.',
    })
  }
  const decoded = decode(whole)
  if (!decoded.ok) return refused('', decoded.flaw)

  // As XML has it, and as the parser counts positions.
  const text = decoded.text.replace(/\r\n?/g, '\n')
  const doctype = declarationAt(text)
  if (doctype >= 0) {
    return refused(text, {
      code: 'doctype_refused',
      line: lineAt(text, doctype),
      expected: 'a document without DOCTYPE',
      actual: text.slice(doctype, doctype + 60),
      advice: 'A document type can make a file read other files. Ask for the file without it.',
    })
  }
  return parsed(text)
}

function parsed(text: string): ReadDocument {
  const malformed = (line: number, actual: string) =>
    refused(text, {
      code: text.trimStart().startsWith('<') ? 'malformed' : 'not_a_file_of_this_format',
      line,
      expected: 'a well-formed XML document with one root',
      actual,
      advice: ASK_AGAIN,
    })
  try {
    const verdict = XMLValidator.validate(text)
    if (verdict !== true) return malformed(verdict.err.line || 1, verdict.err.msg)
    const nodes: OrderedNode[] = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      parseTagValue: false,
      parseAttributeValue: false,
      processEntities: false,
      trimValues: false,
      cdataPropName: CDATA,
      ignoreDeclaration: true,
      ignorePiTags: true,
      captureMetaData: true,
      maxNestedTags: NESTING_MAX,
    }).parse(text)
    const roots = elementsOf(nodes, lineCounter(text))
    const [root] = roots
    if (root === undefined || roots.length > 1) return malformed(1, `${roots.length} roots`)
    return { ok: true, root }
  } catch (error) {
    return malformed(1, error instanceof Error ? error.message : String(error))
  }
}

type OrderedNode = { readonly [name: string]: unknown }

const TEXT = '#text'
const CDATA = '#cdata'
const ATTRIBUTES = ':@'

function elementsOf(nodes: readonly OrderedNode[], lines: LineCounter): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES)
    if (name === undefined || name === TEXT || name === CDATA) return []
    const content = node[name] as readonly OrderedNode[]
    const line = lines.at(startOf(node))
    return [
      {
        name,
        attributes: new Map(Object.entries((node[ATTRIBUTES] ?? {}) as { [name: string]: string })),
        children: elementsOf(content, lines),
        text: textOf(content),
        line,
      },
    ]
  })
}

function startOf(node: OrderedNode): number {
  const key = XMLParser.getMetaDataSymbol() as unknown as string
  return (node[key] as { startIndex?: number } | undefined)?.startIndex ?? 0
}

function textOf(content: readonly OrderedNode[]): string | undefined {
  let text = ''
  for (const node of content) {
    const plain = node[TEXT] as string | undefined
    const cdata = node[CDATA] as readonly OrderedNode[] | undefined
    const piece = plain === undefined ? String(cdata?.[0]?.[TEXT] ?? '') : decodeReferences(plain)
    if (piece === undefined) return undefined
    text += piece
  }
  return text
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/**
 * A text with its references decoded: the five that XML has and the numeric
 * ones. Undefined where there is any other, as only a DOCTYPE could declare it.
 */
export function decodeReferences(text: string): string | undefined {
  if (!text.includes('&')) return text
  let isSound = true
  const decoded = text.replace(
    /&(?:(#\d{1,7}|#x[\da-fA-F]{1,6}|\w{2,4});)?/g,
    (_, name?: string) => {
      const character = name?.startsWith('#') ? numbered(name) : NAMED.get(name ?? '')
      isSound &&= character !== undefined
      return character ?? ''
    },
  )
  return isSound ? decoded : undefined
}

function numbered(reference: string): string | undefined {
  const isHex = reference[1] === 'x'
  const point = Number.parseInt(reference.slice(isHex ? 2 : 1), isHex ? 16 : 10)
  if (point > 0x10ffff) return undefined
  const character = String.fromCodePoint(point)
  return isXmlText(character) ? character : undefined
}

/** True for a text that XML can carry: no control characters but tab and newlines, no half characters. */
export function isXmlText(text: string): boolean {
  return /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text)
}

/** Where a DOCTYPE or another declaration stands outside comments and CDATA; -1 where there is none. */
function declarationAt(text: string): number {
  let at = text.indexOf('<!')
  while (at >= 0) {
    const end = text.startsWith('<!--', at)
      ? text.indexOf('-->', at + 4)
      : text.startsWith('<![CDATA[', at)
        ? text.indexOf(']]>', at + 9)
        : undefined
    if (end === undefined) return at
    // What is never closed is refused as malformed, unless a declaration hides behind it.
    at = text.indexOf('<!', end < 0 ? at + 2 : end + 3)
  }
  return -1
}

type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly flaw: DocumentFlaw }

function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const label = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  const declared = isUtf16 ? undefined : declaredEncoding(bytes)
  const isOther = declared !== undefined && !/^(?:utf-?8|us-ascii|ascii)$/i.test(declared)
  const isAscii = !isOther || bytes.every((byte) => byte < 0x80)
  try {
    if (isAscii) return { ok: true, text: new TextDecoder(label, { fatal: true }).decode(bytes) }
  } catch {
    // Falls through to the flaw: these bytes are none of that encoding.
  }
  return {
    ok: false,
    flaw: {
      code: 'malformed',
      line: 1,
      expected: 'text in utf-8 or utf-16 with byte order mark',
      actual: isOther ? `a document declared as ${declared}` : 'bytes that are none',
      advice: 'Ask the operator for utf-8, or convert the file before it is read.',
    },
  }
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return /^[^<]{0,4}<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]
}

async function gather(bytes: FileBytes, maxBytes: number): Promise<Uint8Array | undefined> {
  if (bytes instanceof Uint8Array) return bytes.length > maxBytes ? undefined : bytes
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.length
    if (length > maxBytes) return undefined
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks, length))
}

function refused(text: string, flaw: DocumentFlaw): ReadDocument {
  return { ok: false, flaw, text }
}

function lineAt(text: string, offset: number): number {
  return lineCounter(text).at(offset)
}

/** Finds the line of an offset. */
interface LineCounter {
  at(offset: number): number
}

/** Lines of offsets that are asked for in ascending order, in one pass. */
function lineCounter(text: string): LineCounter {
  const state = { offset: 0, line: 1 }

  function at(offset: number): number {
    for (;;) {
      const newline = text.indexOf('\n', state.offset)
      if (newline < 0 || newline >= offset) return state.line
      state.offset = newline + 1
      state.line++
    }
  }

  return { at }
}
