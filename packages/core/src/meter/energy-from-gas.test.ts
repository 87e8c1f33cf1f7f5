import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { energyFromGas, gasStateNumber } from './energy-from-gas.ts'

const published = { zDecimals: 4, calorificDecimals: 3, rounding: 'half_up' } as const

describe('energy from gas', () => {
  it('is volume, calorific value and Z: 100 m³ at 10.55 and 0.9764', () => {
    const input = { volume: '100', calorificValue: '10.55', zNumber: '0.9764' }
    expect(energyFromGas(input)).toBe('1030.102')
    expect(energyFromGas({ ...input, rounding: { ...published, energyDecimals: 3 } })).toBe(
      '1030.102',
    )
    expect(energyFromGas({ ...input, rounding: { ...published, energyDecimals: 0 } })).toBe('1030')
  })

  it('is exact digits without rounding', () => {
    expect(energyFromGas({ volume: '0.1', calorificValue: '0.2', zNumber: '1' })).toBe('0.02')
    expect(energyFromGas({ volume: '1', calorificValue: '10.55555', zNumber: '0.976444' })).toBe(
      '10.3069034642',
    )
  })

  it('takes the calorific value to 3 places and Z to 4, and the energy as it comes', () => {
    const input = { volume: '1', calorificValue: '10.5555', zNumber: '0.97645' }
    expect(energyFromGas({ ...input, rounding: published })).toBe('10.307934')
    expect(energyFromGas({ ...input, rounding: { ...published, rounding: 'down' } })).toBe(
      '10.305902',
    )
  })

  it.each([
    ['half_up', '2.5', '3'],
    ['half_even', '2.5', '2'],
    ['half_even', '3.5', '4'],
    ['down', '2.9', '2'],
  ] as const)('is rounded %s: %s to %s', (rounding, volume, expected) => {
    const rule = { ...published, rounding, energyDecimals: 0 }
    expect(energyFromGas({ volume, calorificValue: '1', zNumber: '1', rounding: rule })).toBe(
      expected,
    )
  })

  it('is half up at half a unit, on exact digits', () => {
    const rounding = { ...published, energyDecimals: 2 }
    expect(energyFromGas({ volume: '1.005', calorificValue: '1', zNumber: '1', rounding })).toBe(
      '1.01',
    )
  })

  it('adds up: the energy of two volumes is that of their sum', () => {
    const litres = fc.nat(10_000_000)
    fc.assert(
      fc.property(litres, litres, (a, b) => {
        const energy = (volume: number) =>
          energyFromGas({
            volume: `${volume}`,
            calorificValue: '10.5554',
            zNumber: '0.97644',
            rounding: published,
          })
        const units = (text: string) => BigInt(Math.round(Number(text) * 1e6))
        expect(units(energy(a)) + units(energy(b))).toBe(units(energy(a + b)))
      }),
    )
  })
})

describe('the state number', () => {
  const at = (altitude: string, more: object = {}) =>
    gasStateNumber({ altitude, rounding: published, ...more })

  it('falls with the height and rises with the pressure', () => {
    expect(at('0')).toBe('0.9505')
    expect(at('100')).toBe('0.9393')
    expect(at('-50')).toBe('0.9561')
    expect(at('100', { gaugePressure: '22' })).toBe('0.9599')
    expect(at('100', { gaugePressure: '22', compressibility: '0.99' })).toBe('0.9696')
    expect(at('100', { temperature: '0' })).toBe('0.9909')
  })

  it('is rounded as the rule says', () => {
    expect(at('100', { rounding: { zDecimals: 6, rounding: 'half_up' } })).toBe('0.93929')
    expect(at('100', { rounding: { zDecimals: 3, rounding: 'down' } })).toBe('0.939')
    expect(at('100', { rounding: { zDecimals: 2, rounding: 'down' } })).toBe('0.93')
  })

  it('never rises with the height', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 3_000 }), fc.nat(500), (altitude, more) => {
        expect(Number(at(String(altitude + more)))).toBeLessThanOrEqual(
          Number(at(String(altitude))),
        )
      }),
    )
  })
})
