import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { index } from '../testing/assessment-context.ts'
import { addDays, daysBetween } from '../time/index.ts'
import { advanceOfPeriod } from './advance-of-period.ts'
import { expectedAdvance } from './expected-advance.ts'
import type { HistoryIndex } from './register-history.ts'

const read = (readOn: string, units: number, more: Partial<HistoryIndex> = {}): HistoryIndex => ({
  index: index(units),
  readOn,
  isEstimated: false,
  isSelfRead: true,
  ...more,
})
const estimate = { isEstimated: true, isSelfRead: false }
const digits = { integerDigits: 5, decimalDigits: 0 }
const expectedOf = (
  history: readonly HistoryIndex[],
  more: Partial<Parameters<typeof expectedAdvance>[0]> = {},
) => expectedAdvance({ history, digits, readOn: '2026-11-22', ...more })
const agreed = { unitsPerDay: { units: 280, days: 28 }, source: 'annex 7 version 1' }
const profile = { unitsPerDay: { units: 3_000, days: 365 }, source: 'class H0' }

/** 310 between 22 October and 22 November a year ago, 600 between 22 September and 22 October now. */
const history = [
  read('2025-10-22', 1_000),
  read('2025-11-22', 1_310),
  read('2026-09-22', 6_000),
  read('2026-10-22', 6_600),
]

describe('the advance to expect', () => {
  it('is that of the same period a year ago', () => {
    expect(expectedOf(history, { agreed, profile })).toEqual({
      expected: {
        unitsPerDay: { units: 310, days: 31 },
        source: 'readings of 2025-10-22 and 2025-11-22',
      },
      basis: 'same_period_last_year',
      refused: [],
    })
  })

  it('is else that of the period before', () => {
    expect(expectedOf(history.slice(2), { agreed, profile })).toEqual({
      expected: {
        unitsPerDay: { units: 600, days: 30 },
        source: 'readings of 2026-09-22 and 2026-10-22',
      },
      basis: 'previous_period',
      refused: [{ basis: 'same_period_last_year', reason: 'no such period known' }],
    })
  })

  it('is else what was agreed, else the profile of the class, else nothing', () => {
    const none = [
      { basis: 'same_period_last_year', reason: 'no such period known' },
      { basis: 'previous_period', reason: 'no such period known' },
    ]
    expect(expectedOf([], { agreed, profile })).toEqual({
      expected: agreed,
      basis: 'agreed_quantities',
      refused: none,
    })
    const nothingAgreed = { basis: 'agreed_quantities', reason: 'no quantities agreed' }
    expect(expectedOf([], { profile })).toEqual({
      expected: profile,
      basis: 'class_profile',
      refused: [...none, nothingAgreed],
    })
    expect(expectedOf([])).toEqual({
      refused: [...none, nothingAgreed, { basis: 'class_profile', reason: 'no profile known' }],
    })
  })
})

