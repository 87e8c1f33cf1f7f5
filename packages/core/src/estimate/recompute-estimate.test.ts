import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyHistory,
  made,
  period,
  problemOf,
  REGISTER,
  targetOf,
} from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import { estimateFromAnnex } from './estimate-from-annex.ts'
import { estimateFromDegreeDays } from './estimate-from-degree-days.ts'
import {
  estimateFromMeanBeforeAndAfter,
  estimateFromMeanOfMonths,
  estimateFromPreviousPeriod,
  estimateFromSamePeriodLastYear,
} from './estimate-from-history.ts'
import { estimateFromNorm } from './estimate-from-norm.ts'
import { estimateFromPlannedMonthly } from './estimate-from-planned-monthly.ts'
import { estimateFromProfile } from './estimate-from-profile.ts'
import { estimateSplit } from './estimate-split.ts'
import { estimateProRataDays, extrapolateToMonthEnd } from './estimate-within-period.ts'
import { estimationMethods } from './estimation-methods.ts'
import type { Estimate, EstimateTarget } from './index-estimate.ts'
import { recomputeEstimate } from './recompute-estimate.ts'

const year = Array.from({ length: 12 }, (_, month) => `${300 - 7 * month}.5`)

/** Every method on the same days, where it gives an index. */
function byAllMethods(
  target: EstimateTarget,
  history: Parameters<typeof estimateFromPreviousPeriod>[0]['history'],
): readonly Estimate[] {
  const past = { ...target, history: [...history, period(target.on, addDays(target.on, 30), 77)] }
  const temperatures = Array.from({ length: 200 }, (_, day) => ({
    on: addDays(target.reference.on, day - 3),
    celsius: `${(day % 25) - 5}.3`,
  }))
  const split = { ...target, advance: 333 }
  return [
    estimateFromAnnex({
      ...target,
      annex: {
        id: 'a',
        version: 1,
        validFrom: '2020-01-01',
        lines: [{ register: '1.8.0', unit: 'kWh', monthlyQuantities: year }],
      },
    }),
    estimateFromSamePeriodLastYear(past),
    estimateFromPreviousPeriod(past),
    estimateFromMeanOfMonths({ ...past, months: 6, minimumMonths: 1 }),
    estimateFromMeanBeforeAndAfter(past),
    estimateFromPlannedMonthly({
      ...past,
      group: { id: 'g', version: 1, monthlyCoefficients: Array<string>(12).fill('0.0833') },
    }),
    estimateFromProfile({
      ...target,
      profile: {
        id: 'p',
        version: 1,
        from: '2023-12-01',
        coefficients: Array<string>(400).fill('0.00274'),
      },
      annualConsumption: '10000/3',
      unit: 'kWh',
    }),
    estimateFromNorm({
      ...target,
      norm: { unit: 'kWh', perResident: '51.7', perPlace: '3', factor: '1.5' },
      residents: [{ eventOn: '2020-01-01', declaredOn: '2020-01-01', residents: 3 }],
    }),
    estimateFromDegreeDays({
      ...target,
      parameters: {
        id: 's',
        version: 1,
        a: '1.38',
        b: '-37.4',
        c: '6.17',
        d: '0.04',
        theta0: '40',
        mH: '-0.067',
        bH: '1.12',
        mW: '-0.002',
        bW: '0.1355',
      },
      temperatures,
      customerValue: '40.3',
      unit: 'kWh',
    }),
    ...Object.values(estimateSplit({ offPeak: split, peak: split, share: '0.1' })),
    extrapolateToMonthEnd({
      ...target,
      previous: period(addDays(target.reference.on, -31), target.reference.on, 400),
    }),
    estimateProRataDays({ ...target, period: { to: addDays(target.on, 5), advance: 500 } }),
  ]
}

