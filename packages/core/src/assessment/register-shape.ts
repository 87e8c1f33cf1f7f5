import { formatIndex, type IndexValue, type RegisterDigits } from '../index-value/index.ts'
import { tenTo } from './decimal.ts'

/**
 * A register as a ring of positions that counting moves up. On a register that
 * counts down, the position of an index is how far it has fallen from its
 * highest, so that every rule is written once.
 */
export interface RegisterShape {
  readonly integerDigits: number
  readonly decimals: number
  /** 10^decimals. */
  readonly scale: number
  /** Units after which the register shows the same again: at most 10^15. */
  readonly turn: number
  readonly countsDown: boolean
}

const INDEX_MAX = 999_999_999_999_999
const DECIMALS_MAX = 15

/** The shape of a register; one of more digits than an index can have is cut to those. */
export function shapeOf(digits: RegisterDigits): RegisterShape {
  const { integerDigits, decimalDigits, rolloverValue, countsDown = false } = digits
  const decimals = Math.min(decimalDigits, DECIMALS_MAX)
  const scale = tenTo(decimals)
  const turn = (rolloverValue ?? tenTo(integerDigits)) * scale
  return {
    integerDigits,
    decimals,
    scale,
    turn: turn <= INDEX_MAX ? turn : INDEX_MAX + 1,
    countsDown,
  }
}

/** The position of units on the register, and the units of a position: the same either way. */
export function positionOf(shape: RegisterShape, units: number): number {
  return shape.countsDown ? shape.turn - 1 - units : units
}

/** An index in the register's smallest unit; what is finer is cut off. */
export function unitsOn(shape: RegisterShape, { units, decimals }: IndexValue): number {
  if (decimals === shape.decimals) return units
  if (decimals < shape.decimals) {
    return Math.min(units * tenTo(shape.decimals - decimals), INDEX_MAX)
  }
  const power = tenTo(decimals - shape.decimals)
  return (units - (units % power)) / power
}

/** Units of the register as text. */
export function shown(shape: RegisterShape, units: number): string {
  return formatIndex({ text: '', units, decimals: shape.decimals })
}

/** The index at a position as text, padded with zeros to `integerDigits` where asked. */
export function shownAt(shape: RegisterShape, position: number, isPadded = false): string {
  const { decimals, integerDigits } = shape
  const value = { text: '', units: positionOf(shape, position), decimals }
  return formatIndex(value, isPadded ? { integerDigits } : {})
}
