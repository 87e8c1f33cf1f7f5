import { describe, expect, it } from 'vitest'
import {
  advanceOf,
  made,
  period,
  problemOf,
  targetOf,
  termsOf,
} from '../testing/estimate-targets.ts'
import {
  type ConsumptionGroup,
  estimateFromPlannedMonthly,
} from './estimate-from-planned-monthly.ts'

const group: ConsumptionGroup = {
  id: 'heating and stove',
  version: 2,
  monthlyCoefficients: [
    '0.2',
    '0.18',
    '0.13',
    '0.06',
    '0.02',
    '0.01',
    '0.01',
    '0.01',
    '0.02',
    '0.08',
    '0.12',
    '0.16',
  ],
}

const input = {
  ...targetOf('2026-10-31', '2026-11-30'),
  group,
  history: [period('2025-10-31', '2026-04-30', 900), period('2026-04-30', '2026-10-31', 100)],
}

describe('the planned monthly volume', () => {
  it('is the coefficient of the month by what the last twelve consumed: 0.12 × 1,000', () => {
    const estimate = estimateFromPlannedMonthly(input)
    expect(advanceOf(estimate)).toBe(120)
    expect(termsOf(estimate)).toEqual(['2026-11: 1000 * 0.12 * 30/30'])
    expect(made(estimate).basis).toMatchObject({
      method: 'planned_monthly',
      inputs: {
        group: 'heating and stove',
        groupVersion: '2',
        historyReadings: 'reading 2025-10-31 reading 2026-04-30 reading 2026-10-31',
        'year 2025-10-31/2026-04-30': '900 * 181/181',
        'year 2026-04-30/2026-10-31': '100 * 184/184',
        unit: 'register_units',
      },
    })
  })

  it('goes by the days of each month', () => {
    const estimate = estimateFromPlannedMonthly({ ...input, on: '2026-12-10' })
    expect(termsOf(estimate)).toEqual([
      '2026-11: 1000 * 0.12 * 30/30',
      '2026-12: 1000 * 0.16 * 10/31',
    ])
  })

  it('takes a part of a period that began earlier', () => {
    const history = [period('2024-10-31', '2026-10-31', 730)]
    expect(termsOf(estimateFromPlannedMonthly({ ...input, history }))).toEqual([
      '2026-11: 365 * 0.12 * 30/30',
    ])
  })

  it('needs a whole year that was not too much estimated', () => {
    const problem = (change: Partial<Parameters<typeof estimateFromPlannedMonthly>[0]>) =>
      problemOf(estimateFromPlannedMonthly({ ...input, ...change }))
    expect(problem({ history: [period('2025-11-01', '2026-10-31', 900)] })).toBe(
      'too_little_history',
    )
    expect(problem({ history: [period('2025-10-31', '2026-10-31', 0)] })).toBe('zero_history')
    const [first = period('', '', 0), second] = input.history
    const mixed = [{ ...first, isEstimated: true }, ...(second ? [second] : [])]
    expect(problem({ history: mixed, maximumEstimatedShare: '0.5' })).toBeUndefined()
    expect(problem({ history: mixed, maximumEstimatedShare: '0.49' })).toBe(
      'too_much_estimated_history',
    )
    expect(problem({ history: [first, first] })).toBe('malformed_history')
    expect(problem({ on: '2026-10-30' })).toBe('dates_reversed')
  })

  it('needs twelve coefficients that are numbers', () => {
    const coefficients = (monthlyCoefficients: readonly string[]) =>
      problemOf(estimateFromPlannedMonthly({ ...input, group: { ...group, monthlyCoefficients } }))
    expect(coefficients(group.monthlyCoefficients.slice(1))).toBe('malformed_input')
    expect(coefficients(group.monthlyCoefficients.with(10, 'much'))).toBe('malformed_input')
    expect(coefficients(group.monthlyCoefficients.with(9, 'much'))).toBeUndefined()
  })
})
