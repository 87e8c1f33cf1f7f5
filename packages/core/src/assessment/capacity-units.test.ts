import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capacityUnits } from './capacity-units.ts'

const shape = { integerDigits: 6, decimals: 1, scale: 10, turn: 10000000, countsDown: false }
const load = {
  capacity: { kilowatts: '11' },
  days: 31,
  multiplier: '1',
  factor: undefined,
  shape,
}

describe('what can flow', () => {
  it('is the power at all hours, a tenth more, in whole units rounded up', () => {
    // 11 kW · 24 h · 31 days · 1.1 = 9,002.4
    expect(capacityUnits(load)).toBe(90_030)
    expect(capacityUnits({ ...load, factor: '1' })).toBe(81_840)
    expect(capacityUnits({ ...load, factor: 'much' })).toBe(90_030)
    expect(capacityUnits({ ...load, multiplier: '40' })).toBe(2_260)
    expect(capacityUnits({ ...load, multiplier: '0.5' })).toBe(180_050)
  })

  it('is the largest flow at all hours', () => {
    expect(capacityUnits({ ...load, capacity: { qmax: '2.5' } })).toBe(18_600)
    expect(capacityUnits({ ...load, capacity: { qmax: '0.07' } })).toBe(530)
    expect(capacityUnits({ ...load, capacity: { qmax: '2.5' }, multiplier: undefined })).toBe(
      18_600,
    )
  })

  it('is the smaller of the two where both are known', () => {
    expect(capacityUnits({ ...load, capacity: { qmax: '2.5', kilowatts: '11' } })).toBe(18_600)
    expect(capacityUnits({ ...load, capacity: { qmax: '250', kilowatts: '11' } })).toBe(90_030)
    const withoutMultiplier = { ...load, multiplier: undefined }
    expect(
      capacityUnits({ ...withoutMultiplier, capacity: { qmax: '250', kilowatts: '11' } }),
    ).toBe(1_860_000)
  })

  it('is at most one turn of the register', () => {
    expect(capacityUnits({ ...load, capacity: { kilowatts: '99999' } })).toBe(10_000_000)
    expect(capacityUnits({ ...load, capacity: { qmax: '9'.repeat(300) } })).toBe(10_000_000)
  })

  it('is not known without a capacity or a multiplier, and it is said which', () => {
    const none = 'no capacity known'
    expect(capacityUnits({ ...load, capacity: undefined })).toBe(none)
    expect(capacityUnits({ ...load, capacity: {} })).toBe(none)
    expect(capacityUnits({ ...load, capacity: { qmax: 'much' } })).toBe(none)
    expect(capacityUnits({ ...load, capacity: { kilowatts: '11 kW' } })).toBe(none)
    const noMultiplier = 'no multiplier known for the capacity'
    expect(capacityUnits({ ...load, multiplier: undefined })).toBe(noMultiplier)
    expect(capacityUnits({ ...load, multiplier: '0.00' })).toBe(noMultiplier)
    expect(capacityUnits({ ...load, multiplier: '1e9' })).toBe(noMultiplier)
  })

  it('is the same as by decimals of any size, whatever the numbers', () => {
    const anyText = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.nat({ max: 999_999 }))
      .map(([whole, fraction]) => `${whole}.${fraction}`)
    const smallText = fc.nat({ max: 5_000 }).map((it) => String(it / 10))
    const text = fc.oneof(smallText, anyText)
    fc.assert(
      fc.property(
        text,
        text.filter((it) => Big(it).gt(0)),
        text,
        fc.integer({ min: 1, max: 3_000_000 }),
        (kilowatts, multiplier, factor, days) => {
          const energy = Big(kilowatts).times(24).times(days).times(factor)
          const rest = energy.mod(multiplier)
          const whole = energy.minus(rest).div(multiplier)
          const units = (rest.gt(0) ? whole.plus(1) : whole).times(10)
          const input = { ...load, capacity: { kilowatts }, multiplier, factor, days }
          expect(capacityUnits(input)).toBe(units.gt(shape.turn) ? shape.turn : units.toNumber())
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
