import type { IndexValue } from './index-value.ts'
import { MAX_UNITS } from './units.ts'

/**
 * An index that was computed rather than read. Its text is padded with zeros to
 * `integerDigits` where they are given, with a dot before the decimals.
 * Throws a RangeError for what is no index: negative, fractional, beyond 15 digits.
 */
export function indexFromUnits(input: {
  units: number
  decimals: number
  integerDigits?: number
}): IndexValue {
  const { units, decimals, integerDigits } = input
  if (!Number.isSafeInteger(units) || units < 0 || BigInt(units) > MAX_UNITS) {
    throw new RangeError(`An index has 1 to 15 digits, not ${units}.`)
  }
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 15) {
    throw new RangeError(`An index has 0 to 15 decimals, not ${decimals}.`)
  }
  return { text: written({ units, decimals, integerDigits, decimalMark: '.' }), units, decimals }
}

/** Writes an index from its units: `decimals` places behind the mark, a dot unless stated, padded with zeros to `integerDigits`. */
export function formatIndex(
  value: IndexValue,
  options: { integerDigits?: number; decimalMark?: '.' | ',' } = {},
): string {
  const { integerDigits, decimalMark = '.' } = options
  return written({ units: value.units, decimals: value.decimals, integerDigits, decimalMark })
}

function written(number: {
  units: number
  decimals: number
  integerDigits: number | undefined
  decimalMark: string
}): string {
  const digits = String(number.units).padStart(number.decimals + 1, '0')
  const split = digits.length - number.decimals
  const whole = digits.slice(0, split).padStart(number.integerDigits ?? 1, '0')
  return number.decimals === 0 ? whole : `${whole}${number.decimalMark}${digits.slice(split)}`
}
