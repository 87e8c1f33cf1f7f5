import type { Fraction } from './fraction.ts'

/** What a fixed-point number is counted in: 10^-40. */
export const FIXED_ONE: bigint = 10n ** 40n

const LN_2 = 6931471805599453094172321214581765680755n
// e^±200: beyond it a power of ours is as good as infinite or zero.
const EXPONENT_MAX = 200n * FIXED_ONE

/**
 * `base` to the power of `exponent`, in 10^-40, for two numbers above zero;
 * undefined where it is beyond e^200. Whole numbers all the way, by the series of the
 * logarithm and of the exponential function: unlike `Math.pow`, of which engines
 * may differ in the last digit, the same digits on every machine, and far more of
 * them right than are ever looked at.
 */
export function realPower(base: Fraction, exponent: Fraction): bigint | undefined {
  const fixed = (base.numerator * FIXED_ONE) / base.denominator
  if (fixed === 0n) return 0n
  const power = (logarithm(fixed) * exponent.numerator) / exponent.denominator
  if (power > EXPONENT_MAX) return undefined
  return power < -EXPONENT_MAX ? 0n : exponential(power)
}

function logarithm(fixed: bigint): bigint {
  let doublings = 0n
  let rest = fixed
  for (; rest >= 2n * FIXED_ONE; rest /= 2n) doublings += 1n
  for (; rest < FIXED_ONE; rest *= 2n) doublings -= 1n
  // ln x = 2·artanh((x−1)/(x+1)), here at most a third.
  const ratio = ((rest - FIXED_ONE) * FIXED_ONE) / (rest + FIXED_ONE)
  const square = times(ratio, ratio)
  let total = 0n
  let power = ratio
  for (let odd = 1n; power !== 0n; odd += 2n) {
    total += power / odd
    power = times(power, square)
  }
  return 2n * total + doublings * LN_2
}

function exponential(power: bigint): bigint {
  const doublings = power / LN_2
  const rest = power - doublings * LN_2
  let total = 0n
  let term = FIXED_ONE
  for (let n = 1n; term !== 0n; n += 1n) {
    total += term
    term = times(term, rest) / n
  }
  return total << doublings // to the right where they are halvings
}

function times(a: bigint, b: bigint): bigint {
  return (a * b) / FIXED_ONE
}
