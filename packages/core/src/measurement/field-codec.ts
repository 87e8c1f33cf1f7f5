import type { FieldRule, LineField } from './field-rule.ts'

/** Why a text is not what a field takes. */
export interface FieldProblem {
  readonly code:
    | 'missing_value'
    | 'not_an_index'
    | 'not_a_date'
    | 'unknown_code'
    | 'formula_refused'
    | 'malformed'
  readonly field: LineField
  readonly expected: string
  readonly actual: string
  readonly advice: string
}

/** A text's meaning by a rule's codes and padding; undefined for a code that is not listed. */
export function meaningOf(text: string, rule: FieldRule): string | undefined {
  const bare = withoutPadding(text, rule)
  if (rule.codes === undefined) return bare
  return Object.hasOwn(rule.codes, bare) ? rule.codes[bare] : undefined
}

/** The text that says a meaning; undefined where no code does, or where the text would be read back as something else. */
export function textOf(meaning: string, rule: FieldRule): string | undefined {
  const code = rule.codes === undefined ? meaning : codeOf(meaning, rule)
  if (code === undefined) return undefined
  const text = padded(code, rule)
  return meaningOf(text, rule) === meaning ? text : undefined
}

/** The codes of a rule for a message, the first few where they are many. */
export function codesInWords({ codes = {} }: FieldRule): string {
  const all = Object.keys(codes)
  return `one of ${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}`
}

function codeOf(meaning: string, { codes = {}, writeAs = {} }: FieldRule): string | undefined {
  if (Object.hasOwn(writeAs, meaning)) return writeAs[meaning]
  return Object.keys(codes).find((code) => codes[code] === meaning)
}

function padded(text: string, { padding }: FieldRule): string {
  if (padding === undefined) return text
  return padding.side === 'end'
    ? text.padEnd(padding.width, padding.character)
    : text.padStart(padding.width, padding.character)
}

function withoutPadding(text: string, { padding }: FieldRule): string {
  if (padding === undefined) return text
  const { character, valueWidth = 1, side = 'start' } = padding
  let [from, to] = [0, text.length]
  if (side === 'start') while (to - from > valueWidth && text[from] === character) from++
  else while (to - from > valueWidth && text[to - 1] === character) to--
  return text.slice(from, to)
}
