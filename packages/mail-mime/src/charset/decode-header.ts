import { type DecodedText, decodeText } from './decode-text.ts'

const ENCODED_WORD = /=\?([^?\s]+)\?([QqBb])\?([^?]*)\?=/g

interface EncodedRun {
  readonly charset: string
  octets: Buffer[]
}

/** Decodes the octets of an unstructured header value: raw 8-bit text and encoded words (RFC 2047). */
export function decodeHeader(octets: string, hint?: string): DecodedText {
  return decodeWords(octets, hint, (text) => text)
}

/**
 * The same for a header with addresses: encoded words stay encoded, in UTF-8, so that a comma or a bracket
 * in a name cannot become a delimiter.
 */
export function recodeHeader(octets: string, hint?: string): DecodedText {
  return decodeWords(octets, hint, (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`)
}

function decodeWords(
  octets: string,
  hint: string | undefined,
  render: (text: string) => string,
): DecodedText {
  const raw = decodeText(Buffer.from(octets, 'latin1'), undefined, hint)
  let { charset, repair } = raw
  let text = ''
  let last = 0
  let run: EncodedRun | undefined
  const flush = () => {
    if (!run) return
    // A character may be split between two words, so a run is decoded as one.
    const decoded = decodeText(Buffer.concat(run.octets), run.charset)
    text += render(decoded.text)
    charset = decoded.charset
    repair ??= decoded.repair
    run = undefined
  }
  for (const match of raw.text.matchAll(ENCODED_WORD)) {
    const [whole, label = '', encoding = '', content = ''] = match
    const between = raw.text.slice(last, match.index)
    const name = label.split('*')[0]?.toLowerCase() ?? ''
    const continues = run !== undefined && between.trim() === ''
    if (!continues || run?.charset !== name) flush()
    if (!continues) text += between
    run ??= { charset: name, octets: [] }
    run.octets.push(/q/i.test(encoding) ? fromQ(content) : Buffer.from(content, 'base64'))
    last = match.index + whole.length
  }
  flush()
  text += raw.text.slice(last)
  return repair ? { text, charset, repair } : { text, charset }
}

function fromQ(content: string): Buffer {
  const octets = Buffer.from(content.replaceAll('_', ' '), 'utf-8').toString('latin1')
  const decoded = octets.replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(decoded, 'latin1')
}
