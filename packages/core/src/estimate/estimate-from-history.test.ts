import { describe, expect, it } from 'vitest'
import {
  advanceOf,
  made,
  period,
  periods,
  problemOf,
  targetOf,
  termsOf,
} from '../testing/estimate-targets.ts'
import {
  estimateFromMeanBeforeAndAfter,
  estimateFromMeanOfMonths,
  estimateFromPreviousPeriod,
  estimateFromSamePeriodLastYear,
  type HistoryEstimateInput,
} from './estimate-from-history.ts'

const november = targetOf('2026-10-31', '2026-11-30')

describe('the same period last year', () => {
  const october = period('2025-09-30', '2025-10-31', 310)
  const lastNovember = period('2025-10-31', '2025-11-30', 240)
  const december = period('2025-11-30', '2025-12-31', 620)
  const input = { ...november, history: [december, october, lastNovember] }

  it('consumed so much a day, times the days: 1,000 + 240', () => {
    const estimate = estimateFromSamePeriodLastYear(input)
    expect(made(estimate).index).toEqual({ text: '000001240', units: 1_240, decimals: 0 })
    expect(made(estimate).carry).toBe('0')
    expect(made(estimate).basis).toEqual({
      method: 'same_period_last_year',
      methodVersion: 1,
      inputs: {
        historyReadings: 'reading 2025-10-31 reading 2025-11-30',
        register: '1.8.0',
        registerUnit: 'kWh',
        integerDigits: '9',
        decimalDigits: '0',
        referenceIndex: '1000',
        referenceOn: '2026-10-31',
        referenceReading: 'reading 2026-10-31',
        on: '2026-11-30',
        unit: 'register_units',
        multiplier: '1',
        carry: '0',
        'quantity 2025-10-31/2025-11-30': '240 * 30/30 * 30/30',
      },
    })
  })

  it('takes of each period the days that fall into it', () => {
    const estimate = estimateFromSamePeriodLastYear({
      ...input,
      ...targetOf('2026-10-16', '2026-11-15'),
    })
    expect(termsOf(estimate)).toEqual([
      '2025-09-30/2025-10-31: 310 * 15/31 * 30/30',
      '2025-10-31/2025-11-30: 240 * 15/30 * 30/30',
    ])
    expect(advanceOf(estimate)).toBe(270)
  })

  it('makes up for the day that only one of the two years has', () => {
    const history = [period('2023-01-31', '2023-02-28', 280)]
    const leap = { ...targetOf('2024-01-31', '2024-02-29'), history }
    expect(advanceOf(estimateFromSamePeriodLastYear(leap))).toBe(290)
    const common = { ...targetOf('2025-01-31', '2025-02-28') }
    const leapHistory = [period('2024-01-31', '2024-02-29', 290)]
    expect(advanceOf(estimateFromSamePeriodLastYear({ ...common, history: leapHistory }))).toBe(280)
    const alone = { ...targetOf('2024-02-28', '2024-02-29'), history }
    expect(termsOf(estimateFromSamePeriodLastYear(alone))).toEqual([
      '2023-01-31/2023-02-28: 280 * 1/28 * 1/1',
    ])
  })

  it('is not there where a day of it is in no period', () => {
    const without = (history: HistoryEstimateInput['history']) =>
      problemOf(estimateFromSamePeriodLastYear({ ...november, history }))
    expect(without([])).toBe('too_little_history')
    expect(without([october, december])).toBe('too_little_history')
    expect(without([period('2025-11-01', '2025-11-30', 240)])).toBe('too_little_history')
    expect(without([period('2025-10-31', '2025-11-29', 240)])).toBe('too_little_history')
    expect(without([period('2025-10-30', '2025-12-01', 240)])).toBeUndefined()
  })
})

