import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceOf, made, problemOf, targetOf, termsOf } from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import {
  allocationTemperature,
  type DegreeDaysEstimateInput,
  estimateFromDegreeDays,
} from './estimate-from-degree-days.ts'
import { fraction, parseFraction } from './fraction.ts'
import { FIXED_ONE, realPower } from './real-power.ts'
import { type SigLinDeParameters, sigLinDe } from './sig-lin-de.ts'

/** Of a house that is heated with gas: h(8 °C) is nearly 1. */
const house: SigLinDeParameters = {
  id: 'house',
  version: 3,
  a: '1.3819663',
  b: '-37.4124155',
  c: '6.1723179',
  d: '0.0396284',
  theta0: '40',
  mH: '-0.0672159',
  bH: '1.1167138',
  mW: '-0.0019982',
  bW: '0.1355070',
}

function h(temperature: string, change: Partial<SigLinDeParameters> = {}): string {
  const number = sigLinDe({ ...house, ...change }, temperature)
  return number.ok ? number.value : number.problem
}

describe('h of a temperature', () => {
  // Computed with 60 digits by another program.
  it.each([
    ['-10', '3.0127624'],
    ['-3.5', '2.3827198'],
    ['0', '1.9879480'],
    ['5.25', '1.3396839'],
    ['8', '0.9999998'],
    ['15', '0.2540835'],
    ['25', '0.1300671'],
    ['39.99', '0.0952274'],
    ['40', '0.0952074'],
    ['45', '0.0852164'],
  ])('%s °C is %s', (temperature, value) => {
    expect(h(temperature)).toBe(value)
  })

  it.each([
    ['-10', '2.8054776'],
    ['0', '1.9927124'],
    ['8', '0.9550875'],
    ['15', '0.3203613'],
  ])('%s °C is %s without the lines', (temperature, value) => {
    const lines = { mH: '0', bH: '0', mW: '0', bW: '0' }
    expect(h(temperature, { a: '3.1850191', d: '0.0761096', ...lines })).toBe(value)
  })

  it('has seven decimals, halves up, below zero too', () => {
    const flat = { a: '0', mH: '0', bH: '0', mW: '0', bW: '0' }
    expect(h('0', { ...flat, d: '0.12345675' })).toBe('0.1234568')
    expect(h('0', { ...flat, d: '-0.00000014' })).toBe('-0.0000001')
    expect(h('0', { ...flat, d: '-12' })).toBe('-12.0000000')
    expect(h('0', { ...flat, d: '0' })).toBe('0.0000000')
  })

  it('is not there for numbers that are none', () => {
    expect(h('warm')).toBe('malformed_input')
    expect(h('0', { a: '' })).toBe('malformed_input')
    expect(h('0', { bW: 'x' })).toBe('malformed_input')
    expect(h('0', { b: '0' })).toBe('malformed_input')
    expect(h('0', { b: '37' })).toBe('malformed_input')
    expect(h('0', { c: '0' })).toBe('malformed_input')
    expect(h('0', { c: '-6' })).toBe('malformed_input')
  })

  it('is as good as nothing of A where the power is beyond all measure', () => {
    const steep = { mH: '0', bH: '0', mW: '0', bW: '0', d: '0.5', c: '900000' }
    expect(h('39', steep)).toBe('0.5000000')
    expect(h('-100', steep)).toBe('1.8819663')
  })

  it('is a law: never more for a warmer day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -4_000, max: 5_000 }),
        fc.integer({ min: 1, max: 300 }),
        (hundredths, more) => {
          const at = (hundredth: number) => Number(h(`${hundredth}/100`))
          expect(at(hundredths + more)).toBeLessThanOrEqual(at(hundredths))
        },
      ),
    )
  })

  it('is what floating-point numbers say, as far as they go', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4_000, max: 3_999 }), (hundredths) => {
        const theta = hundredths / 100
        const sigmoid = 1.3819663 / (1 + (-37.4124155 / (theta - 40)) ** 6.1723179)
        const line = Math.max(-0.0672159 * theta + 1.1167138, -0.0019982 * theta + 0.135507)
        const value = Number(h(`${hundredths}/100`))
        expect(Math.abs(value - (sigmoid + 0.0396284 + line))).toBeLessThan(0.51e-7)
      }),
    )
  })
})

describe('a real power', () => {
  const power = (base: string, exponent: string) =>
    realPower(parseFraction(base) ?? fraction(0n, 1n), parseFraction(exponent) ?? fraction(0n, 1n))

  // Computed with 60 digits by another program, cut to 30 behind the point.
  it.each([
    ['2', '0.5', '1.414213562373095048801688724209'],
    ['37.4124155', '6.1723179', '5118624419.198851090662585465071929237703'],
    ['1', '3', '1.000000000000000000000000000000'],
    ['3/2', '1', '1.500000000000000000000000000000'],
    ['0.001', '2.25', '0.000000177827941003892280122542'],
  ])('of %s to %s is right to 28 digits and more', (base, exponent, value) => {
    const digits = BigInt(value.replace('.', '')) * 10n ** 10n
    const difference = (power(base, exponent) ?? 0n) - digits
    const allowed = 2n * 10n ** 10n + digits / 10n ** 37n
    expect(difference < allowed && difference > -allowed).toBe(true)
  })

  it('ends at e^200 on one side and e^-200 on the other', () => {
    expect(power('2', '288')).toBeGreaterThan(FIXED_ONE)
    expect(power('2', '289')).toBeUndefined()
    expect(power('0.5', '100')).toBe(FIXED_ONE >> 100n)
    expect(power('0.5', '400')).toBe(0n)
    expect(power(`0.${'0'.repeat(40)}1`, '0.01')).toBe(0n)
  })
})

