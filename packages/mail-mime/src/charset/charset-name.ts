import iconv from 'iconv-lite'

const ALIASES: Readonly<Record<string, string>> = {
  'x-mac-cyrillic': 'maccyrillic',
  'x-mac-ukrainian': 'macukraine',
  'x-mac-ce': 'maccenteuro',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  'x-gbk': 'gbk',
  'utf-16': 'utf-16',
  // WHATWG reads the narrow sets as the wider ones of Windows, and so do the programs that declare them.
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
}

/** Declared where the sender did not know either. */
const UNKNOWN = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968', 'unknown-8bit', 'x-unknown'])

/**
 * The name under which a declared charset can be decoded; undefined where the declaration says nothing
 * (`us-ascii`, `unknown-8bit`) or names nothing we know.
 */
export function charsetName(declared: string | undefined): string | undefined {
  const label = (declared ?? '')
    .slice(0, 64)
    .toLowerCase()
    .replace(/^[\s"']+|[\s"']+$/g, '')
  if (label === '' || UNKNOWN.has(label)) return undefined
  const name = ALIASES[label] ?? label
  if (iconv.encodingExists(name) && !/^(base64|hex|binary|internal|utf-?32)/.test(name)) return name
  return runtimeName(name)
}

/** Charsets that iconv-lite lacks and the runtime has: iso-2022-jp, iso-8859-8-i. */
function runtimeName(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}

/** Decodes octets by a name that `charsetName` gave. */
export function decodeAs(bytes: Buffer, name: string): string {
  return iconv.encodingExists(name)
    ? iconv.decode(bytes, name)
    : new TextDecoder(name).decode(bytes)
}
