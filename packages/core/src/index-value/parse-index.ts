import type { IndexValue, RegisterDigits } from './index-value.ts'
import { MAX_UNITS, powerOfTen } from './units.ts'

/**
 * Why characters are not an index of a register; the first that holds, in this order:
 * - `not_an_index`: something other than digits with at most one `,` or `.` between them;
 * - `too_many_digits`: more places before the decimal mark than the register has, zeros counted
 *   (a sixth digit on five wheels may be the red one, so nobody guesses);
 * - `too_many_decimals`: more places behind it;
 * - `too_large`: a value the register never shows, or more than 15 digits of its smallest unit.
 */
export type IndexProblem = 'not_an_index' | 'too_many_digits' | 'too_many_decimals' | 'too_large'

/** What characters are on a register: an index, or what is wrong with them. */
export type ParsedIndex =
  | { readonly ok: true; readonly value: IndexValue }
  | {
      readonly ok: false
      readonly problem: IndexProblem
      /** What the register can show, in words. */
      readonly expected: string
      /** The characters that arrived, shortened where they are many. */
      readonly actual: string
    }

const SHAPE = /^(\d+)(?:[.,](\d+))?$/
const ACTUAL_LENGTH_MAX = 40

/**
 * Reads the index of a known register. `units` are always of the register's own
 * smallest unit, so all values of one register compare; `text` keeps the
 * characters as they arrived, without the blanks around them.
 * Source: DOMAIN.md 1.2 (FORMAT, TOO_MANY_DIGITS, TOO_MANY_DECIMALS).
 */
export function parseIndex(input: { text: string; digits: RegisterDigits }): ParsedIndex {
  const { digits } = input
  const text = input.text.trim()
  const refuse = (problem: IndexProblem, expected: string): ParsedIndex => ({
    ok: false,
    problem,
    expected,
    actual: shortened(text),
  })

  const shape = SHAPE.exec(text)
  if (shape === null) return refuse('not_an_index', 'digits with at most one decimal mark')
  const [, whole = '', fraction = ''] = shape
  if (whole.length > digits.integerDigits) {
    return refuse(
      'too_many_digits',
      `at most ${digits.integerDigits} digits before the decimal mark`,
    )
  }
  if (fraction.length > digits.decimalDigits) {
    return refuse(
      'too_many_decimals',
      `at most ${digits.decimalDigits} digits behind the decimal mark`,
    )
  }

  const units = BigInt(whole + fraction.padEnd(digits.decimalDigits, '0'))
  if (units > MAX_UNITS) return refuse('too_large', 'at most 15 digits')
  if (digits.rolloverValue !== undefined) {
    const rollover = BigInt(digits.rolloverValue) * powerOfTen(digits.decimalDigits)
    if (units >= rollover) return refuse('too_large', `less than ${digits.rolloverValue}`)
  }
  return { ok: true, value: { text, units: Number(units), decimals: digits.decimalDigits } }
}

/**
 * Reads an index from a file that does not say which register it is of: as many
 * decimals as are written. Undefined for anything but digits with at most one
 * `,` or `.` between them, and beyond 15 digits.
 */
export function parseDecimalIndex(text: string): IndexValue | undefined {
  const trimmed = text.trim()
  const shape = SHAPE.exec(trimmed)
  if (shape === null) return undefined
  const [, whole = '', fraction = ''] = shape
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '')
  if (digits.length > 15 || fraction.length > 15) return undefined
  return { text: trimmed, units: Number(digits), decimals: fraction.length }
}

function shortened(text: string): string {
  return text.length > ACTUAL_LENGTH_MAX ? `${text.slice(0, ACTUAL_LENGTH_MAX)}…` : text
}
