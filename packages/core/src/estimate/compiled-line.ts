import { type CivilDate, daysInMonth } from '../time/index.ts'
import type { AnnexLine } from './estimated-quantities-annex.ts'
import type { EstimateProblem, EstimateTarget } from './index-estimate.ts'
import {
  digitsAt,
  EXACT_MAX,
  greatestCommonDivisor,
  powerOfTen,
  type SmallDecimal,
  type SmallFraction,
  smallDecimal,
} from './small-number.ts'
import { unitRatio } from './unit-ratio.ts'

/** Twelve quantities as whole numbers, and what makes them units of a register. */
export interface CompiledLine {
  /** The sum of the months before each one, and of all: thirteen. */
  readonly before: readonly number[]
  /** The numbers times `up` by `down` count the register's smallest unit. */
  readonly up: number
  readonly down: number
}

/**
 * Compiles a line for a register, or says what is wrong with it. `too_large`
 * where its numbers are not small enough to compute with them exactly.
 */
export function compileLine(
  { monthlyQuantities, unit }: AnnexLine,
  { register, multiplier, conversionFactor }: Omit<EstimateTarget, 'reference' | 'on'>,
): CompiledLine | EstimateProblem | 'too_large' {
  if (monthlyQuantities.length !== 12) return 'malformed_annex'
  const quantities: SmallDecimal[] = []
  let decimals = 0
  for (const text of monthlyQuantities) {
    const quantity = smallDecimal(text)
    if (quantity === undefined) return 'malformed_annex'
    quantities.push(quantity)
    if (quantity.decimals > decimals) decimals = quantity.decimals
  }
  let total = 0
  const before = [total]
  for (const quantity of quantities) {
    total += quantity.digits * powerOfTen(decimals - quantity.decimals)
    before.push(total)
  }

  const ratio = unitRatio(unit, register.unit)
  if (ratio === undefined) return 'unit_mismatch'
  if (ratio.isGasEnergy && conversionFactor === undefined) return 'unit_mismatch'
  const divisor = smallDecimal(multiplier)
  const volume = smallDecimal(ratio.isGasEnergy ? (conversionFactor ?? '') : '1')
  if (!divisor?.digits || !volume?.digits) return 'not_a_factor'

  const power =
    ratio.powerOfTen + register.decimalDigits - decimals + divisor.decimals + volume.decimals
  const up = power > 0 ? powerOfTen(power) : 1
  const down = divisor.digits * volume.digits * (power < 0 ? powerOfTen(-power) : 1)
  if (!(total * up <= EXACT_MAX && down <= EXACT_MAX)) return 'too_large'
  const common = greatestCommonDivisor(up, down)
  return { before, up: up / common, down: down / common }
}

/**
 * What a register advances in the days after `reference` and up to `on`;
 * undefined where the numbers grow too large. What a day is to its month is
 * taken from both ends: whole months, more for the days of the last one, less
 * for those of the first.
 */
export function smallAdvance(
  { before, up, down }: CompiledLine,
  reference: CivilDate,
  on: CivilDate,
): SmallFraction | undefined {
  const years = digitsAt(on, 0, 4) - digitsAt(reference, 0, 4)
  const [first, last] = [digitsAt(reference, 5, 7), digitsAt(on, 5, 7)]
  const [firstLength, lastLength] = [daysInMonth(reference), daysInMonth(on)] // of their months
  const [untilFirst = 0, withFirst = 0] = [before[first - 1], before[first]]
  const [untilLast = 0, withLast = 0, total = 0] = [before[last - 1], before[last], before[12]]

  const lengths = firstLength * lastLength
  const months = years * total + untilLast - untilFirst
  const denominator = lengths * down
  if ((months + total) * lengths * up > EXACT_MAX || denominator > EXACT_MAX) return undefined
  const days =
    (withLast - untilLast) * digitsAt(on, 8, 10) * firstLength -
    (withFirst - untilFirst) * digitsAt(reference, 8, 10) * lastLength
  return { numerator: (months * lengths + days) * up, denominator }
}