describe('the same period a year ago', () => {
  const basisOf = (...list: readonly HistoryIndex[]) =>
    expectedOf([...list, ...history.slice(2)]).basis

  it('was read within fifteen days of a year before', () => {
    const before = read('2025-10-22', 1_000)
    expect(basisOf(before, read('2025-12-07', 1_310))).toBe('same_period_last_year')
    expect(basisOf(before, read('2025-12-08', 1_310))).toBe('previous_period')
    expect(basisOf(read('2025-10-07', 1_000), read('2025-11-22', 1_310))).toBe(
      'same_period_last_year',
    )
    expect(basisOf(read('2025-10-06', 1_000), read('2025-11-22', 1_310))).toBe('previous_period')
    expect(basisOf(read('2025-11-07', 1_310))).toBe('previous_period')
  })

  it('ends at the nearest index, of two as near at the earlier', () => {
    const units = (...list: readonly HistoryIndex[]) =>
      expectedOf([read('2025-10-22', 1_000), ...list, ...history.slice(2)]).expected?.unitsPerDay
        .units
    expect(units(read('2025-11-20', 1_290), read('2025-11-23', 1_320))).toBe(320)
    expect(units(read('2025-11-20', 1_290), read('2025-11-24', 1_330))).toBe(290)
    expect(units(read('2025-11-20', 1_290), read('2025-11-25', 1_340))).toBe(290)
    expect(units(read('2025-11-22', 1_310), read('2025-11-23', 1_320))).toBe(310)
  })

  it('ends at an index that was read, though an estimate is nearer', () => {
    const between = [
      read('2025-10-22', 1_000),
      read('2025-11-20', 1_290),
      read('2025-11-22', 1_400, estimate),
      ...history.slice(2),
    ]
    const source = 'readings of 2025-10-22 and 2025-11-20'
    expect(expectedOf(between).expected?.source).toBe(source)
    expect(expectedOf(between, { maximumEstimatedShare: '1' }).expected?.source).toBe(source)
    const begun = [
      read('2025-10-20', 1_000),
      read('2025-10-22', 1_020, estimate),
      ...between.slice(1),
    ]
    expect(expectedOf(begun).expected?.source).toBe('readings of 2025-10-20 and 2025-11-20')
    const current = [...between, read('2026-11-15', 9_000, estimate)]
    expect(expectedOf(current).expected?.source).toBe(source)
  })

  it('is three weeks and more', () => {
    expect(basisOf(read('2025-11-02', 1_000), read('2025-11-22', 1_310))).toBe(
      'same_period_last_year',
    )
    expect(basisOf(read('2025-11-03', 1_000), read('2025-11-22', 1_310))).toBe('previous_period')
  })

  it('may be one in which nothing was consumed: a season', () => {
    expect(basisOf(read('2025-10-22', 1_000), read('2025-11-22', 1_000))).toBe(
      'same_period_last_year',
    )
  })

  it('is looked for from the last index before the day', () => {
    const later = [...history, read('2026-11-22', 7_000), read('2026-12-01', 7_500)]
    expect(expectedOf(later)).toEqual(expectedOf(history))
    expect(expectedOf(later, { readOn: '2025-11-22' }).basis).toBeUndefined()
  })
})

describe('the period before', () => {
  it('is the last of three weeks and more', () => {
    const short = [read('2026-09-22', 100), read('2026-10-12', 300), read('2026-10-31', 400)]
    expect(expectedOf(short).expected?.unitsPerDay).toEqual({ units: 300, days: 39 })
    const long = [read('2026-09-22', 100), read('2026-10-11', 300), read('2026-10-31', 400)]
    expect(expectedOf(long).expected?.unitsPerDay).toEqual({ units: 100, days: 20 })
  })

  it('is none in which nothing was consumed: the register may be stuck', () => {
    const still = [read('2026-09-22', 100), read('2026-10-22', 100)]
    expect(expectedOf(still, { agreed })).toMatchObject({
      basis: 'agreed_quantities',
      refused: [{}, { basis: 'previous_period', reason: 'nothing was consumed in it' }],
    })
  })
})

