import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookOf, bounds, context, index, ruleRow } from '../../testing/assessment-context.ts'
import { assessIndex } from '../assess-index.ts'
import type { AssessmentContext } from '../assessment-context.ts'
import { shapeOf } from '../register-shape.ts'
import { slips } from './slips.ts'
import { type Candidate, candidate, distanceOf, type Workbench } from './workbench.ts'

const five = { integerDigits: 5, decimalDigits: 0 }

/** A bench by hand: 12,000 before, 310 more expected, 28 to 670 in the band. */
const benchOf = (typed: string, more: Partial<Workbench> = {}): Workbench => {
  const [whole = '', fraction = ''] = typed.split('.')
  return {
    context,
    shape: shapeOf(five),
    base: 12_000,
    expected: 12_310,
    lowest: 12_028,
    highest: 12_670,
    whole,
    fraction,
    units: Number(whole + fraction),
    ...more,
  }
}
const tried = (bench: Workbench, hypothesis: string): readonly Candidate[] =>
  slips.flatMap((slip) => slip(bench)).filter((it) => it.hypothesis === hypothesis)
const values = (bench: Workbench, hypothesis: string) =>
  tried(bench, hypothesis).map((it) => it.value)

describe('a candidate', () => {
  it('lies in the band, both ends included', () => {
    const at = (units: number) => candidate(benchOf('1'), { hypothesis: 'H', text: 't', units })
    expect(at(12_027)).toEqual([])
    expect(at(12_028)).toEqual([{ hypothesis: 'H', text: 't', value: '12028', distance: 282 }])
    expect(at(12_670)[0]?.distance).toBe(360)
    expect(at(12_671)).toEqual([])
    expect(distanceOf(benchOf('1'), 12_310)).toBe(0)
  })

  it('is another than what was typed, and one that the register can show', () => {
    expect(candidate(benchOf('12310'), { hypothesis: 'H', text: 't', units: 12_310 })).toEqual([])
    const wide = benchOf('1', { lowest: 0, highest: 200_000 })
    expect(candidate(wide, { hypothesis: 'H', text: 't', units: 99_999 })).toHaveLength(1)
    expect(candidate(wide, { hypothesis: 'H', text: 't', units: 100_000 })).toEqual([])
  })
})

describe('H1: decimals without the mark', () => {
  it('are one to three', () => {
    expect(tried(benchOf('123109'), 'H1')).toEqual([
      { hypothesis: 'H1', text: '1 decimal typed without the mark', value: '12310', distance: 0 },
    ])
    expect(tried(benchOf('1231099'), 'H1')[0]?.text).toBe('2 decimals typed without the mark')
    expect(values(benchOf('12310999'), 'H1')).toEqual(['12310'])
    expect(values(benchOf('123109999'), 'H1')).toEqual([])
  })
})

describe('H2: a digit missing', () => {
  it('at the end is said where it is certain, else from which to which', () => {
    expect(tried(benchOf('1231'), 'H2')).toEqual([
      { hypothesis: 'H2', text: 'the last digit is missing: 12310 to 12319', distance: 0 },
    ])
    const one = benchOf('1267', { highest: 12_670, lowest: 12_028, expected: 12_300 })
    expect(tried(one, 'H2')).toEqual([
      { hypothesis: 'H2', text: 'the last digit is missing', value: '12670', distance: 370 },
    ])
    expect(tried(benchOf('1230'), 'H2')[0]?.distance).toBe(1)
    expect(tried(benchOf('1240'), 'H2')[0]?.distance).toBe(90)
  })

  it('at the front is that of the last index, or one more', () => {
    expect(tried(benchOf('2310'), 'H2')).toEqual([
      { hypothesis: 'H2', text: 'the leading digit 1 missing', value: '12310', distance: 0 },
    ])
    expect(tried(benchOf('310'), 'H2')).toEqual([
      { hypothesis: 'H2', text: 'the leading digits 12 missing', value: '12310', distance: 0 },
    ])
    const carried = benchOf('0210', {
      base: 19_900,
      expected: 20_210,
      lowest: 19_928,
      highest: 20_570,
    })
    expect(values(carried, 'H2')).toEqual(['20210'])
  })

  it('is none that would be zero, and none of a whole index', () => {
    const low = benchOf('0310', { base: 100, expected: 410, lowest: 128, highest: 770 })
    expect(values(low, 'H2')).toEqual([])
    const whole = benchOf('12999', { lowest: 0, highest: 99_999 })
    expect(tried(whole, 'H2')).toEqual([])
  })

  it('comes before the decimals of the register', () => {
    const shape = shapeOf({ integerDigits: 5, decimalDigits: 2 })
    const more = { shape, base: 900_000, expected: 931_000, lowest: 902_800, highest: 967_000 }
    expect(values(benchOf('310.50', more), 'H2')).toEqual(['09310.50'])
    expect(values(benchOf('9310.50', more), 'H2')).toEqual([])
    const larger = {
      shape,
      base: 1_200_000,
      expected: 1_231_000,
      lowest: 1_202_800,
      highest: 1_267_000,
    }
    expect(values(benchOf('2310.50', larger), 'H2')).toEqual(['12310.50'])
  })
})

