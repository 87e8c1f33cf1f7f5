/** One header field as it came: the value unfolded, its octets one per character (latin1). */
interface RawHeader {
  /** Lower case. */
  readonly key: string
  readonly octets: string
}

/** A header block and what follows it. */
export interface Entity {
  readonly headers: readonly RawHeader[]
  readonly headerOctets: number
  readonly body: Buffer
}

const LF = 0x0a
const CR = 0x0d

/** Bounds of a header block; the rest is passed over. */
interface HeaderLimits {
  readonly headers: number
  readonly headerOctets: number
}

/** Splits a message or a part at its first empty line. Lines that are no header field are skipped. */
export function readEntity(bytes: Buffer, limits: HeaderLimits): Entity {
  const headers: { key: string; parts: string[] }[] = []
  let position = 0
  while (position < bytes.length) {
    const end = bytes.indexOf(LF, position)
    const next = end < 0 ? bytes.length : end + 1
    let stop = end < 0 ? bytes.length : end
    if (stop > position && bytes[stop - 1] === CR) stop -= 1
    if (stop === position)
      return { headers: joined(headers), headerOctets: position, body: bytes.subarray(next) }
    // One more than allowed is kept, so that the caller sees that there were too many.
    if (headers.length <= limits.headers && position <= limits.headerOctets) {
      addLine(headers, bytes.toString('latin1', position, Math.min(stop, limits.headerOctets)))
    }
    position = next
  }
  return {
    headers: joined(headers),
    headerOctets: bytes.length,
    body: bytes.subarray(bytes.length),
  }
}

function addLine(headers: { key: string; parts: string[] }[], line: string): void {
  if (line.startsWith(' ') || line.startsWith('\t')) {
    headers.at(-1)?.parts.push(line)
    return
  }
  const colon = line.indexOf(':')
  if (colon < 1) return
  const key = line.slice(0, colon).trimEnd().toLowerCase()
  if (/^[\x21-\x7e]+$/.test(key)) headers.push({ key, parts: [line.slice(colon + 1)] })
}

function joined(headers: readonly { key: string; parts: readonly string[] }[]): RawHeader[] {
  return headers.map(({ key, parts }) => ({
    key,
    octets: parts.join('').replaceAll('\r', ' ').trim(),
  }))
}
