import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { index } from '../testing/assessment-context.ts'
import { positionOf, shapeOf, shown, shownAt, unitsOn } from './register-shape.ts'

const up = { integerDigits: 5, decimals: 1, scale: 10, turn: 1_000_000, countsDown: false }
const down = { ...up, countsDown: true }

describe('a register', () => {
  it('is a ring of positions', () => {
    expect(shapeOf({ integerDigits: 5, decimalDigits: 1 })).toEqual(up)
    expect(shapeOf({ integerDigits: 5, decimalDigits: 1, countsDown: true })).toEqual(down)
    expect(shapeOf({ integerDigits: 5, decimalDigits: 2, rolloverValue: 500 }).turn).toBe(50_000)
  })

  it('has at most 15 digits', () => {
    const most = 1_000_000_000_000_000
    expect(shapeOf({ integerDigits: 15, decimalDigits: 0 }).turn).toBe(most)
    expect(shapeOf({ integerDigits: 14, decimalDigits: 0 }).turn).toBe(most / 10)
    expect(shapeOf({ integerDigits: 12, decimalDigits: 4 }).turn).toBe(most)
    expect(shapeOf({ integerDigits: 16, decimalDigits: 20 })).toMatchObject({
      turn: most,
      decimals: 15,
      scale: most,
    })
  })

  it('stands where its index says, or as far from its highest where it counts down', () => {
    expect(positionOf(up, 123)).toBe(123)
    expect(positionOf(down, 999_999)).toBe(0)
    expect(positionOf(down, 123)).toBe(999_876)
  })

  it('gives back the units of a position', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), fc.boolean(), (units, countsDown) => {
        const shape = shapeOf({ integerDigits: 5, decimalDigits: 1, countsDown })
        expect(positionOf(shape, positionOf(shape, units))).toBe(units)
      }),
    )
  })

  it('takes indices with other decimals', () => {
    expect(unitsOn(up, index(123, 1))).toBe(123)
    expect(unitsOn(up, index(12))).toBe(120)
    expect(unitsOn(up, index(12_399, 3))).toBe(123)
    expect(unitsOn(up, index(999_999_999_999_999))).toBe(999_999_999_999_999)
  })

  it('is written with its decimals', () => {
    expect(shown(up, 1_205)).toBe('120.5')
    expect(shown(up, 5)).toBe('0.5')
    expect(shownAt(up, 1_205)).toBe('120.5')
    expect(shownAt(up, 1_205, true)).toBe('00120.5')
    expect(shownAt(down, 998_794)).toBe('120.5')
  })
})