describe('history', () => {
  const good = period('2026-09-30', '2026-10-31', 310)
  const problem = (change: Partial<HistoryEstimateInput>) =>
    problemOf(estimateFromPreviousPeriod({ ...november, history: [good], ...change }))

  it('is refused where it is none', () => {
    expect(problem({})).toBeUndefined()
    expect(problem({ on: '2026-10-30' })).toBe('dates_reversed')
    expect(problem({ history: [{ ...good, from: good.to }] })).toBe('malformed_history')
    expect(problem({ history: [{ ...good, advance: -1 }] })).toBe('malformed_history')
    expect(problem({ history: [{ ...good, advance: 1.5 }] })).toBe('malformed_history')
    expect(problem({ history: [good, good] })).toBe('malformed_history')
    const touching = period('2026-08-31', '2026-09-30', 300)
    expect(problem({ history: [good, touching] })).toBeUndefined()
    const overlapping = period('2026-08-31', '2026-10-01', 300)
    expect(problem({ history: [good, overlapping] })).toBe('malformed_history')
  })

  it('that is zero says nothing', () => {
    expect(problem({ history: [{ ...good, advance: 0 }] })).toBe('zero_history')
    expect(problem({ history: [{ ...good, advance: 1 }] })).toBeUndefined()
  })

  it('that is estimated by more than may be is refused', () => {
    const mixed: readonly HistoryEstimateInput['history'][number][] = [
      period('2025-10-31', '2025-11-21', 210),
      period('2025-11-21', '2025-11-30', 90, true),
    ]
    const share = (maximumEstimatedShare: string) =>
      problemOf(
        estimateFromSamePeriodLastYear({ ...november, history: mixed, maximumEstimatedShare }),
      )
    expect(share('0.29')).toBe('too_much_estimated_history')
    expect(share('0.3')).toBeUndefined()
    expect(share('none')).toBe('malformed_input')
    expect(problem({ history: [{ ...good, isEstimated: true }] })).toBeUndefined()
    expect(
      problem({ history: [{ ...good, isEstimated: true }], maximumEstimatedShare: '0.999' }),
    ).toBe('too_much_estimated_history')
  })

  it('need not name readings', () => {
    const { readings, ...unnamed } = good
    const estimate = estimateFromPreviousPeriod({ ...november, history: [unnamed] })
    expect(readings).toHaveLength(2)
    expect(made(estimate).basis.inputs).not.toHaveProperty('historyReadings')
  })
})

describe('the previous period', () => {
  it('is the last that ended by the day of the reference', () => {
    const history = periods(
      ['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30'],
      [600, 310, 900],
    )
    const estimate = estimateFromPreviousPeriod({ ...november, history })
    expect(termsOf(estimate)).toEqual(['2026-09-30/2026-10-31: 310 * 31/31 * 30/31'])
    expect(advanceOf(estimate)).toBe(300)
    expect(made(estimate).basis.method).toBe('previous_period')
    const late = { ...targetOf('2026-10-30', '2026-11-30'), history }
    expect(advanceOf(estimateFromPreviousPeriod(late))).toBe(620)
    const early = { ...targetOf('2026-09-29', '2026-11-30'), history }
    expect(problemOf(estimateFromPreviousPeriod(early))).toBe('too_little_history')
  })
})

