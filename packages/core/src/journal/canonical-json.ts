import serialize from 'canonicalize'
import type { JsonValue } from './fact.ts'

/**
 * The one JSON text of a value (RFC 8785): sorted keys, no spaces. The same value gives the same
 * bytes on every machine, so that it can be hashed.
 *
 * Throws where JSON cannot say the value exactly: `NaN`, infinity, half a surrogate pair, a cycle.
 */
export function canonicalJson(value: JsonValue): string {
  const text = serialize(value)
  if (text === undefined) throw new TypeError(`${typeof value} has no JSON form`)
  return text
}
