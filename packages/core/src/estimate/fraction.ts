/** An exact fraction in lowest terms, its denominator above zero. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Nothing. */
export const ZERO: Fraction = { numerator: 0n, denominator: 1n }

/** The whole. */
export const ONE: Fraction = { numerator: 1n, denominator: 1n }

/** A fraction in lowest terms; `denominator` is above zero. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** `12.5` as 25/2, `-1/3` as it is; undefined for anything else. */
export function parseFraction(text: string): Fraction | undefined {
  const parts = /^(-?\d+)(?:\.(\d+)|\/([1-9]\d*))?$/.exec(text)
  if (parts === null) return undefined
  const [, whole = '', decimals = '', denominator = '1'] = parts
  return fraction(BigInt(whole + decimals), BigInt(denominator) * 10n ** BigInt(decimals.length))
}

/** What rounding left over, `-1/3` or `0`, as `fractionText` writes it; undefined for what rounding never leaves. */
export function readCarry(text: string): Fraction | undefined {
  const carry = text.includes('.') ? undefined : parseFraction(text)
  return carry !== undefined && rounded(carry) === 0n ? carry : undefined
}

/** The same of a carry that is known to be one. Throws a RangeError for what rounding never leaves. */
export function parseCarry(text: string): Fraction {
  const carry = readCarry(text)
  if (carry === undefined) {
    throw new RangeError(`A carry is a fraction from -1/2 to below 1/2, not ${text}.`)
  }
  return carry
}

/** As people write it: `-1/3`, `2`, `0`. */
export function fractionText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`
}

/** `a` and `b` together. */
export function sum(a: Fraction, b: Fraction): Fraction {
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  )
}

/** `a` times `b`. */
export function product(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** `a` by `b`, which is above zero. */
export function quotient(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** Below zero where `a` is less than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  return Number(a.numerator * b.denominator - b.numerator * a.denominator)
}

/** To the nearest whole number, halves up. */
export function rounded({ numerator, denominator }: Fraction): bigint {
  return floorOf(2n * numerator + denominator, 2n * denominator)
}

function floorOf(numerator: bigint, denominator: bigint): bigint {
  const towardsZero = numerator / denominator
  return numerator % denominator < 0n ? towardsZero - 1n : towardsZero
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}