describe('the mean of months', () => {
  const ends = [
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
    '2026-07-31',
    '2026-08-31',
    '2026-09-30',
    '2026-10-31',
  ]
  const six = periods(ends, [90, 110, 120, 130, 150, 120])

  it('of six is a sixth of them for each calendar month', () => {
    const estimate = estimateFromMeanOfMonths({ ...november, history: six, months: 6 })
    expect(advanceOf(estimate)).toBe(120)
    expect(made(estimate).basis.method).toBe('mean_of_months')
    const quarter = { ...targetOf('2026-10-31', '2027-01-31'), history: six, months: 6 }
    expect(advanceOf(estimateFromMeanOfMonths(quarter))).toBe(360)
    const half = { ...targetOf('2026-10-31', '2026-11-15'), history: six, months: 6 }
    expect(advanceOf(estimateFromMeanOfMonths(half))).toBe(60)
  })

  it('takes no more months than it is to', () => {
    const estimate = estimateFromMeanOfMonths({ ...november, history: six, months: 2 })
    expect(termsOf(estimate)).toEqual([
      '2026-08-31/2026-09-30: 150 * 30/30 * 1/2',
      '2026-09-30/2026-10-31: 120 * 31/31 * 1/2',
    ])
    expect(advanceOf(estimate)).toBe(135)
  })

  it('takes a part of the period in which they begin', () => {
    const history = [
      period('2026-06-30', '2026-08-31', 620),
      period('2026-08-31', '2026-10-31', 80),
    ]
    const estimate = estimateFromMeanOfMonths({ ...november, history, months: 3 })
    expect(termsOf(estimate)).toEqual([
      '2026-06-30/2026-08-31: 620 * 31/62 * 1/3',
      '2026-08-31/2026-10-31: 80 * 61/61 * 1/3',
    ])
    expect(advanceOf(estimate)).toBe(130)
  })

  it('is of the real period where there are fewer, if there are enough', () => {
    const input = { ...november, history: six.slice(3), months: 6 }
    expect(problemOf(estimateFromMeanOfMonths(input))).toBe('too_little_history')
    expect(problemOf(estimateFromMeanOfMonths({ ...input, minimumMonths: 4 }))).toBe(
      'too_little_history',
    )
    expect(advanceOf(estimateFromMeanOfMonths({ ...input, minimumMonths: 3 }))).toBe(400 / 3)
    const gap = { ...november, history: six.toSpliced(3, 1), months: 6 }
    expect(problemOf(estimateFromMeanOfMonths({ ...gap, minimumMonths: 3 }))).toBe(
      'too_little_history',
    )
    expect(advanceOf(estimateFromMeanOfMonths({ ...gap, minimumMonths: 2 }))).toBe(135)
  })

  it('ends where the register was last read', () => {
    const since = period('2026-10-31', '2026-11-30', 999, true)
    const december = { ...targetOf('2026-11-30', '2026-12-31'), months: 6 }
    expect(advanceOf(estimateFromMeanOfMonths({ ...december, history: [...six, since] }))).toBe(120)
    const later = { ...since, isEstimated: false }
    expect(
      advanceOf(estimateFromMeanOfMonths({ ...november, history: [...six, later], months: 6 })),
    ).toBe(120)
    const onlyEstimates = six.map((it) => ({ ...it, isEstimated: true }))
    expect(
      problemOf(estimateFromMeanOfMonths({ ...november, history: onlyEstimates, months: 6 })),
    ).toBe('too_little_history')
  })

  it('of twelve is the twelfth of a year', () => {
    const year = { ...november, history: [period('2025-10-31', '2026-10-31', 3_600)], months: 12 }
    expect(advanceOf(estimateFromMeanOfMonths(year))).toBe(300)
  })
})

describe('the mean of the period before and the one after', () => {
  const history = periods(['2026-08-31', '2026-10-31', '2026-11-30', '2026-12-31'], [610, 7, 620])

  it('counts a day of each by half: a meter that stood still in November', () => {
    const estimate = estimateFromMeanBeforeAndAfter({ ...november, history })
    expect(termsOf(estimate)).toEqual([
      '2026-08-31/2026-10-31: 610 * 61/61 * 30/122',
      '2026-11-30/2026-12-31: 620 * 31/31 * 30/62',
    ])
    expect(advanceOf(estimate)).toBe(450)
    expect(made(estimate).basis.method).toBe('mean_before_and_after')
  })

  it('needs both', () => {
    const [before, dead, after] = history
    const problem = (...some: readonly (typeof before)[]) =>
      problemOf(
        estimateFromMeanBeforeAndAfter({
          ...november,
          history: some.filter((it) => it !== undefined),
        }),
      )
    expect(problem(before, dead)).toBe('too_little_history')
    expect(problem(dead, after)).toBe('too_little_history')
    expect(problem(before, after)).toBeUndefined()
    expect(problem(before && { ...before, advance: 0 }, after)).toBeUndefined()
    expect(problem(before && { ...before, advance: 0 }, after && { ...after, advance: 0 })).toBe(
      'zero_history',
    )
  })
})
