import { describe, expect, it } from 'vitest'
import { atScale, decimalOf, tenTo } from './decimal.ts'

describe('exact decimal text', () => {
  it('is a whole number of its last place', () => {
    expect(decimalOf('12.50')).toEqual({ units: 1_250, digits: '1250', scale: 2 })
    expect(decimalOf('7')).toEqual({ units: 7, digits: '7', scale: 0 })
  })

  it('keeps its digits where they are more than a number holds', () => {
    const most = '9007199254740991'
    expect(decimalOf(most)?.units).toBe(Number.MAX_SAFE_INTEGER)
    expect(decimalOf('9007199254740993')).toEqual({
      units: Infinity,
      digits: '9007199254740993',
      scale: 0,
    })
    expect(decimalOf('1'.repeat(400))?.digits).toHaveLength(400)
  })

  it('is nothing else', () => {
    for (const text of ['', '-1', '1.', '.5', '1,5', '1e3', ' 1', '1 ', '1'.repeat(401), 'x']) {
      expect(decimalOf(text), text).toBeUndefined()
    }
  })

  it('is the same number with more places', () => {
    const half = { units: 5, digits: '5', scale: 1 }
    expect(atScale(half, 3)).toEqual({ units: 500, digits: '500', scale: 3 })
    expect(atScale(half, 1)).toEqual(half)
  })
})

describe('powers of ten', () => {
  it('are exact up to 15', () => {
    expect([0, 1, 3, 15].map(tenTo)).toEqual([1, 10, 1_000, 1_000_000_000_000_000])
    expect(tenTo(16)).toBe(Infinity)
  })
})
