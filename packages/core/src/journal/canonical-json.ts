import serialize from 'canonicalize'
import type { JsonValue } from './fact.ts'

// Deeper values, which could exhaust the stack, are left to the library.
const DEPTH_MAX = 100

/** No escape is needed in a JSON string of these: nearly all names and most texts. */
const plainText = /^[ !#-[\]-~]*$/

/**
 * The one JSON text of a value (RFC 8785): sorted keys, no spaces. The same value gives the same
 * bytes on every machine, so that it can be hashed.
 *
 * Throws where JSON cannot say the value exactly: `NaN`, infinity, half a surrogate pair, a cycle.
 */
export function canonicalJson(value: JsonValue): string {
  // Every fact goes through here: what is plain JSON is written straight away, in half the time.
  const text = textOf(value, DEPTH_MAX) ?? serialize(value)
  if (text === undefined) throw new TypeError(`${typeof value} has no JSON form`)
  return text
}

/** Undefined for all that is not plain JSON, well-formed and finite. */
function textOf(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : undefined
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth === 0) return undefined
      return Array.isArray(value) ? textOfList(value, depth) : textOfObject(value, depth)
    default:
      return undefined
  }
}

function textOfList(list: readonly unknown[], depth: number): string | undefined {
  let text = ''
  for (const item of list) {
    const itemText = textOf(item, depth - 1)
    if (itemText === undefined) return undefined
    text += text === '' ? itemText : `,${itemText}`
  }
  return `[${text}]`
}

function textOfObject(object: object, depth: number): string | undefined {
  if (Object.getPrototypeOf(object) !== Object.prototype || 'toJSON' in object) return undefined
  const members = object as Readonly<Record<string, unknown>>
  let text = ''
  for (const name of Object.keys(members).sort()) {
    const member = members[name]
    if (member === undefined) continue
    const nameText = quoted(name)
    const memberText = textOf(member, depth - 1)
    if (nameText === undefined || memberText === undefined) return undefined
    text += `${text === '' ? '' : ','}${nameText}:${memberText}`
  }
  return `{${text}}`
}

function quoted(text: string): string | undefined {
  if (plainText.test(text)) return `"${text}"`
  return text.isWellFormed() ? JSON.stringify(text) : undefined
}
