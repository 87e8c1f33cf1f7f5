import { charsetName, decodeAs } from './charset-name.ts'
import { detectCharset, plausibility } from './detect-charset.ts'

/** Text out of octets, and how certain its charset is. */
export interface DecodedText {
  readonly text: string
  readonly charset: string
  /** The text was not read as declared: what was wrong and what was done. */
  readonly repair?: { readonly detail: string; readonly guessed: boolean }
}

/** Charsets whose octets above 127 may form UTF-8 by chance, so that they are believed. */
const MULTI_OCTET =
  /^(utf-?7|utf-?16|gb|big5|cp9|euc|shift|sjis|iso-2022|ks_c|ksc|windows-949|x-sjis)/

/**
 * Decodes octets as declared where that can be right, and otherwise as what they most likely are.
 *
 * @param declared the charset parameter
 * @param hint a charset to prefer where none is declared: from the HTML, or from the rest of the mail
 */
export function decodeText(bytes: Buffer, declared?: string, hint?: string): DecodedText {
  const bom = byteOrderMark(bytes)
  if (bom) return { text: decodeAs(bytes, bom), charset: bom }

  const name = charsetName(declared)
  if (isPlainAscii(bytes) && (!name || !MULTI_OCTET.test(name))) {
    return { text: bytes.toString('latin1'), charset: 'us-ascii' }
  }
  if (name && MULTI_OCTET.test(name)) return { text: decodeAs(bytes, name), charset: name }

  const said = declared ? `declared ${declared.slice(0, 40)}` : 'no charset declared'
  if (isUtf8(bytes)) {
    const text = decodeAs(bytes, 'utf-8')
    if (name && /^utf-?8$/.test(name)) return { text, charset: 'utf-8' }
    return { text, charset: 'utf-8', repair: { detail: `${said}, is utf-8`, guessed: false } }
  }
  if (name && /^utf-?8$/.test(name)) return brokenUtf8(bytes, said)
  if (name && !isMislabelledLatin(bytes, name))
    return { text: decodeAs(bytes, name), charset: name }

  const hinted = charsetName(hint)
  const charset = hinted && !/^utf-?8$/.test(hinted) ? hinted : detectCharset(bytes)
  const repair = { detail: `${said}, read as ${charset}`, guessed: charset !== hinted }
  return { text: decodeAs(bytes, charset), charset, repair }
}

/** Declared UTF-8 that is not: cut or damaged in few places, or another charset altogether. */
function brokenUtf8(bytes: Buffer, said: string): DecodedText {
  const text = decodeAs(bytes, 'utf-8')
  let broken = 0
  let sound = 0
  for (const character of text) {
    if (character === '\ufffd') broken += 1
    else if (character > '\u007f') sound += 1
  }
  if (sound > broken) {
    const detail = `${said}, ${broken} broken characters`
    return { text, charset: 'utf-8', repair: { detail, guessed: true } }
  }
  const charset = detectCharset(bytes)
  const repair = { detail: `${said}, read as ${charset}`, guessed: true }
  return { text: decodeAs(bytes, charset), charset, repair }
}

/** Old programs label Cyrillic as Latin 1. Whole words of accented vowels are no Western language. */
function isMislabelledLatin(bytes: Buffer, name: string): boolean {
  if (name !== 'windows-1252') return false
  const sample = bytes.subarray(0, 8192)
  const latin = plausibility(decodeAs(sample, name), 'western')
  return latin < 0 && plausibility(decodeAs(sample, detectCharset(sample)), 'cyrillic') > 1
}

export function isPlainAscii(bytes: Buffer): boolean {
  return bytes.every((octet) => octet < 0x80)
}

export function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}
