import type { IndexValue, RegisterDigits } from './index-value.ts'
import { MAX_UNITS, powerOfTen } from './units.ts'

const ROLLOVER_MAX = Number(MAX_UNITS) + 1

/**
 * The same index counted in units of 10^-decimals; `text` stays as it arrived.
 * Throws a RangeError where a digit would be lost or the count exceeds 15 digits.
 */
export function rescaleIndex(value: IndexValue, decimals: number): IndexValue {
  if (decimals === value.decimals) return value
  const units = rescaledUnits(value, decimals)
  if (units === undefined) {
    throw new RangeError(`${value.text} has digits that ${decimals} decimals do not hold.`)
  }
  if (units > MAX_UNITS) {
    throw new RangeError(`${value.text} with ${decimals} decimals has more than 15 digits.`)
  }
  return { text: value.text, units: Number(units), decimals }
}

/**
 * The number of units after which a register shows zero again, in its smallest
 * unit. Throws a RangeError for a register of more than 15 digits.
 */
export function rolloverUnits(digits: RegisterDigits): number {
  const { integerDigits, decimalDigits, rolloverValue } = digits
  const zeros = rolloverValue === undefined ? integerDigits + decimalDigits : decimalDigits
  let units = rolloverValue ?? 1
  for (let at = 0; at < zeros && units <= ROLLOVER_MAX; at += 1) units *= 10
  if (units > ROLLOVER_MAX) throw new RangeError('A register has at most 15 digits.')
  return units
}

/** True where a register can show an index: no more decimals than it has, and less than it rolls over at. */
export function canShow(digits: RegisterDigits, index: IndexValue): boolean {
  if (rescaledUnits(index, digits.decimalDigits) === undefined) return false
  const rollover = { units: rolloverUnits(digits), decimals: digits.decimalDigits }
  return compareIndices(index, { text: '', ...rollover }) < 0
}

/** Orders indices by what they say, whatever decimals they are written with: negative where `a` is less. */
export function compareIndices(a: IndexValue, b: IndexValue): number {
  if (a.decimals === b.decimals) return Math.sign(a.units - b.units)
  const decimals = Math.max(a.decimals, b.decimals)
  const [left, right] = [atLeastAsFine(a, decimals), atLeastAsFine(b, decimals)]
  if (left === right) return 0
  return left < right ? -1 : 1
}

function atLeastAsFine(value: IndexValue, decimals: number): bigint {
  return BigInt(value.units) * powerOfTen(decimals - value.decimals)
}

function rescaledUnits(value: IndexValue, decimals: number): bigint | undefined {
  if (decimals >= value.decimals) return atLeastAsFine(value, decimals)
  const divisor = powerOfTen(value.decimals - decimals)
  const units = BigInt(value.units)
  return units % divisor === 0n ? units / divisor : undefined
}
