import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advanceOf,
  made,
  period,
  problemOf,
  REGISTER,
  referenceOn,
  targetOf,
  termsOf,
} from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import { estimateProRataDays, extrapolateToMonthEnd } from './estimate-within-period.ts'

describe('pro rata by day', () => {
  const input = {
    ...targetOf('2026-01-31', '2026-02-10'),
    period: { to: '2026-03-02', advance: 90, reading: 'reading 7' },
  }

  it('gives each day the same part: 90 · 10/30', () => {
    const estimate = estimateProRataDays(input)
    expect(advanceOf(estimate)).toBe(30)
    expect(termsOf(estimate)).toEqual(['period: 90 * 10/30'])
    expect(made(estimate).basis).toMatchObject({
      method: 'pro_rata_days',
      inputs: { periodTo: '2026-03-02', periodReading: 'reading 7' },
    })
    expect(advanceOf(estimateProRataDays({ ...input, on: '2026-03-02' }))).toBe(90)
    expect(advanceOf(estimateProRataDays({ ...input, on: '2026-01-31' }))).toBe(0)
  })

  it('names the reading at the end where there is one', () => {
    const unnamed = estimateProRataDays({ ...input, period: { to: '2026-03-02', advance: 90 } })
    expect(made(unnamed).basis.inputs).not.toHaveProperty('periodReading')
  })

  it('says why there is none', () => {
    expect(problemOf(estimateProRataDays({ ...input, on: '2026-01-30' }))).toBe('dates_reversed')
    expect(problemOf(estimateProRataDays({ ...input, on: '2026-03-03' }))).toBe('dates_reversed')
    const empty = {
      ...targetOf('2026-01-31', '2026-01-31'),
      period: { to: '2026-01-31', advance: 0 },
    }
    expect(problemOf(estimateProRataDays(empty))).toBe('too_little_history')
    const back = { ...input, period: { to: '2026-03-02', advance: -1 } }
    expect(problemOf(estimateProRataDays(back))).toBe('negative_advance')
  })

  it('is a law: the parts of a period are the whole, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.uniqueArray(fc.integer({ min: 1, max: 199 }), { maxLength: 8 }),
        (advance, cuts) => {
          const period = { to: addDays('2026-01-01', 200), advance }
          let reference = referenceOn('2026-01-01')
          for (const cut of [...cuts.toSorted((a, b) => a - b), 200]) {
            const on = addDays('2026-01-01', cut)
            const all = { ...targetOf('2026-01-01', on), period }
            const { index } = made(estimateProRataDays(all))
            expect(index.units).toBeGreaterThanOrEqual(reference.index.units)
            reference = { index, on }
          }
          expect(reference.index.units).toBe(1_000 + advance)
        },
      ),
    )
  })
})

describe('a reading brought to the end of its month', () => {
  const input = {
    register: REGISTER,
    multiplier: '1',
    reference: referenceOn('2016-11-25'),
    previous: period('2016-10-26', '2016-11-25', 60),
  }

  it('goes on as the period before it: 1,000 + 60/30 · 5', () => {
    const estimate = extrapolateToMonthEnd(input)
    expect(advanceOf(estimate)).toBe(10)
    expect(termsOf(estimate)).toEqual(['2016-10-26/2016-11-25: 60 * 5/30'])
    expect(made(estimate).basis).toMatchObject({
      method: 'linear_extrapolation',
      inputs: { on: '2016-11-30', historyReadings: 'reading 2016-10-26 reading 2016-11-25' },
    })
  })

  it('stays where it is on the last day', () => {
    const last = { ...input, reference: referenceOn('2016-11-30') }
    const { readings, ...previous } = period('2016-10-31', '2016-11-30', 60)
    const estimate = extrapolateToMonthEnd({ ...last, previous })
    expect(readings).toHaveLength(2)
    expect(advanceOf(estimate)).toBe(0)
    expect(made(estimate).basis.inputs).not.toHaveProperty('historyReadings')
  })

  it('needs the period that it ends', () => {
    const previous = period('2016-10-26', '2016-11-24', 60)
    expect(problemOf(extrapolateToMonthEnd({ ...input, previous }))).toBe('too_little_history')
    const odd = { ...previous, to: previous.from }
    expect(problemOf(extrapolateToMonthEnd({ ...input, previous: odd }))).toBe('malformed_history')
  })
})
