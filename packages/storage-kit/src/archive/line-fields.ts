import type { JsonValue } from '@selfread/core'
import { ArchiveError } from './archive-error.ts'

/** Reads the fields of one line, each held to what it must be. */
export interface LineFields {
  readonly line: number
  text(name: string): string
  optionalText(name: string): string | undefined
  /** A whole number from 0. */
  whole(name: string): number
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word
  bytes(name: string, length?: number): Uint8Array
  optionalBytes(name: string): Uint8Array | undefined
  json(name: string): JsonValue
  /** Fields of an object. */
  object(name: string): LineFields
  optionalObject(name: string): LineFields | undefined
  /** Fields of each object of a list. */
  objects(name: string): readonly LineFields[]
  /** Pairs of whole numbers from 0. */
  pairs(name: string): readonly (readonly [number, number])[]
  isTrue(name: string): boolean
  has(name: string): boolean
}

/** The fields of a parsed line. Throws {@link ArchiveError} for one that holds no object. */
export function readFields(value: unknown, line: number, path = ''): LineFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ArchiveError({
      code: 'malformed',
      message: path === '' ? 'It holds no record.' : `${path} is no object.`,
      line,
    })
  const object: { readonly [name: string]: unknown } = { ...value }
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`)

  function refuse(name: string, expected: string): never {
    const found = object[name] === undefined ? 'missing' : shown(object[name])
    const message = `${at(name)} is ${found}; expected ${expected}.`
    throw new ArchiveError({ code: 'malformed', message, line })
  }

  const fields: LineFields = {
    line,
    text(name) {
      const text = object[name]
      return typeof text === 'string' ? text : refuse(name, 'text')
    },
    optionalText: (name) => (object[name] === undefined ? undefined : fields.text(name)),
    whole(name) {
      const number = object[name]
      return isWhole(number) ? number : refuse(name, 'a whole number from 0')
    },
    oneOf(name, words) {
      return words.find((word) => word === object[name]) ?? refuse(name, words.join(', '))
    },
    bytes(name, length) {
      const text = object[name]
      const bytes = typeof text === 'string' ? Buffer.from(text, 'base64') : undefined
      if (bytes === undefined || bytes.toString('base64') !== text) return refuse(name, 'base64')
      if (length !== undefined && bytes.length !== length)
        return refuse(name, `${length} bytes in base64`)
      return bytes
    },
    optionalBytes: (name) => (object[name] === undefined ? undefined : fields.bytes(name)),
    json(name) {
      // Out of JSON.parse, so it is JSON.
      return object[name] === undefined ? refuse(name, 'JSON') : (object[name] as JsonValue)
    },
    object: (name) => readFields(object[name], line, at(name)),
    optionalObject: (name) => (object[name] === undefined ? undefined : fields.object(name)),
    objects(name) {
      const list = object[name]
      if (!Array.isArray(list)) return refuse(name, 'a list')
      return list.map((item, index) => readFields(item, line, `${at(name)}[${index}]`))
    },
    pairs(name) {
      const list = object[name]
      if (!Array.isArray(list) || !list.every(isPair))
        return refuse(name, 'a list of pairs of whole numbers')
      return list
    },
    isTrue: (name) => object[name] === true,
    has: (name) => object[name] !== undefined,
  }
  return fields
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isWhole)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
