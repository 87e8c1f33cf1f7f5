import type { AssessmentBoundsParameters } from '../rules/index.ts'
import type { ExpectedAdvance } from './assessment-context.ts'
import { boundFactorsOf } from './bound-factors.ts'
import { tenTo } from './decimal.ts'
import type { RegisterShape } from './register-shape.ts'

/** How far a register may have advanced, all in its smallest unit; a bound never exceeds one turn of the register. */
export interface AdvanceBounds {
  readonly expected: number
  /** Less is low. */
  readonly low: number
  /** More is high. */
  readonly high: number
  /** More is not believed. */
  readonly outer: number
}

/**
 * The bounds of an advance in so many days: `factor·E ± absolute`, cut to whole
 * units inwards. Counted in safe integers where they hold every step, in BigInt
 * where they do not: the same either way.
 * Source: DOMAIN.md 1.2 (LOW, HIGH, VERY_HIGH).
 */
export function advanceBounds(input: {
  readonly expected: ExpectedAdvance
  readonly days: number
  readonly shape: RegisterShape
  readonly parameters: AssessmentBoundsParameters
}): AdvanceBounds {
  const { days, shape, parameters } = input
  const { units, days: per } = input.expected.unitsPerDay
  const { turn } = shape
  const { scale, low, high, outer, absolute } = boundFactorsOf(parameters)

  const advance = units * days
  const margin = absolute.units * shape.scale * per
  const divisor = tenTo(scale) * per
  const largest = advance * outer.units + margin
  if (!Number.isSafeInteger(largest) || !Number.isSafeInteger(divisor + advance)) {
    return boundsOfAnySize(input)
  }
  const least = advance * low.units - margin
  return {
    expected: Math.min(floor(advance, per), turn),
    low: least <= 0 ? 0 : Math.min(-floor(-least, divisor), turn),
    high: Math.min(floor(advance * high.units + margin, divisor), turn),
    outer: Math.min(floor(largest, divisor), turn),
  }
}

function boundsOfAnySize(input: Parameters<typeof advanceBounds>[0]): AdvanceBounds {
  const { shape, parameters } = input
  const { scale, low, high, outer, absolute } = boundFactorsOf(parameters)
  const per = BigInt(input.expected.unitsPerDay.days)
  const advance = BigInt(input.expected.unitsPerDay.units) * BigInt(input.days)
  const margin = BigInt(absolute.digits) * BigInt(shape.scale) * per
  const divisor = 10n ** BigInt(scale) * per
  const turn = BigInt(shape.turn)
  const clip = (it: bigint) => Number(it < turn ? it : turn)

  const least = advance * BigInt(low.digits) - margin
  return {
    expected: clip(advance / per),
    low: least <= 0n ? 0 : clip((least + divisor - 1n) / divisor),
    high: clip((advance * BigInt(high.digits) + margin) / divisor),
    outer: clip((advance * BigInt(outer.digits) + margin) / divisor),
  }
}

/** Exact for safe integers: `Math.floor` of a quotient is not. */
function floor(dividend: number, divisor: number): number {
  const rest = dividend % divisor
  return (dividend - (rest < 0 ? rest + divisor : rest)) / divisor
}