describe('a period', () => {
  const refusalOf = (from: HistoryIndex, to: HistoryIndex, more = {}) =>
    expectedOf([from, to], more).refused.at(1)?.reason
  const [from, to] = [read('2026-09-22', 100), read('2026-10-22', 400)]

  it('lies on one meter, with one multiplier', () => {
    expect(refusalOf({ ...from, meterSerial: 'M0' }, { ...to, meterSerial: 'M1' })).toBe(
      'the meter was exchanged in it',
    )
    expect(refusalOf({ ...from, multiplier: '40' }, to)).toBe('the multiplier changed in it')
    expect(refusalOf(from, { ...to, multiplier: '40' })).toBe('the multiplier changed in it')
    expect(refusalOf({ ...from, multiplier: '1' }, to)).toBeUndefined()
  })

  it('does not go back', () => {
    expect(refusalOf(to && { ...from, index: index(401) }, to)).toBe('the index went back in it')
    expect(refusalOf({ ...from, index: index(399) }, to)).toBeUndefined()
  })

  it('goes down on a register that counts down', () => {
    const down = { digits: { ...digits, countsDown: true } }
    expect(refusalOf(from, to, down)).toBe('the index went back in it')
    const falling = [read('2026-09-22', 400), read('2026-10-22', 100)]
    expect(expectedOf(falling, down).expected?.unitsPerDay).toEqual({ units: 300, days: 30 })
  })

  it('is counted exactly in the smallest unit, whatever decimals its indices have', () => {
    const fine = { digits: { integerDigits: 5, decimalDigits: 1 } }
    const coarse = [from, to]
    expect(expectedOf(coarse, fine).expected?.unitsPerDay).toEqual({ units: 3_000, days: 30 })
    const finest = [
      { ...from, index: index(12_345, 2) },
      { ...to, index: index(4_000, 1) },
    ]
    // 123.45 to 400.0: 276.55 in 30 days is 2,765.5 tenths, 27,655 in 300.
    expect(expectedOf(finest, fine).expected?.unitsPerDay).toEqual({ units: 27_655, days: 300 })
  })

  it('has indices that compare', () => {
    const reason = 'its indices do not compare'
    const most = { ...to, index: index(999_999_999_999_999) }
    const fine = { digits: { integerDigits: 5, decimalDigits: 3 } }
    expect(expectedOf([from, most], fine).refused[1]?.reason).toBe(reason)
    expect(expectedOf([from, most]).expected?.unitsPerDay.units).toBe(999_999_999_999_899)
    const finer = { ...to, index: index(400, 15) }
    expect(expectedOf([{ ...from, index: index(0) }, finer]).refused[1]?.reason).toBe(reason)
  })

  it('is turned into advances under the multiplier of the day', () => {
    const before = [
      { ...from, multiplier: '40' },
      { ...to, multiplier: '40' },
    ]
    expect(expectedOf(before, { multiplier: '0.5' }).expected?.unitsPerDay).toEqual({
      units: 800,
      days: 1,
    })
    expect(expectedOf(before, { multiplier: '60.0' }).expected?.unitsPerDay).toEqual({
      units: 20,
      days: 3,
    })
    expect(expectedOf(before, { multiplier: '40' }).expected?.unitsPerDay).toEqual({
      units: 300,
      days: 30,
    })
    const reason = 'its multiplier does not convert'
    for (const multiplier of ['0', '1e3', `0.${'0'.repeat(20)}1`]) {
      expect(expectedOf(before, { multiplier }).refused[1]?.reason, multiplier).toBe(reason)
    }
    const unreadable = before.map((it) => ({ ...it, multiplier: 'x' }))
    expect(expectedOf(unreadable).refused[1]?.reason).toBe(reason)
    const huge = before.map((it) => ({ ...it, multiplier: '1' }))
    expect(expectedOf(huge, { multiplier: `1${'0'.repeat(20)}` }).refused[1]?.reason).toBe(reason)
  })
})

