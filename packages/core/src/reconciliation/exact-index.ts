import Big from 'big.js'
import type { IndexValue } from '../index-value/index.ts'
import type { ReconciliationTolerance } from './sent-reading.ts'

// An index has at most 15 decimals: on this scale all indices are whole numbers.
const SCALE = 15

/** An index as a count of 10^-15 units, so that indices of any decimals compare exactly. */
export function exactIndex({ units, decimals }: IndexValue): bigint {
  return BigInt(units) * 10n ** BigInt(SCALE - decimals)
}

/** Exact decimal text as a count of 10^-15; what is finer is cut off. */
export function exactDecimal(text: string): bigint {
  return wholePart(Big(text).times(`1e${SCALE}`))
}

/** The largest difference that a tolerance allows to a reading's index, as a count of 10^-15 units. */
export function allowedDifference(
  tolerance: ReconciliationTolerance['value'],
  index: IndexValue,
): bigint {
  switch (tolerance.kind) {
    case 'exact':
      return 0n
    case 'absolute':
      return exactDecimal(tolerance.units)
    case 'percent':
      return wholePart(
        Big(tolerance.percent)
          .times('0.01')
          .times(String(exactIndex(index))),
      )
  }
}

/**
 * A difference as units of 10^-decimals, rounded away from zero, so that two
 * values that differ are never 0 apart; undefined beyond a safe integer.
 */
export function unitsOf(difference: bigint, decimals: number): number | undefined {
  const unit = 10n ** BigInt(SCALE - decimals)
  const size = Number((magnitude(difference) + unit - 1n) / unit)
  if (!Number.isSafeInteger(size)) return undefined
  return difference < 0n ? -size : size
}

/** The absolute value of a difference. */
export function magnitude(difference: bigint): bigint {
  return difference < 0n ? -difference : difference
}

function wholePart(amount: Big): bigint {
  return BigInt(amount.round(0, Big.roundDown).toFixed())
}
