import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { index } from '../testing/assessment-context.ts'
import { addDays } from '../time/index.ts'
import { compareWithControl } from './compare-with-control.ts'

const digits = { integerDigits: 5, decimalDigits: 0 }
const on = (readOn: string, units: number) => ({ index: index(units), readOn })
const rule = { id: 'ua.dispute_threshold', validFrom: '2015-11-28' }
const compare = (
  self: readonly [string, number],
  control: readonly [string, number],
  more: Partial<Parameters<typeof compareWithControl>[0]> = {},
) =>
  compareWithControl({
    digits,
    selfReading: on(...self),
    control: on(...control),
    tolerance: { units: '2' },
    ...more,
  })

describe('a control reading and a self-reading (S1-7)', () => {
  it('of the same day are equal, but for the tolerance', () => {
    expect(compare(['2026-11-22', 12_310], ['2026-11-22', 12_308])).toEqual({
      outcome: 'agrees',
      difference: '2',
      consequence: 'none',
      expected: '12308 on 2026-11-22, ± 2',
      actual: '12310 on 2026-11-22',
      bound: '2',
    })
    expect(
      compare(['2026-11-22', 12_311], ['2026-11-22', 12_308], { tolerance: { units: '2', rule } }),
    ).toEqual({
      outcome: 'self_reading_ahead',
      difference: '3',
      consequence: 'open_case',
      expected: '12308 on 2026-11-22, ± 2',
      actual: '12311 on 2026-11-22',
      bound: '2',
      rule,
    })
    expect(compare(['2026-11-22', 12_305], ['2026-11-22', 12_308])).toMatchObject({
      outcome: 'self_reading_behind',
      difference: '3',
      consequence: 'open_case',
    })
    expect(compare(['2026-11-22', 12_306], ['2026-11-22', 12_308]).outcome).toBe('agrees')
    const sameDay = { advanceMax: 500 }
    expect(compare(['2026-11-22', 12_300], ['2026-11-22', 12_308], sameDay).difference).toBe('8')
  })

  it('before it is at most as far on, and not further behind than may have flowed since', () => {
    const since = (units: number, more = {}) =>
      compare(['2026-11-12', units], ['2026-11-22', 12_308], more)
    expect(since(12_311)).toMatchObject({ outcome: 'self_reading_ahead', difference: '3' })
    expect(since(12_310)).toMatchObject({ outcome: 'agrees', difference: '2' })
    expect(since(9_000)).toMatchObject({ outcome: 'agrees', difference: '0' })
    expect(since(12_206, { advanceMax: 100 })).toMatchObject({ outcome: 'agrees', difference: '2' })
    expect(since(12_205, { advanceMax: 100 })).toMatchObject({
      outcome: 'self_reading_behind',
      difference: '3',
    })
  })

  it('after it is at least as far on, and not further than may have flowed since', () => {
    const since = (units: number, more = {}) =>
      compare(['2026-11-22', units], ['2026-11-12', 12_308], more)
    expect(since(12_305)).toMatchObject({ outcome: 'self_reading_behind', difference: '3' })
    expect(since(12_306).outcome).toBe('agrees')
    expect(since(99_999).outcome).toBe('agrees')
    expect(since(12_410, { advanceMax: 100 }).outcome).toBe('agrees')
    expect(since(12_411, { advanceMax: 100 })).toMatchObject({
      outcome: 'self_reading_ahead',
      difference: '3',
    })
  })

  it('are compared in the smallest unit, the tolerance cut off', () => {
    const fine = { digits: { integerDigits: 5, decimalDigits: 1 }, tolerance: { units: '0.25' } }
    const of = (units: number) =>
      compareWithControl({
        ...fine,
        selfReading: { index: index(units, 1), readOn: '2026-11-22' },
        control: on('2026-11-22', 12_308),
      })
    expect(of(123_082)).toMatchObject({ outcome: 'agrees', difference: '0.2' })
    expect(of(123_083)).toMatchObject({ outcome: 'self_reading_ahead', difference: '0.3' })
    const none = { tolerance: { units: 'some' } }
    expect(compare(['2026-11-22', 12_309], ['2026-11-22', 12_308], none).outcome).toBe(
      'self_reading_ahead',
    )
  })

  it('mirror each other on a register that counts down', () => {
    const down = { digits: { ...digits, countsDown: true } }
    expect(compare(['2026-11-22', 12_300], ['2026-11-22', 12_308], down)).toMatchObject({
      outcome: 'self_reading_ahead',
      actual: '12300 on 2026-11-22',
    })
  })

  it('differ by as much whichever is called which, on one day (law)', () => {
    const units = fc.nat({ max: 99_999 })
    fc.assert(
      fc.property(units, units, (a, b) => {
        const there = compare(['2026-11-22', a], ['2026-11-22', b])
        const back = compare(['2026-11-22', b], ['2026-11-22', a])
        expect(there.difference).toBe(back.difference)
        expect(there.consequence).toBe(back.consequence)
      }),
    )
  })

  it('agree where the register only counted forward, no faster than it can (law)', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 50_000 }),
        fc.nat({ max: 1_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (units, advance, days, isSelfFirst) => {
          const later = addDays('2026-01-01', days)
          const pair = [
            ['2026-01-01', units],
            [later, units + advance],
          ] as const
          const [self, control] = isSelfFirst ? pair : ([pair[1], pair[0]] as const)
          const result = compare(self, control, {
            advanceMax: 1_000,
            tolerance: { units: '0' },
          })
          expect(result.outcome).toBe('agrees')
        },
      ),
    )
  })
})
