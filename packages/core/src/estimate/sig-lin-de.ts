import {
  compareFractions,
  type Fraction,
  fraction,
  parseFraction,
  product,
  quotient,
  rounded,
  sum,
  ZERO,
} from './fraction.ts'
import { none } from './index-estimate.ts'
import type { ExactNumber } from './profile-coefficients.ts'
import { FIXED_ONE, realPower } from './real-power.ts'

/** How a gas customer's daily consumption follows the temperature ("SigLinDe"). Signed decimal text. */
export interface SigLinDeParameters {
  readonly id: string
  readonly version: number
  readonly a: string
  readonly b: string
  readonly c: string
  readonly d: string
  /** ϑ0 in °C. */
  readonly theta0: string
  readonly mH: string
  readonly bH: string
  readonly mW: string
  readonly bW: string
  /** F_WT of Sunday to Saturday; all 1 unless stated. */
  readonly weekdayFactors?: readonly string[]
}

const H_DECIMALS = 7
const H_SCALE = fraction(10n ** BigInt(H_DECIMALS), 1n)

/**
 * What a day of a mean temperature consumes as a multiple of the customer's
 * value: h(ϑ) = A/(1+(B/(ϑ−ϑ0))^C) + D + max{mH·ϑ+bH; mW·ϑ+bW}, to 7 decimals,
 * halves up. From ϑ0 on, where the power has no value, its summand is 0, which
 * it approaches. Computed in whole numbers. Source: DOMAIN.md 2, "Germany".
 */
export function sigLinDe(parameters: SigLinDeParameters, temperature: string): ExactNumber {
  const { a, b, c, d, theta0, mH, bH, mW, bW } = parameters
  const numbers = [temperature, theta0, a, b, c, d, mH, bH, mW, bW].map(parseFraction)
  if (!numbers.every((it) => it !== undefined)) return none('malformed_input')
  const [theta = ZERO, limit = ZERO, top = ZERO, ...others] = numbers
  const [steepness = ZERO, exponent = ZERO, base = ZERO, ...lines] = others
  if (steepness.numerator >= 0n || exponent.numerator <= 0n) return none('malformed_input')

  const [slopeH = ZERO, offsetH = ZERO, slopeW = ZERO, offsetW = ZERO] = lines
  const heating = sum(product(slopeH, theta), offsetH)
  const water = sum(product(slopeW, theta), offsetW)
  const line = compareFractions(heating, water) < 0 ? water : heating
  const below = sum(limit, negative(theta))
  const sigmoid = product(top, sigmoidShare(negative(steepness), below, exponent))
  return { ok: true, value: decimals(rounded(product(sum(sum(sigmoid, base), line), H_SCALE))) }
}

/** 1/(1+(b/below)^c). */
function sigmoidShare(b: Fraction, below: Fraction, c: Fraction): Fraction {
  const power = below.numerator <= 0n ? undefined : realPower(quotient(b, below), c)
  return power === undefined ? ZERO : fraction(FIXED_ONE, FIXED_ONE + power)
}

function negative(a: Fraction): Fraction {
  return product(a, fraction(-1n, 1n))
}

function decimals(scaled: bigint): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(H_DECIMALS + 1, '0')
  const whole = digits.slice(0, -H_DECIMALS)
  return `${scaled < 0n ? '-' : ''}${whole}.${digits.slice(-H_DECIMALS)}`
}
