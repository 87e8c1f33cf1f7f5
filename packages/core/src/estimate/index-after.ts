import { type IndexValue, indexFromUnits, rolloverUnits } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import {
  type Fraction,
  fraction,
  fractionText,
  parseCarry,
  parseFraction,
  product,
  quotient,
  rounded,
  sum,
} from './fraction.ts'
import { type EstimateTarget, type IndexEstimate, none } from './index-estimate.ts'
import { unitRatio } from './unit-ratio.ts'

/** The unit of quantities that already count the register's smallest unit, the multiplier aside. */
export const REGISTER_UNITS = 'register_units'

/**
 * The index after a quantity: `R_ref + round(quantity / (k·f))`, to the
 * register's smallest unit, through zero where it rolls over, downwards where
 * the register counts so. Exact. Source: DOMAIN.md 2, "Index arithmetic".
 */
export function indexAfter(
  target: Omit<EstimateTarget, 'on'>,
  quantity: { readonly amount: Fraction; readonly unit: string },
): IndexEstimate {
  const { register, reference } = target
  const perUnit = smallestUnitsPer(quantity.unit, target)
  if (typeof perUnit === 'string') return none(perUnit)
  const start = startUnits(reference.index, register)
  if (start === undefined) return none('reference_not_on_register')
  if (quantity.amount.numerator < 0n) return none('negative_advance')

  const advance = sum(product(quantity.amount, perUnit), parseCarry(target.carry ?? '0'))
  const whole = rounded(advance)
  const rollover = rolloverUnits(register)
  return {
    ok: true,
    index: movedIndex(register, { rollover, start, units: Number(whole % BigInt(rollover)) }),
    carry: fractionText(sum(advance, fraction(-whole, 1n))),
  }
}

/** What a register shows so many of its smallest units after `start`, which is below its rollover. */
export function movedIndex(
  { countsDown, decimalDigits, integerDigits }: Register,
  { rollover, start, units }: { rollover: number; start: number; units: number },
): IndexValue {
  const moved = (countsDown ? start - units : start + units) % rollover
  return indexFromUnits({
    units: moved < 0 ? moved + rollover : moved,
    decimals: decimalDigits,
    integerDigits,
  })
}

/** A reference in the register's smallest units; undefined where it is finer or beyond its digits. */
export function startUnits(index: IndexValue, register: Register): number | undefined {
  const { numerator, denominator } = fraction(
    BigInt(index.units) * 10n ** BigInt(register.decimalDigits),
    10n ** BigInt(index.decimals),
  )
  return denominator === 1n && numerator < BigInt(rolloverUnits(register))
    ? Number(numerator)
    : undefined
}

/** What one of `unit` is in the register's smallest units: 10^d / (k·f) and the ratio of the units. */
function smallestUnitsPer(
  unit: string,
  { register, multiplier, conversionFactor }: Omit<EstimateTarget, 'on'>,
): Fraction | 'unit_mismatch' | 'not_a_factor' {
  if (unit === REGISTER_UNITS) return fraction(1n, 1n)
  const ratio = unitRatio(unit, register.unit)
  if (ratio === undefined) return 'unit_mismatch'
  if (ratio.isGasEnergy && conversionFactor === undefined) return 'unit_mismatch'
  const factors = [multiplier, ...(ratio.isGasEnergy ? [conversionFactor ?? ''] : [])]
  let per = powerOfTen(ratio.powerOfTen + register.decimalDigits)
  for (const text of factors) {
    const factor = parseFraction(text)
    if (factor === undefined || factor.numerator <= 0n) return 'not_a_factor'
    per = quotient(per, factor)
  }
  return per
}

function powerOfTen(exponent: number): Fraction {
  return exponent < 0
    ? fraction(1n, 10n ** BigInt(-exponent))
    : fraction(10n ** BigInt(exponent), 1n)
}
