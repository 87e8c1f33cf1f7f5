import Big from 'big.js'
import type { IndexValue } from '../index-value/index.ts'
import type { ReconciliationTolerance } from './sent-reading.ts'

// An index has at most 15 decimals: on this scale all indices are whole numbers.
const SCALE = 15

/** An index as a count of 10^-15 units, so that indices of any decimals compare exactly. */
export function exactIndex({ units, decimals }: IndexValue): bigint {
  return BigInt(units) * 10n ** BigInt(SCALE - decimals)
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
      return wholePart(Big(tolerance.units).times(`1e${SCALE}`))
    case 'percent':
      return wholePart(
        Big(tolerance.percent)
          .times('0.01')
          .times(String(exactIndex(index))),
      )
  }
}

/** An exact difference of two indices, in the smallest unit of the finer one; undefined beyond a safe integer. */
export function unitsOf(difference: bigint, indices: readonly IndexValue[]): number | undefined {
  const decimals = Math.max(...indices.map((it) => it.decimals))
  const units = Number(difference / 10n ** BigInt(SCALE - decimals))
  return Number.isSafeInteger(units) ? units : undefined
}

/** The absolute value of a difference. */
export function magnitude(difference: bigint): bigint {
  return difference < 0n ? -difference : difference
}

function wholePart(amount: Big): bigint {
  return BigInt(amount.round(0, Big.roundDown).toFixed())
}
