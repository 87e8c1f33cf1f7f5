import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceOf, made, problemOf, targetOf, termsOf } from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import { annualizedAdvance, nextAnnualConsumption } from './annual-consumption.ts'
import { estimateFromProfile, type ProfileEstimateInput } from './estimate-from-profile.ts'
import { fractionOfYear, type ProfileCoefficients } from './profile-coefficients.ts'

/** Twice as much in winter as in summer: 100 days of 0.004, 200 of 0.002, 165 of 0.004. */
const profile: ProfileCoefficients = {
  id: 'class-1',
  version: 7,
  from: '2026-01-01',
  coefficients: [
    ...Array<string>(100).fill('0.004'),
    ...Array<string>(200).fill('0.002'),
    ...Array<string>(165).fill('0.004'),
  ],
}

const input: ProfileEstimateInput = {
  ...targetOf('2026-01-31', '2026-03-02'),
  profile,
  annualConsumption: '3600',
  unit: 'kWh',
}

function said(number: ReturnType<typeof fractionOfYear>): string {
  return number.ok ? number.value : number.problem
}

describe('the fraction of a year', () => {
  const of = (from: string, to: string) => said(fractionOfYear(profile, { from, to }))

  it('is the sum of the coefficients of the days after the first and up to the last', () => {
    expect(of('2026-01-01', '2026-01-02')).toBe('1/250')
    expect(of('2026-04-09', '2026-04-11')).toBe('3/500')
    expect(of('2026-04-09', '2026-04-09')).toBe('0')
    expect(of('2025-12-31', '2026-12-31')).toBe('53/50')
  })

  it('needs a coefficient for every day', () => {
    expect(of('2026-01-02', '2026-01-01')).toBe('dates_reversed')
    expect(of('2025-12-31', '2026-01-01')).toBe('1/250')
    expect(of('2025-12-30', '2026-01-01')).toBe('outside_profile')
    expect(of('2027-04-09', '2027-04-10')).toBe('1/250')
    expect(of('2027-04-09', '2027-04-11')).toBe('outside_profile')
    const broken = { ...profile, coefficients: ['0.1', 'x'] }
    expect(said(fractionOfYear(broken, { from: '2025-12-31', to: '2026-01-01' }))).toBe('1/10')
    expect(said(fractionOfYear(broken, { from: '2025-12-31', to: '2026-01-02' }))).toBe(
      'malformed_input',
    )
  })
})

describe('the deemed advance', () => {
  it('is the estimated annual consumption by the fraction of the year: 3,600 × 0.12', () => {
    const estimate = estimateFromProfile(input)
    expect(advanceOf(estimate)).toBe(432)
    expect(termsOf(estimate)).toEqual(['2026-01-31/2026-03-02: 3600 * 3/25'])
    expect(made(estimate).basis).toMatchObject({
      method: 'profile',
      inputs: { profile: 'class-1', profileVersion: '7', unit: 'kWh' },
    })
    expect(made(estimate).basis.inputs).not.toHaveProperty('replacedAnnualConsumption')
  })

  it('takes what the class consumes for a consumption below zero', () => {
    const negative = { ...input, annualConsumption: '-12.5' }
    expect(problemOf(estimateFromProfile(negative))).toBe('negative_annual_consumption')
    const replaced = estimateFromProfile({ ...negative, classConsumption: '1000' })
    expect(advanceOf(replaced)).toBe(120)
    expect(made(replaced).basis.inputs['replacedAnnualConsumption']).toBe('-12.5')
    expect(problemOf(estimateFromProfile({ ...negative, classConsumption: '-1' }))).toBe(
      'negative_advance',
    )
  })

  it('says why there is none', () => {
    expect(problemOf(estimateFromProfile({ ...input, on: '2026-01-30' }))).toBe('dates_reversed')
    expect(problemOf(estimateFromProfile({ ...input, on: '2028-01-30' }))).toBe('outside_profile')
    expect(problemOf(estimateFromProfile({ ...input, annualConsumption: 'much' }))).toBe(
      'malformed_input',
    )
    expect(problemOf(estimateFromProfile({ ...input, unit: 'm3' }))).toBe('unit_mismatch')
  })
})

