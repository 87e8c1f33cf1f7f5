import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssessmentBoundsParameters } from '../rules/index.ts'
import { advanceBounds } from './advance-bounds.ts'
import { shapeOf } from './register-shape.ts'

const parameters: AssessmentBoundsParameters = {
  lowFactor: '0.25',
  highFactor: '2.0',
  outerFactor: '5',
  absoluteUnits: '50',
  minimumDays: 20,
}
const shape = { integerDigits: 5, decimals: 0, scale: 1, turn: 100000, countsDown: false }
const boundsOf = (units: number, per: number, days: number, more = {}) =>
  advanceBounds({
    expected: { unitsPerDay: { units, days: per }, source: '' },
    days,
    shape,
    parameters: { ...parameters, ...more },
  })

/** The same with decimals of any size, written straight down. */
function slowBounds(input: Parameters<typeof advanceBounds>[0]) {
  const { units, days: per } = input.expected.unitsPerDay
  const { lowFactor, highFactor, outerFactor, absoluteUnits } = input.parameters
  const { turn, decimals } = input.shape
  const advance = Big(units).times(input.days)
  const margin = Big(absoluteUnits).times(Big(10).pow(decimals)).times(per)
  const clip = (it: Big) => (it.gt(turn) ? turn : it.toNumber())
  const floor = (it: Big) => it.minus(it.mod(per)).div(per)
  const low = advance.times(lowFactor).minus(margin)
  const lowest = floor(low)
  return {
    expected: clip(floor(advance)),
    low: low.lte(0) ? 0 : clip(low.mod(per).eq(0) ? lowest : lowest.plus(1)),
    high: clip(floor(advance.times(highFactor).plus(margin))),
    outer: clip(floor(advance.times(outerFactor).plus(margin))),
  }
}

const anyDecimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`)
const smallDecimal = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(2, '0')}`)

const anyInput = fc
  .record({
    units: fc.oneof(fc.nat({ max: 100_000 }), fc.maxSafeNat()),
    per: fc.oneof(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    ),
    days: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 3_000_000 })),
    factors: fc.array(fc.oneof(smallDecimal, anyDecimal), { minLength: 3, maxLength: 3 }),
    absoluteUnits: fc.oneof(smallDecimal, anyDecimal),
    integerDigits: fc.integer({ min: 1, max: 12 }),
    decimalDigits: fc.integer({ min: 0, max: 3 }),
  })
  .map((it) => {
    const [lowFactor = '0', highFactor = '0', outerFactor = '0'] = it.factors.toSorted((a, b) =>
      Big(a).cmp(b),
    )
    const { absoluteUnits, integerDigits, decimalDigits, units, per, days } = it
    return {
      expected: { unitsPerDay: { units, days: per }, source: '' },
      days,
      shape: shapeOf({ integerDigits, decimalDigits }),
      parameters: { lowFactor, highFactor, outerFactor, absoluteUnits, minimumDays: 1 },
    }
  })

describe('the bounds of an advance', () => {
  it('are the factors times what is expected, and the margin around it', () => {
    expect(boundsOf(10, 1, 31)).toEqual({ expected: 310, low: 28, high: 670, outer: 1_600 })
    expect(boundsOf(3_650, 365, 31)).toEqual(boundsOf(10, 1, 31))
  })

  it('are cut to whole units inwards', () => {
    // 10 1/3: a quarter is 2 7/12, twice 20 2/3, five times 51 2/3.
    expect(boundsOf(1, 3, 31, { absoluteUnits: '0' })).toEqual({
      expected: 10,
      low: 3,
      high: 20,
      outer: 51,
    })
  })

  it('begin at zero where the margin is the larger', () => {
    expect(boundsOf(10, 1, 20).low).toBe(0)
    expect(boundsOf(10, 1, 21).low).toBe(3)
  })

  it('end at one turn of the register', () => {
    expect(boundsOf(10_000, 1, 31)).toEqual({
      expected: 100_000,
      low: 77_450,
      high: 100_000,
      outer: 100_000,
    })
    const large = boundsOf(Number.MAX_SAFE_INTEGER, 1, 366)
    expect(large).toEqual({ expected: 100_000, low: 100_000, high: 100_000, outer: 100_000 })
  })

  it('count the margin in whole units of a register with decimals', () => {
    const fine = shapeOf({ integerDigits: 5, decimalDigits: 2 })
    const expected = { unitsPerDay: { units: 1_000, days: 1 }, source: '' }
    expect(advanceBounds({ expected, days: 31, shape: fine, parameters })).toEqual({
      expected: 31_000,
      low: 2_750,
      high: 67_000,
      outer: 160_000,
    })
  })

  it('are exact where numbers are too small', () => {
    const expected = { unitsPerDay: { units: 400_000_000_000_000, days: 1 }, source: '' }
    const large = { ...shape, turn: 1_000_000_000_000_000 }
    const factors = {
      lowFactor: '0.01',
      highFactor: '0.02',
      outerFactor: '0.03',
      absoluteUnits: '0',
    }
    const of = (more = {}) =>
      advanceBounds({
        expected,
        days: 31,
        shape: large,
        parameters: { ...parameters, ...factors, ...more },
      })
    expect(of()).toEqual({
      expected: 1_000_000_000_000_000,
      low: 124_000_000_000_000,
      high: 248_000_000_000_000,
      outer: 372_000_000_000_000,
    })
    expect(of({ absoluteUnits: '0.5' }).low).toBe(124_000_000_000_000)
    expect(of({ absoluteUnits: '1' }).low).toBe(123_999_999_999_999)
    expect(of({ lowFactor: '0' }).low).toBe(0)
  })

  it('are the same as by decimals of any size, whatever the numbers', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(advanceBounds(input)).toEqual(slowBounds(input))
      }),
      { numRuns: 1_000 },
    )
  })

  it('lie in order, and grow with the days', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { low, high, outer } = advanceBounds(input)
        expect(high).toBeLessThanOrEqual(outer)
        const longer = advanceBounds({ ...input, days: input.days + 1 })
        expect(longer.low).toBeGreaterThanOrEqual(low)
        expect(longer.high).toBeGreaterThanOrEqual(high)
        expect(longer.outer).toBeGreaterThanOrEqual(outer)
      }),
    )
  })
})