describe('a period with estimates', () => {
  const rests = 'too much of it rests on estimates'
  const list = [read('2026-07-22', 100), read('2026-08-22', 200), read('2026-10-22', 400, estimate)]
  const withShare = (maximumEstimatedShare: string, of = list) =>
    expectedOf(of, { maximumEstimatedShare })

  it('goes behind one that was read from end to end', () => {
    expect(withShare('1').expected?.source).toBe('readings of 2026-07-22 and 2026-08-22')
    const yearAgo = [read('2025-10-22', 10), read('2025-11-22', 20, estimate)]
    expect(withShare('1', [...yearAgo, ...history.slice(2)])).toMatchObject({
      basis: 'same_period_last_year',
      expected: { unitsPerDay: { units: 10, days: 31 } },
    })
  })

  it('is refused where more of it rests on estimates than is allowed', () => {
    const between = [read('2026-08-23', 100, estimate), read('2026-09-22', 400)]
    expect(withShare('1', between).expected?.unitsPerDay).toEqual({ units: 300, days: 30 })
    expect(withShare('0.99', between).refused[1]?.reason).toBe(rests)
    expect(expectedOf(between).refused[1]?.reason).toBe(rests)
    expect(withShare('half', between).refused[1]?.reason).toBe(rests)
  })

  it('counts as read what lies between two indices that were read', () => {
    // Of the 40 days before the last index, the last 10 rest on an estimate: a quarter.
    const upTo = (readOn: string) => [
      read('2026-09-12', 100),
      read('2026-09-13', 110),
      read('2026-10-12', 300),
      read(readOn, 400, estimate),
    ]
    const yearAgo = upTo('2026-10-22').map((it) => ({ ...it, readOn: `2025${it.readOn.slice(4)}` }))
    const of40 = [...yearAgo, read('2026-09-12', 900), read('2026-10-22', 990, estimate)]
    const share = (maximumEstimatedShare: string) =>
      expectedOf(of40, { readOn: '2026-10-22', maximumEstimatedShare }).expected?.source
    expect(share('0')).toBe('readings of 2025-09-12 and 2025-10-12')
    const pair = (list: readonly HistoryIndex[], maximumEstimatedShare: string) =>
      advanceOfPeriod(
        { history: list, digits, maximumEstimatedShare },
        { start: 0, end: 3, days: 40 },
        'previous_period',
      )
    expect(pair(upTo('2026-10-22'), '0.25')).toMatchObject({
      unitsPerDay: { units: 300, days: 40 },
    })
    expect(pair(upTo('2026-10-22'), '0.24')).toBe(rests)
    const fromEstimate = upTo('2026-10-22').map((it, at) => ({ ...it, isEstimated: at === 0 }))
    expect(pair(fromEstimate, '0.025')).toMatchObject({ unitsPerDay: { units: 300, days: 40 } })
    expect(pair(fromEstimate, '0.024')).toBe(rests)
    const around = [read('2026-08-01', 1), ...fromEstimate, read('2026-11-01', 500)]
    expect(
      advanceOfPeriod(
        { history: around, digits, maximumEstimatedShare: '0.024' },
        { start: 1, end: 4, days: 40 },
        'previous_period',
      ),
    ).toBe(rests)
    const undated = fromEstimate.map((it, at) => ({
      ...it,
      readOn: at === 1 ? '\uffff' : it.readOn,
    }))
    expect(pair(undated, '1')).toBe(rests)
  })
})

describe('an expected advance', () => {
  const anyHistory = fc
    .array(
      fc.record({
        days: fc.integer({ min: 1, max: 60 }),
        units: fc.nat({ max: 500 }),
        isEstimated: fc.boolean(),
      }),
      { maxLength: 30 },
    )
    .map((steps) => {
      let readOn = '2024-10-01'
      let units = 0
      return steps.map((step) => {
        readOn = addDays(readOn, step.days)
        units += step.units
        return read(readOn, units, { isEstimated: step.isEstimated })
      })
    })

  it('is the advance of two indices of the history, whole and exact (law)', () => {
    fc.assert(
      fc.property(anyHistory, fc.constantFrom('0', '0.5', '1'), (list, share) => {
        const { expected } = expectedOf(list, { maximumEstimatedShare: share })
        if (expected === undefined) return
        const [, from = '', to = ''] = /^readings of (\S+) and (\S+)$/.exec(expected.source) ?? []
        const at = (day: string) => list.find((it) => it.readOn === day)
        const { units, days } = expected.unitsPerDay
        expect(days).toBe(daysBetween(from, to))
        expect(units).toBe((at(to)?.index.units ?? 0) - (at(from)?.index.units ?? 0))
        expect(days).toBeGreaterThanOrEqual(20)
        expect(to < '2026-11-22').toBe(true)
        if (share === '0') {
          expect([at(from), at(to)].some((it) => it?.isEstimated)).toBe(false)
        }
      }),
    )
  })

  it('does not change with what is read on the day and after (law)', () => {
    fc.assert(
      fc.property(anyHistory, (list) => {
        const before = list.filter((it) => it.readOn < '2026-06-01')
        expect(expectedOf(list, { readOn: '2026-06-01' })).toEqual(
          expectedOf(before, { readOn: '2026-06-01' }),
        )
      }),
    )
  })
})
