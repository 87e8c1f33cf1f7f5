import type { AssessmentBoundsParameters } from '../rules/index.ts'
import { atScale, type Decimal, decimalOf } from './decimal.ts'

/** The numbers of a bounds row, all at one scale. */
export interface BoundFactors {
  readonly scale: number
  readonly low: Decimal
  readonly high: Decimal
  readonly outer: Decimal
  readonly absolute: Decimal
}

const ZERO: Decimal = { units: 0, digits: '0', scale: 0 }
const known = new WeakMap<AssessmentBoundsParameters, BoundFactors>()

/** The factors of a row, read once for each row. */
export function boundFactorsOf(parameters: AssessmentBoundsParameters): BoundFactors {
  const before = known.get(parameters)
  if (before !== undefined) return before

  const { lowFactor, highFactor, outerFactor, absoluteUnits } = parameters
  // Rows were checked against their topic's schema when the rule book was made.
  const all = [lowFactor, highFactor, outerFactor, absoluteUnits].map((it) => decimalOf(it) ?? ZERO)
  const scale = Math.max(...all.map((it) => it.scale))
  const [low = ZERO, high = ZERO, outer = ZERO, absolute = ZERO] = all.map((it) =>
    atScale(it, scale),
  )
  const factors = { scale, low, high, outer, absolute }
  known.set(parameters, factors)
  return factors
}