describe('the annualized advance', () => {
  const of = (change: Partial<Parameters<typeof annualizedAdvance>[0]> = {}) =>
    said(
      annualizedAdvance({
        profile,
        from: '2026-01-31',
        to: '2026-03-02',
        advance: '432',
        ...change,
      }),
    )

  it('is the measured one by the fraction of the year: 432 / 0.12', () => {
    expect(of()).toBe('3600')
    expect(of({ advance: '100' })).toBe('2500/3')
    expect(of({ advance: '-12' })).toBe('-100')
  })

  it('is not made of more than 15 months, of nothing, of what is no number', () => {
    expect(of({ from: '2026-01-01', to: '2027-04-01' })).not.toBe('advance_too_long')
    expect(of({ from: '2026-01-01', to: '2027-04-02' })).toBe('advance_too_long')
    expect(of({ to: '2026-01-31' })).toBe('zero_profile')
    expect(of({ advance: 'x' })).toBe('malformed_input')
    expect(of({ to: '2026-01-30' })).toBe('dates_reversed')
  })
})

describe('the next annual consumption', () => {
  const of = (smoothing: Parameters<typeof nextAnnualConsumption>[0]['smoothing']) =>
    said(nextAnnualConsumption({ annualConsumption: '3000', annualizedAdvance: '4000', smoothing }))

  it('lies between the advance and what was estimated, by the weight', () => {
    expect(of({ weight: '0' })).toBe('3000')
    expect(of({ weight: '0.25' })).toBe('3250')
    expect(of({ weight: '1/3' })).toBe('10000/3')
    expect(of({ weight: '1' })).toBe('4000')
  })

  it('makes the weight of the smoothing parameter, at most 1', () => {
    expect(of({ smoothing: '10', fractionOfYear: '0.05' })).toBe('3500')
    expect(of({ smoothing: '10', fractionOfYear: '0.1' })).toBe('4000')
    expect(of({ smoothing: '10', fractionOfYear: '0.2' })).toBe('4000')
  })

  it('takes no other weight', () => {
    expect(of({ weight: '-0.1' })).toBe('malformed_input')
    expect(of({ weight: '1.1' })).toBe('malformed_input')
    expect(of({ weight: '' })).toBe('malformed_input')
    expect(of({ smoothing: '-1', fractionOfYear: '0.1' })).toBe('malformed_input')
    expect(of({ smoothing: 'SP', fractionOfYear: '0.1' })).toBe('malformed_input')
    expect(of({ smoothing: '10', fractionOfYear: 'FYC' })).toBe('malformed_input')
    const odd = { annualConsumption: 'x', annualizedAdvance: '1', smoothing: { weight: '1' } }
    expect(said(nextAnnualConsumption(odd))).toBe('malformed_input')
    const other = { ...odd, annualConsumption: '1', annualizedAdvance: 'x' }
    expect(said(nextAnnualConsumption(other))).toBe('malformed_input')
  })

  it('of who consumes as estimated is what it was, whatever the weight', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.nat(300),
        fc.integer({ min: 1, max: 130 }),
        fc.nat(100),
        (annual, start, days, percent) => {
          const from = addDays('2026-01-01', start)
          const range = { from, to: addDays(from, days) }
          const year = fractionOfYear(profile, range)
          const annualConsumption = String(annual)
          const estimate = estimateFromProfile({
            ...input,
            ...targetOf(range.from, range.to),
            annualConsumption,
          })
          const { inputs } = made(estimate).basis
          expect(inputs[`quantity ${range.from}/${range.to}`]).toBe(
            `${annualConsumption} * ${said(year)}`,
          )
          // The register advances exactly what was deemed.
          const [numerator = '0', denominator = '1'] = said(year).split('/')
          const advance = `${BigInt(annual) * BigInt(numerator)}/${denominator}`
          const measured = said(annualizedAdvance({ profile, ...range, advance }))
          expect(measured).toBe(annualConsumption)
          const smoothing = { weight: `${percent}/100` }
          expect(
            said(
              nextAnnualConsumption({ annualConsumption, annualizedAdvance: measured, smoothing }),
            ),
          ).toBe(annualConsumption)
        },
      ),
    )
  })
})
