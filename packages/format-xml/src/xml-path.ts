/** A way through elements, with an attribute at its end where one is meant. */
export interface XmlPath {
  readonly elements: readonly string[]
  readonly attribute?: string
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}._-]*'
const QUALIFIED = `(?:${NAME}:)?${NAME}`
const RELATIVE = new RegExp(
  `^(?:${QUALIFIED}(?:/${QUALIFIED}){0,20}(?:/?@${QUALIFIED})?|@${QUALIFIED})$`,
  'u',
)
const ELEMENTS = new RegExp(`^${QUALIFIED}(?:/${QUALIFIED}){1,20}$`, 'u')

// The parser refuses or renames these, as they would reach into JavaScript's own objects.
const RESERVED = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]

/** True for a path from a record: `Meter@serial`. */
export function isRelativePath(path: string): boolean {
  return path.length <= 200 && RELATIVE.test(path) && !hasReservedName(path)
}

/** True for a path from the root to an element: `/Document/Reading`. */
export function isRecordPath(path: string): boolean {
  return isRootedPath(path) && ELEMENTS.test(path.slice(1))
}

/** True for a path from the root: `/Document/Header@batch`. */
export function isRootedPath(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('/@') && isRelativePath(path.slice(1))
}

/** True for the name of an attribute, with or without prefix. */
export function isAttributeName(name: string): boolean {
  return isRelativePath(`@${name}`)
}

/** Takes a path apart; a leading slash does not matter. */
export function xmlPath(path: string): XmlPath {
  const [elements = '', attribute] = path.replace(/^\//, '').split('@')
  const names = elements.split('/').filter((name) => name !== '')
  return attribute === undefined ? { elements: names } : { elements: names, attribute }
}

/** True where a name in a file is the one that a mapping means. */
export function isNamed(actual: string, wanted: string): boolean {
  return actual === wanted || (!wanted.includes(':') && localName(actual) === wanted)
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function hasReservedName(path: string): boolean {
  return path.split(/[/@:]/).some((name) => RESERVED.includes(name))
}
