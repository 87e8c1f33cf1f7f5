import type { JsonValue } from '@selfread/core'

/** Deeper values, which could exhaust the stack, are parsed out of their text. */
const maxDepth = 100

/**
 * A copy of a value that has a canonical JSON text: equal to what parsing that text gives, but for the
 * order of keys, in a quarter of the time. The caller may change his own object later.
 */
export function copyJson(value: unknown, text: string): JsonValue {
  return copyOf(value, maxDepth) ?? (JSON.parse(text) as JsonValue)
}

/** Undefined for all that is not plain JSON. */
function copyOf(value: unknown, depth: number): JsonValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return value === 0 ? 0 : value // JSON knows no -0
    case 'object':
      if (value === null) return null
      if (depth === 0) return undefined
      return Array.isArray(value) ? copyOfList(value, depth) : copyOfObject(value, depth)
    default:
      return undefined
  }
}

function copyOfList(list: readonly unknown[], depth: number): JsonValue | undefined {
  const copy: JsonValue[] = []
  for (const item of list) {
    const own = copyOf(item, depth - 1)
    if (own === undefined) return undefined
    copy.push(own)
  }
  return copy
}

function copyOfObject(object: object, depth: number): JsonValue | undefined {
  if (Object.getPrototypeOf(object) !== Object.prototype || 'toJSON' in object) return undefined
  const copy: Record<string, JsonValue> = {}
  for (const [name, member] of Object.entries(object)) {
    if (member === undefined) continue
    const own = copyOf(member, depth - 1)
    if (own === undefined || name === '__proto__') return undefined
    copy[name] = own
  }
  return copy
}
