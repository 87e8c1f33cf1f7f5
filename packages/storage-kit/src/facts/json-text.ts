import { canonicalJson, type JsonValue } from '@selfread/core'

/** Whatever JSON.stringify writes where it cannot say a value: `null` for NaN, an escape for half a character. */
const perhapsUnsaid = /null|\\u[dD][89a-fA-F]/

/**
 * A JSON text of a value, fast: for what is read back, not hashed. Throws, as `canonicalJson` of the
 * core does, where JSON cannot say the value exactly.
 */
export function jsonText(value: JsonValue): string {
  const text: string | undefined = JSON.stringify(value)
  return text === undefined || perhapsUnsaid.test(text) ? canonicalJson(value) : text
}
