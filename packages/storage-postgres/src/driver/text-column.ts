/**
 * Text as a column keeps it. PostgreSQL takes no NUL character, so NUL and the one behind it are
 * written as two: texts keep their order, and all others are what they were.
 *
 * Throws TypeError for half a surrogate pair, which has no UTF-8.
 */
export function toColumn(text: string): string {
  if (!text.isWellFormed()) throw new TypeError(`Half a surrogate pair cannot be stored: ${text}`)
  return SPECIAL.test(text)
    ? text.replace(EVERY_SPECIAL, (it) => (it === NUL ? ESCAPED_NUL : ESCAPED_ONE))
    : text
}

/** The text that `toColumn` made a column of. */
export function fromColumn(column: string): string {
  return column.includes(ONE)
    ? column.replace(ESCAPED, (it) => (it === ESCAPED_NUL ? NUL : ONE))
    : column
}

/** The least column behind this one: a page goes on there. */
export function behindColumn(column: string): string {
  return `${column}${ONE}`
}

const NUL = '\u0000'
const ONE = '\u0001'
const ESCAPED_NUL = '\u0001\u0001'
const ESCAPED_ONE = '\u0001\u0002'
// biome-ignore lint/suspicious/noControlCharactersInRegex: these two are what it is about
const SPECIAL = /[\u0000\u0001]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these two are what it is about
const EVERY_SPECIAL = /[\u0000\u0001]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these two are what it is about
const ESCAPED = /\u0001[\u0001\u0002]/g