describe('H3: two neighbours swapped', () => {
  it('are each pair of different digits, zeros before them included', () => {
    expect(tried(benchOf('21310'), 'H3')).toEqual([
      { hypothesis: 'H3', text: 'the digits 2 and 1 swapped', value: '12310', distance: 0 },
    ])
    const low = benchOf('3010', { base: 100, expected: 310, lowest: 110, highest: 400 })
    expect(values(low, 'H3')).toEqual(['00310'])
    const padded = benchOf('2100', {
      base: 20_000,
      expected: 20_310,
      lowest: 20_028,
      highest: 20_670,
    })
    expect(values(padded, 'H3')).toEqual(['20100'])
  })
})

describe('H7: the consumption given', () => {
  it('is added to the last index', () => {
    expect(tried(benchOf('333'), 'H7')).toEqual([
      {
        hypothesis: 'H7',
        text: 'the consumption given instead of the index',
        value: '12333',
        distance: 23,
      },
    ])
  })

  it('does not lead through zero', () => {
    for (const countsDown of [false, true]) {
      const shape = shapeOf({ ...five, countsDown })
      const end = { shape, base: 99_900, expected: 100_210, lowest: 99_910, highest: 100_570 }
      expect(values(benchOf('99', end), 'H7')).toEqual([countsDown ? '00000' : '99999'])
      expect(values(benchOf('100', end), 'H7')).toEqual([])
      expect(values(benchOf('310', end), 'H7')).toEqual([])
    }
  })
})

describe('H9: one digit wrong', () => {
  it('is said where exactly one index fits', () => {
    expect(tried(benchOf('17310'), 'H9')).toEqual([
      { hypothesis: 'H9', text: 'one digit wrong: 2 instead of 7', value: '12310', distance: 0 },
    ])
    expect(tried(benchOf('12810'), 'H9')).toEqual([])
    expect(tried(benchOf('29999'), 'H9')).toEqual([])
    const low = benchOf('10', { base: 40_000, expected: 40_010, lowest: 40_001, highest: 40_020 })
    expect(values(low, 'H9')).toEqual(['40010'])
  })
})

describe('H10: through zero', () => {
  const end = { base: 99_986, expected: 100_011, lowest: 99_996, highest: 100_086 }

  it('is as far on as a turn more', () => {
    expect(tried(benchOf('11', end), 'H10')).toEqual([
      { hypothesis: 'H10', text: 'the register went through zero', value: '00011', distance: 0 },
    ])
    expect(values(benchOf('86', end), 'H10')).toEqual(['00086'])
    expect(tried(benchOf('87', end), 'H10')).toEqual([])
    expect(tried(benchOf('99990', end), 'H10')).toEqual([])
  })

  it('is none that the register cannot show', () => {
    const shape = shapeOf({ ...five, countsDown: true })
    expect(tried(benchOf('100000', { ...end, shape, lowest: 99_990 }), 'H10')).toEqual([])
    expect(values(benchOf('99999', { ...end, shape }), 'H10')).toEqual(['99999'])
  })
})