describe('the allocation temperature', () => {
  const of = (...latestFirst: readonly (string | undefined)[]) => {
    const number = allocationTemperature(latestFirst)
    return number.ok ? number.value : number.problem
  }

  it('is (ϑD + 0.5·ϑD−1 + 0.25·ϑD−2 + 0.125·ϑD−3) / 1.875', () => {
    expect(of('5', '2', '-1', '4')).toBe('10/3')
    expect(of('7.5', '7.5', '7.5', '7.5')).toBe('15/2')
    expect(of('15', '0', '0', '0')).toBe('8')
    expect(of('0', '15', '0', '0')).toBe('4')
    expect(of('0', '0', '15', '0')).toBe('2')
    expect(of('0', '0', '0', '15')).toBe('1')
  })

  it('needs all four', () => {
    expect(of('5', '2', '-1')).toBe('missing_temperature')
    expect(of(undefined, '2', '-1', '4')).toBe('missing_temperature')
    expect(of('5', 'cold', '-1', '4')).toBe('malformed_input')
  })
})

describe('heating demand', () => {
  const temperatures = ['2026-01-29', '2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'].map(
    (on) => ({ on, celsius: '-3.5' }),
  )
  const input: DegreeDaysEstimateInput = {
    ...targetOf('2026-01-31', '2026-02-02'),
    parameters: house,
    temperatures,
    customerValue: '50',
    unit: 'kWh',
  }

  it('is the customer value times h times the factor of the weekday, for each day', () => {
    const weekdayFactors = ['1.5', '0.9', '1', '1', '1', '1', '1']
    const weighted = estimateFromDegreeDays({
      ...input,
      parameters: { ...house, weekdayFactors },
      temperatures: [{ on: '2026-01-30', celsius: '-3.5' }, ...temperatures.toReversed()],
    })
    expect(termsOf(weighted)).toEqual([
      '2026-02-01: 50 * 2.3827198 * 1.5',
      '2026-02-02: 50 * 2.3827198 * 0.9',
    ])
    const estimate = estimateFromDegreeDays(input)
    expect(advanceOf(estimate)).toBeCloseTo(2 * 50 * 2.3827198, 9)
    expect(made(estimate).index.units).toBe(1_238)
    expect(made(estimate).basis).toMatchObject({
      method: 'degree_days',
      inputs: {
        parameters: 'house',
        parametersVersion: '3',
        'temperature 2026-02-01': '-7/2',
        'temperature 2026-02-02': '-7/2',
        unit: 'kWh',
      },
    })
  })

  it('becomes the volume that a gas meter shows', () => {
    const register = { ...input.register, unit: 'm3', decimalDigits: 1 }
    const gas = { ...input, register, conversionFactor: '10' }
    expect(made(estimateFromDegreeDays(gas)).index.text).toBe('000001023.8')
    const { conversionFactor, ...without } = gas
    expect(conversionFactor).toBe('10')
    expect(problemOf(estimateFromDegreeDays(without))).toBe('unit_mismatch')
  })

  it('says why there is none', () => {
    expect(problemOf(estimateFromDegreeDays({ ...input, on: '2026-01-30' }))).toBe('dates_reversed')
    expect(problemOf(estimateFromDegreeDays({ ...input, on: '2026-02-03' }))).toBe(
      'missing_temperature',
    )
    const late = { ...input, temperatures: temperatures.slice(1) }
    expect(problemOf(estimateFromDegreeDays(late))).toBe('missing_temperature')
    const odd = { ...input, parameters: { ...house, c: '0' } }
    expect(problemOf(estimateFromDegreeDays(odd))).toBe('malformed_input')
    expect(problemOf(estimateFromDegreeDays({ ...odd, on: '2026-01-31' }))).toBeUndefined()
    expect(problemOf(estimateFromDegreeDays({ ...input, customerValue: '?' }))).toBe(
      'malformed_input',
    )
  })

  it('is a law: what two periods consume is what they consume together', () => {
    const days = Array.from({ length: 70 }, (_, day) => ({
      on: addDays('2026-01-01', day),
      celsius: String((day * 7) % 23),
    }))
    fc.assert(
      fc.property(fc.nat(60), (split) => {
        const of = (from: string, on: string) =>
          advanceOf(estimateFromDegreeDays({ ...input, temperatures: days, ...targetOf(from, on) }))
        const middle = addDays('2026-01-05', split)
        const together = of('2026-01-05', '2026-03-06')
        expect(of('2026-01-05', middle) + of(middle, '2026-03-06')).toBeCloseTo(together, 6)
      }),
      { numRuns: 20 },
    )
  })
})
