import { describe, expect, it } from 'vitest'
import {
  bookOf,
  bounds,
  context,
  foundOf,
  index,
  ruleRow,
  skippedOf,
  without,
} from '../../testing/assessment-context.ts'
import { assessIndex } from '../assess-index.ts'

const rule = { id: 'test.assessment_bounds', validFrom: '2020-01-01' }
const { zeroReadings: _, estimateMonths: __, selfReadMonths: ___, ...unlimited } = bounds
const withoutLimits = { ...context, book: bookOf(ruleRow('assessment_bounds', unlimited)) }

describe('readings without an advance', () => {
  it('send somebody to the meter at the third', () => {
    expect(foundOf('zero_repeated', '12000', { zeroAdvances: 1 })).toBeUndefined()
    expect(foundOf('zero_repeated', '12000', { zeroAdvances: 2 })).toEqual({
      code: 'zero_repeated',
      severity: 'warn',
      expected: 'an advance within 3 readings',
      actual: 'none in 3 readings',
      bound: '3',
      rule,
    })
    expect(foundOf('zero_repeated', '12001', { zeroAdvances: 2 })).toBeUndefined()
    expect(foundOf('zero_repeated', '11999', { zeroAdvances: 2 })).toBeUndefined()
  })

  it('are not counted where that is normal, not known or not limited', () => {
    expect(skippedOf('zero_repeated', { ...context, isSeasonal: true })).toBe(
      'no consumption is normal here',
    )
    expect(skippedOf('zero_repeated', without('zeroAdvances'))).toBe(
      'the readings before not given',
    )
    expect(skippedOf('zero_repeated', withoutLimits)).toBe(
      'no limit to readings without an advance is stated',
    )
    expect(skippedOf('zero_repeated', context)).toBeUndefined()
  })
})

describe('consumption without supply', () => {
  const connection = { disconnectedOn: '2026-10-22' }

  it('sends somebody to the meter', () => {
    expect(foundOf('inactive_usage', '12001', { connection })).toEqual({
      code: 'inactive_usage',
      severity: 'warn',
      expected: 'no advance: disconnected on 2026-10-22',
      actual: '1',
      bound: '0',
    })
    expect(foundOf('inactive_usage', '12000', { connection })).toBeUndefined()
    expect(skippedOf('inactive_usage', { ...context, connection }, '12000')).toBeUndefined()
  })

  it('is seen since an index that was taken without supply', () => {
    const later = { connection: { disconnectedOn: '2026-10-23' } }
    expect(skippedOf('inactive_usage', { ...context, ...later })).toBe(
      'no index since the disconnection',
    )
  })

  it('is none with supply, and not asked where that is not known', () => {
    expect(foundOf('inactive_usage', '12310')).toBeUndefined()
    expect(skippedOf('inactive_usage', context)).toBeUndefined()
    expect(skippedOf('inactive_usage', without('connection'))).toBe(
      'not stated whether the point is connected',
    )
  })
})

describe('self-readings in a row', () => {
  const since = (readOn: string) => ({ lastActual: { index: index(11_000), readOn } })

  it('are held against a reading by somebody else after some months', () => {
    expect(foundOf('streak', '12310', since('2026-05-22'))).toBeUndefined()
    expect(foundOf('streak', '12310', since('2026-05-21'))).toEqual({
      code: 'streak',
      severity: 'warn',
      expected: 'a reading by somebody else within 6 months',
      actual: 'the last one on 2026-05-21, 3 self-readings since',
      bound: '6',
      rule,
    })
    const { selfReadsSinceActual: _, ...uncounted } = context
    const known = { ...uncounted, ...since('2026-05-21') }
    expect(assessIndex({ ...known, text: '12310' }).findings[0]?.actual).toBe(
      'the last one on 2026-05-21',
    )
  })

  it('end with what somebody else read, the last index or not', () => {
    const previous = { index: index(12_000), isEstimated: false, isSelfRead: false }
    const old = since('2026-01-01')
    const byOperator = { previous: { ...previous, readOn: '2026-10-22' } }
    expect(foundOf('streak', '12310', { ...old, ...byOperator })).toBeUndefined()
    const byCustomer = { previous: { ...byOperator.previous, isSelfRead: true } }
    expect(foundOf('streak', '12310', { ...old, ...byCustomer })).toBeDefined()
    const estimated = { previous: { ...byOperator.previous, isEstimated: true } }
    expect(foundOf('streak', '12310', { ...old, ...estimated })).toBeDefined()
    const before = { previous: { ...previous, readOn: '2025-10-22' } }
    expect(foundOf('streak', '12310', { ...since('2026-07-22'), ...before })).toBeUndefined()
    const ofTheDay = { previous: { ...previous, readOn: '2026-11-22' } }
    expect(foundOf('streak', '12310', { ...old, ...ofTheDay })).toBeDefined()
  })

  it('are not counted where nobody else is known to have read it, or where no limit is stated', () => {
    expect(skippedOf('streak', without('lastActual'))).toBe('no reading by anybody else known')
    expect(skippedOf('streak', { ...context, ...since('2026-11-22') })).toBe(
      'no reading by anybody else known',
    )
    expect(skippedOf('streak', withoutLimits)).toBe('no limit to self-readings in a row is stated')
  })
})

describe('estimates in a row', () => {
  const previous = {
    index: index(12_000),
    readOn: '2026-10-22',
    isEstimated: true,
    isSelfRead: false,
  }

  it('are remarkable after some months', () => {
    const since = (estimatedSince: string) =>
      foundOf('prolonged_estimation', '12310', { previous, estimatedSince })
    expect(since('2026-05-22')).toBeUndefined()
    expect(since('2026-05-21')).toEqual({
      code: 'prolonged_estimation',
      severity: 'warn',
      expected: 'a reading within 6 months',
      actual: 'estimates only since 2026-05-21',
      bound: '6',
      rule,
    })
  })

  it('are none after a reading, and not counted where nothing is known before them', () => {
    const estimatedSince = '2025-01-01'
    expect(foundOf('prolonged_estimation', '12310', { estimatedSince })).toBeUndefined()
    expect(skippedOf('prolonged_estimation', context)).toBeUndefined()
    expect(skippedOf('prolonged_estimation', { ...context, previous })).toBe(
      'no index that was read is known before the estimates',
    )
    expect(skippedOf('prolonged_estimation', without('previous'))).toBe(
      'no earlier index of this meter',
    )
    expect(skippedOf('prolonged_estimation', withoutLimits)).toBe(
      'no limit to estimates in a row is stated',
    )
  })
})