describe('H11: month and day swapped', () => {
  /** 9,000 on 1 January; read on 1 November, typed as 11 January: 304 days, 3,040 expected. */
  const swapped: AssessmentContext = {
    ...context,
    readOn: '2026-01-11',
    previous: { index: index(9_000), readOn: '2026-01-01', isEstimated: false, isSelfRead: true },
  }
  const on = (typed: string, more: Partial<AssessmentContext> = {}, bench = {}) =>
    tried(benchOf(typed, { context: { ...swapped, ...more }, ...bench }), 'H11')

  it('is said where the index lies in the band of the other day', () => {
    expect(on('12200')).toEqual([
      {
        hypothesis: 'H11',
        text: 'month and day of 2026-01-11 swapped',
        readOn: '2026-11-01',
        distance: 160,
      },
    ])
    expect(on('12000')[0]?.distance).toBe(40)
    // 304 days at 10: 3,040; a quarter less 50 is 710, twice and 50 is 6,130.
    expect(on('9709')).toEqual([])
    expect(on('9710')).toHaveLength(1)
    expect(on('15130')).toHaveLength(1)
    expect(on('15131')).toEqual([])
  })

  it('is none of a day that is to come, or that does not exist, or is the same', () => {
    expect(on('12200', { today: '2026-11-01' })).toHaveLength(1)
    expect(on('12200', { today: '2026-10-31' })).toEqual([])
    expect(on('9320', { readOn: '2026-01-13' })).toEqual([])
    expect(on('9320', { readOn: '2026-02-02' })).toEqual([])
  })

  it('is none where nothing is expected on that day, or the register cannot show it', () => {
    const { expected: _, ...unexpected } = swapped
    expect(tried(benchOf('12200', { context: unexpected }), 'H11')).toEqual([])
    const { previous: __, lastActual: ___, ...unread } = swapped
    expect(tried(benchOf('12200', { context: unread }), 'H11')).toEqual([])
    const most = { ...swapped, expected: { unitsPerDay: { units: 900, days: 1 }, source: 'x' } }
    expect(tried(benchOf('100000', { context: most }), 'H11')).toEqual([])
  })
})

describe('what was typed', () => {
  const suggested = (text: string, more: Partial<AssessmentContext> = {}) =>
    assessIndex({ ...context, ...more, text }).findings.flatMap((it) => it.suggestions ?? [])

  it('is a number whatever zeros stand before it', () => {
    expect(suggested(`${'0'.repeat(15)}123100`)[0]).toMatchObject({
      hypothesis: 'H1',
      value: '12310',
    })
    expect(suggested(`1${'0'.repeat(20)}`)).toEqual([])
  })

  it('is taken with as many decimals as the register has', () => {
    const digits = { integerDigits: 5, decimalDigits: 1 }
    const expected = { unitsPerDay: { units: 100, days: 1 }, source: 'history' }
    expect(suggested('21310,47', { digits, expected })).toContainEqual({
      hypothesis: 'H3',
      text: 'the digits 2 and 1 swapped',
      value: '12310.4',
    })
    expect(suggested('21310', { digits, expected })).toContainEqual({
      hypothesis: 'H3',
      text: 'the digits 2 and 1 swapped',
      value: '12310.0',
    })
  })
})

describe('a slip of the pen', () => {
  const exact = bookOf(ruleRow('assessment_bounds', { ...bounds, absoluteUnits: '0' }))
  const anyIndex = fc.integer({ min: 12_078, max: 12_620 })

  it('is among the explanations, whatever the index was (law)', () => {
    fc.assert(
      fc.property(anyIndex, fc.integer({ min: 0, max: 3 }), (units, at) => {
        const right = String(units)
        const [left = '', next = ''] = right.slice(at, at + 2)
        fc.pre(left !== next)
        const typed = `${right.slice(0, at)}${next}${left}${right.slice(at + 2)}`
        expect(values(benchOf(typed), 'H3')).toContain(right)
        expect(values(benchOf(`${right}5`), 'H1')).toContain(right)
        expect(values(benchOf(right.slice(1)), 'H2')).toContain(right)
        expect(values(benchOf(String(units - 12_000)), 'H7')).toContain(right)
        expect(values(benchOf(`9${right.slice(1)}`), 'H9')).toContain(right)
      }),
    )
  })

  it('is never suggested out of its band, and never more than three (law)', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }).map(String), (text) => {
        const { findings } = assessIndex({ ...context, book: exact, text })
        for (const { suggestions = [] } of findings) {
          expect(suggestions.length).toBeLessThanOrEqual(3)
          for (const { value, hypothesis } of suggestions) {
            if (value === undefined || hypothesis === 'H10') continue
            expect(Number(value)).toBeGreaterThanOrEqual(12_078)
            expect(Number(value)).toBeLessThanOrEqual(12_620)
          }
        }
      }),
    )
  })
})
