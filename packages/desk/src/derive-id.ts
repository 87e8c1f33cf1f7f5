import { createHash } from 'node:crypto'
import type { CivilDate } from '@selfread/core'

// Without I, L, O and U, which people misread (Crockford's alphabet).
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** SHA-256 of bytes or text, lower-case hex. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** An id that follows from what it names: the same parts always give the same id. */
export function deriveId(kind: string, ...parts: readonly (string | number)[]): string {
  return `${kind}_${sha256(JSON.stringify([kind, ...parts])).slice(0, 24)}`
}

/**
 * The id of a reading: as `deriveId`, its day first. What is stored on one day so lies together, and
 * an index by id grows at its end however many readings there are.
 */
export function deriveReadingId(reading: {
  readonly readOn: CivilDate
  /** What tells it from all others of its day. */
  readonly parts: readonly (string | number)[]
}): string {
  const { readOn, parts } = reading
  return deriveId(`reading_${readOn}`, ...parts)
}

/** A number for people to quote, `7F3K-9QXM-2TVA`: 60 bits of the id's hash. */
export function quotableNumber(id: string): string {
  const bits = BigInt(`0x${sha256(id).slice(0, 15)}`)
  const characters = Array.from(
    { length: 12 },
    (_, place) => ALPHABET[Number((bits >> BigInt(5 * (11 - place))) & 31n)],
  ).join('')
  return `${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}`
}
