import type { IndexValue } from '../index-value/index.ts'
import { exactDecimal, exactIndex } from './exact-index.ts'
import { folded } from './line-keys.ts'
import type { MeterChange } from './meter-changes.ts'

/** How far another meter's index is from a reading, as a count of 10^-15 units of the reading's register. */
export type CarriedDifference = (index: IndexValue) => bigint

/**
 * Carries the indices of other meters over exchanges to the meter of a reading,
 * by advance: what each meter counted between the reading and the other index,
 * times its multiplier, over the multiplier of the reading's own meter. By
 * folded serial number; a meter that no exchange leads to has none.
 */
export function carriedDifferences(
  reading: { readonly meterSerial: string; readonly index: IndexValue },
  changes: readonly MeterChange[],
): ReadonlyMap<string, CarriedDifference> {
  const differences = new Map<string, CarriedDifference>()
  const own = folded(reading.meterSerial)
  const walk = (from: keyof MeterChange, to: keyof MeterChange) => {
    const known = new Set([own])
    let change = changes.find((it) => folded(it[from].meterSerial) === own)
    const ownFactor = exactDecimal(change?.[from].factor ?? '1')
    // Counted from the reading on, in billing units of 10^-30.
    let counted = -exactIndex(reading.index) * ownFactor
    while (change !== undefined) {
      const near = change[from]
      const far = change[to]
      const serial = folded(far.meterSerial)
      if (known.has(serial)) return
      known.add(serial)
      const factor = exactDecimal(far.factor)
      const atExchange =
        counted +
        exactIndex(near.index) * exactDecimal(near.factor) -
        exactIndex(far.index) * factor
      differences.set(serial, (index) =>
        awayFromZero(atExchange + exactIndex(index) * factor, ownFactor),
      )
      counted = atExchange
      change = changes.find((it) => folded(it[from].meterSerial) === serial)
    }
  }
  walk('removed', 'fitted')
  walk('fitted', 'removed')
  return differences
}

/** Rounded away from zero: never 0 for what differs, and on the same side of every whole bound. */
function awayFromZero(amount: bigint, divisor: bigint): bigint {
  const whole = amount / divisor
  if (whole * divisor === amount) return whole
  return amount < 0n ? whole - 1n : whole + 1n
}