describe('an estimate made again from its basis', () => {
  it('is a law: has the same index and carry, whatever the method', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        anyHistory,
        fc.record({
          days: fc.integer({ min: 1, max: 60 }),
          integerDigits: fc.integer({ min: 4, max: 9 }),
          decimalDigits: fc.integer({ min: 0, max: 3 }),
          rolloverValue: fc.constantFrom(undefined, 2_000, 9_999),
          countsDown: fc.boolean(),
          multiplier: fc.constantFrom('1', '40', '0.3'),
          carry: fc.constantFrom('0', '-1/2', '3/7'),
        }),
        (history, { days, rolloverValue, countsDown, multiplier, carry, ...digits }) => {
          const target: EstimateTarget = {
            ...targetOf('2023-12-31', addDays('2023-12-31', days)),
            register: {
              ...REGISTER,
              ...digits,
              ...(rolloverValue !== undefined && { rolloverValue }),
              ...(countsDown && { countsDown }),
            },
            multiplier,
            carry,
          }
          for (const estimate of byAllMethods(target, history)) {
            if (!estimate.ok) continue
            const { basis, ...rest } = estimate
            seen.add(basis.method)
            const stored = JSON.parse(JSON.stringify(basis))
            expect(recomputeEstimate(stored)).toEqual(rest)
          }
        },
      ),
    )
    expect([...seen].sort()).toEqual(estimationMethods.map(({ id }) => id).sort())
  })

  it('has the volume of gas again', () => {
    const gas = estimateFromAnnex({
      ...targetOf('2026-01-31', '2026-02-28'),
      register: { ...REGISTER, unit: 'm3' },
      conversionFactor: '10.55',
      annex: {
        id: 'a',
        version: 1,
        validFrom: '2020-01-01',
        lines: [{ register: '1.8.0', unit: 'MWh', monthlyQuantities: year }],
      },
    })
    const { basis, ...rest } = made(gas)
    expect(recomputeEstimate(basis)).toEqual(rest)
    expect(rest.index.units).toBe(1_000 + Math.round(293_500 / 10.55))
  })
})

describe('a basis', () => {
  const { basis } = made(
    estimateFromPreviousPeriod({
      ...targetOf('2026-01-31', '2026-02-28'),
      history: [period('2025-12-31', '2026-01-31', 310)],
    }),
  )
  const problem = (inputs: { readonly [name: string]: string | undefined }) => {
    const entries = Object.entries({ ...basis.inputs, ...inputs })
    const known = entries.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))
    return problemOf(recomputeEstimate({ ...basis, inputs: Object.fromEntries(known) }))
  }

  it('of a method or version that is not known is not computed', () => {
    expect(problem({})).toBeUndefined()
    expect(problemOf(recomputeEstimate({ ...basis, method: 'guess' }))).toBe('unknown_method')
    expect(problemOf(recomputeEstimate({ ...basis, methodVersion: 2 }))).toBe('unknown_method')
  })

  it.each([
    'register',
    'registerUnit',
    'integerDigits',
    'decimalDigits',
    'referenceIndex',
    'referenceOn',
    'unit',
    'multiplier',
    'carry',
  ])('without %s is malformed', (name) => {
    expect(problem({ [name]: undefined })).toBe('malformed_basis')
  })

  it.each([
    ['integerDigits', '16'],
    ['integerDigits', '-1'],
    ['integerDigits', '5.5'],
    ['decimalDigits', '7'],
    ['rolloverValue', '0'],
    ['rolloverValue', '1000000001'],
    ['rolloverValue', 'x'],
    ['referenceIndex', 'one'],
    ['carry', '1/2'],
    ['carry', '0.1'],
    ['quantity x', 'much'],
    ['quantity x', '1 * '],
  ])('with %s %j is malformed', (name, text) => {
    expect(problem({ [name]: text })).toBe('malformed_basis')
  })

  it('may hold what nothing is computed with', () => {
    expect(problem({ note: 'x', rolloverValue: '1000000000', decimalDigits: '6' })).toBeUndefined()
    expect(problem({ unit: 'm3' })).toBe('unit_mismatch')
    expect(problem({ unit: 'kWh', multiplier: '0' })).toBe('not_a_factor')
    expect(problem({ unit: 'kWh', multiplier: '-1' })).toBe('not_a_factor')
  })

  it('is in no unit that only JavaScript knows', () => {
    expect(problem({ unit: 'constructor' })).toBe('unit_mismatch')
    expect(problem({ unit: 'kWh', registerUnit: '__proto__' })).toBe('unit_mismatch')
  })

  it('is never answered with an error', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(basis.inputs), 'conversionFactor', 'quantity 2'),
          fc.oneof(fc.string(), fc.constantFrom('0', '1', '15', '1/3', '1'.repeat(40), 'kWh')),
        ),
        (inputs) => {
          const changed = { ...basis, inputs: { ...basis.inputs, ...inputs } }
          expect(typeof recomputeEstimate(changed).ok).toBe('boolean')
        },
      ),
    )
  })
})
