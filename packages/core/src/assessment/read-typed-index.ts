import {
  compareIndices,
  formatIndex,
  type IndexValue,
  parseDecimalIndex,
  parseIndex,
} from '../index-value/index.ts'
import { referenceTo } from '../rules/index.ts'
import type { AssessmentInput } from './assessment-context.ts'
import type { Finding } from './finding.ts'

/** The digits as somebody typed them, leading zeros included. */
export interface TypedDigits {
  readonly whole: string
  readonly fraction: string
}

/** What was typed, as digits and as an index of the register. */
export interface TypedIndex {
  /** Absent where it is not a number. */
  readonly digits?: TypedDigits
  /** Absent where the register cannot show it. */
  readonly value?: IndexValue
  /** What is wrong with the characters, if anything is. */
  readonly finding?: Finding
}

const TEXT_LENGTH_MAX = 64
const UNIT = /\s*(?:kwh|m3|m³|mc)\.?$/i
const GROUPING = /(?<=^\d{1,3}(?:[ \u00a0\u202f]\d{3})*)[ \u00a0\u202f](?=\d{3}(?!\d))/g

/** Reads the characters: FORMAT, TOO_MANY_DIGITS, TOO_MANY_DECIMALS. */
export function readTypedIndex(input: AssessmentInput): TypedIndex {
  const text = input.value === undefined ? withoutUnit(input.text) : textOf(input.value)
  const parsed = parseIndex({ text, digits: input.digits })
  if (parsed.ok) {
    const value = input.value ? { ...parsed.value, text: input.value.text } : parsed.value
    return { digits: digitsOf(text), value }
  }

  const { expected, actual } = parsed
  switch (parsed.problem) {
    case 'not_an_index':
      return { finding: { code: 'format', severity: 'reject', expected, actual } }
    case 'too_many_digits':
    case 'too_large':
      return {
        digits: digitsOf(text),
        finding: tooManyDigits(input, expected, actual),
      }
    case 'too_many_decimals':
      return withoutDecimals({ input, text, expected, actual })
  }
}

/** Decimals that the register does not have: cut off only where the supplier says so. */
function withoutDecimals(typed: {
  input: AssessmentInput
  text: string
  expected: string
  actual: string
}): TypedIndex {
  const { input, text, expected, actual } = typed
  const { book, scope, readOn, digits: register } = input
  const digits = digitsOf(text)
  const bound = String(register.decimalDigits)
  const finding = { code: 'too_many_decimals', expected, actual, bound } as const

  const rule = book.resolve({ topic: 'integers_only', scope, on: readOn })
  if (rule === undefined) return { digits, finding: { ...finding, severity: 'lock' } }

  const reference = referenceTo(rule.row)
  if (rule.parameters.mode === 'reject') {
    return { digits, finding: { ...finding, severity: 'reject', rule: reference } }
  }
  const fraction = digits.fraction.slice(0, register.decimalDigits)
  const cut = fraction === '' ? digits.whole : `${digits.whole}.${fraction}`
  const parsed = parseIndex({ text: cut, digits: register })
  if (!parsed.ok) {
    const { expected, actual } = parsed
    return { digits, finding: tooManyDigits(input, expected, actual) }
  }
  return {
    digits: { whole: digits.whole, fraction },
    value: { ...parsed.value, text: input.value?.text ?? text },
    finding: {
      ...finding,
      severity: 'warn',
      expected: `${expected}; taken as ${cut}`,
      rule: reference,
    },
  }
}

function tooManyDigits({ digits }: AssessmentInput, expected: string, actual: string): Finding {
  const bound = String(digits.rolloverValue ?? digits.integerDigits)
  return { code: 'too_many_digits', severity: 'reject', expected, actual, bound }
}

/** The characters of a value, so far as they say the same as its units. */
function textOf(value: IndexValue): string {
  const said = parseDecimalIndex(value.text)
  return said !== undefined && compareIndices(said, value) === 0 ? value.text : formatIndex(value)
}

function withoutUnit(text: string): string {
  const trimmed = text.trim()
  return trimmed.length > TEXT_LENGTH_MAX
    ? trimmed
    : trimmed.replace(UNIT, '').replaceAll(GROUPING, '')
}

/** The digits of an index before and behind its mark. */
export function digitsOf(text: string): TypedDigits {
  const [whole = '', fraction = ''] = text.trim().split(/[.,]/)
  return { whole, fraction }
}
