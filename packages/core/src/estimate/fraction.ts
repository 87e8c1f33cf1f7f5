/** An exact fraction in lowest terms, its denominator above zero. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Nothing. */
export const ZERO: Fraction = { numerator: 0n, denominator: 1n }

/** A fraction in lowest terms; `denominator` is above zero. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** `12.5` as 25/2; undefined for anything but digits with at most one dot. */
export function fractionOfDecimal(text: string): Fraction | undefined {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text)
  if (parts === null) return undefined
  const [, whole = '', decimals = ''] = parts
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

/** What rounding left over, `-1/3` or `0`, as `fractionText` writes it. Throws a RangeError for what rounding never leaves. */
export function parseCarry(text: string): Fraction {
  const parts = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text)
  const carry = parts && fraction(BigInt(parts[1] ?? 0), BigInt(parts[2] ?? 1))
  if (carry === null || rounded(carry) !== 0n) {
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
