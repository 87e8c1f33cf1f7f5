import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceOf, made, problemOf, targetOf, termsOf } from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import { estimateFromNorm, type NormEstimateInput } from './estimate-from-norm.ts'

const declared = (eventOn: string, residents: number, declaredOn = eventOn) => ({
  eventOn,
  declaredOn,
  residents,
})

const input: NormEstimateInput = {
  ...targetOf('2026-10-31', '2026-11-30'),
  norm: { unit: 'kWh', perResident: '50' },
  residents: [declared('2020-01-01', 3)],
}

describe('the norm', () => {
  it('is multiplied by the residents for each month: 50 × 3', () => {
    const estimate = estimateFromNorm(input)
    expect(advanceOf(estimate)).toBe(150)
    expect(termsOf(estimate)).toEqual(['2026-11/2020-01-01: 50 * 3 * 1 * 30/30'])
    expect(made(estimate).basis).toMatchObject({
      method: 'norm',
      inputs: { unit: 'kWh', referenceReading: 'reading 2026-10-31' },
    })
  })

  it('is multiplied by the factor of its row: 50 × 3 × 1.5', () => {
    const norm = { ...input.norm, factor: '1.5' }
    expect(advanceOf(estimateFromNorm({ ...input, norm }))).toBe(225)
  })

  it('has a part for the place, added once', () => {
    const norm = { ...input.norm, perPlace: '20', factor: '1.5' }
    const estimate = estimateFromNorm({ ...input, norm })
    expect(termsOf(estimate)).toEqual([
      '2026-11/2020-01-01: 50 * 3 * 1.5 * 30/30',
      '2026-11/2020-01-01 place: 20 * 1.5 * 30/30',
    ])
    expect(advanceOf(estimate)).toBe(255)
  })

  it('goes by the days of each month', () => {
    const days = estimateFromNorm({ ...input, ...targetOf('2026-10-15', '2026-11-15') })
    expect(termsOf(days)).toEqual([
      '2026-10/2020-01-01: 50 * 3 * 1 * 16/31',
      '2026-11/2020-01-01: 50 * 3 * 1 * 15/30',
    ])
  })

  it('follows those who move in and out, from the day of the event', () => {
    const residents = [
      declared('2026-12-01', 9),
      declared('2026-11-11', 1),
      declared('2026-11-21', 4, '2026-11-23'),
      declared('2026-11-21', 5, '2026-11-22'),
      declared('2026-10-01', 2),
    ]
    expect(termsOf(estimateFromNorm({ ...input, residents }))).toEqual([
      '2026-11/2026-10-01: 50 * 2 * 1 * 10/30',
      '2026-11/2026-11-11: 50 * 1 * 1 * 10/30',
      '2026-11/2026-11-21: 50 * 4 * 1 * 10/30',
    ])
    expect(estimateFromNorm({ ...input, residents: residents.toReversed() })).toEqual(
      estimateFromNorm({ ...input, residents }),
    )
  })

  it('needs to know how many they are from the first day', () => {
    expect(problemOf(estimateFromNorm({ ...input, residents: [] }))).toBe('no_residents')
    const from = (day: string) =>
      problemOf(estimateFromNorm({ ...input, residents: [declared(day, 1)] }))
    expect(from('2026-11-02')).toBe('no_residents')
    expect(from('2026-11-01')).toBeUndefined()
    expect(
      problemOf(estimateFromNorm({ ...input, residents: [], on: '2026-10-31' })),
    ).toBeUndefined()
    expect(problemOf(estimateFromNorm({ ...input, on: '2026-10-30' }))).toBe('dates_reversed')
  })

  it('is linear in the residents', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(400), (some, others, days) => {
        const of = (residents: number) =>
          estimateFromNorm({
            ...input,
            on: addDays('2026-10-31', days),
            norm: { unit: 'kWh', perResident: '4.13', factor: '1.5' },
            residents: [declared('2020-01-01', residents)],
          })
        const together = advanceOf(of(some)) + advanceOf(of(others))
        expect(advanceOf(of(some + others))).toBeCloseTo(together, 6)
      }),
    )
  })
})
