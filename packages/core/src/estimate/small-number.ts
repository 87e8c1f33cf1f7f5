/** A fraction of whole numbers up to `EXACT_MAX`, not in lowest terms; `denominator` is above zero. */
export interface SmallFraction {
  readonly numerator: number
  readonly denominator: number
}

/** A decimal: `digits` by ten to the power of `decimals`. */
export interface SmallDecimal {
  readonly digits: number
  readonly decimals: number
}

/** Whole numbers up to here, and sums of two of them, are exact. */
export const EXACT_MAX: number = 2 ** 52

const DIGITS_MAX = 15
const MINUS = 45
const DOT = 46
const ZERO = 48
const NINE = 57
const POWERS_OF_TEN = Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`))

/** 10^exponent from 0 on; beyond 15 not a number, so that no bound holds. */
export function powerOfTen(exponent: number): number {
  return POWERS_OF_TEN[exponent] ?? Number.NaN
}

/**
 * `12.5` as 125 with one decimal; undefined for anything but digits with at
 * most one dot between them. Exact up to `EXACT_MAX`.
 */
export function smallDecimal(text: string): SmallDecimal | undefined {
  let digits = 0
  let dot = -1
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === DOT && dot === -1 && at > 0) dot = at
    else if (code < ZERO || code > NINE) return undefined
    else digits = digits * 10 + code - ZERO
  }
  if (dot === text.length - 1) return undefined // nothing behind the dot, or nothing at all
  return { digits, decimals: dot === -1 ? 0 : text.length - dot - 1 }
}

/** The digits from one place of a text to another, as a number. */
export function digitsAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48
  return number
}

/** A carry such as `-1/3`; undefined where it is none or too long: then the exact form decides. */
export function smallCarry(text: string): SmallFraction | undefined {
  if (text === '0') return NOTHING
  const slash = text.indexOf('/')
  const isNegative = text.charCodeAt(0) === MINUS
  const top = wholeNumber(text, isNegative ? 1 : 0, slash)
  const denominator = wholeNumber(text, slash + 1, text.length)
  const numerator = isNegative ? -top : top
  const isCarry = -denominator <= 2 * numerator && 2 * numerator < denominator
  return isCarry ? { numerator, denominator } : undefined
}

const NOTHING: SmallFraction = { numerator: 0, denominator: 1 }

/** Not a number for anything but 1 to 15 digits that do not begin with zero. */
function wholeNumber(text: string, from: number, to: number): number {
  if (from >= to || to - from > DIGITS_MAX || text.charCodeAt(from) === ZERO) return Number.NaN
  let number = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code < ZERO || code > NINE) return Number.NaN
    number = number * 10 + code - ZERO
  }
  return number
}

/** In lowest terms, as `fractionText` writes a fraction. */
export function smallFractionText({ numerator, denominator }: SmallFraction): string {
  const common = greatestCommonDivisor(Math.abs(numerator), denominator)
  const text = String(numerator / common)
  return denominator === common ? text : `${text}/${denominator / common}`
}

/** The largest number that divides both. */
export function greatestCommonDivisor(a: number, b: number): number {
  let divided = a
  let divisor = b
  while (divisor !== 0) {
    const rest = divided % divisor
    divided = divisor
    divisor = rest
  }
  return divided
}
