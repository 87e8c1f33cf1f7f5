import { describe, expect, it } from 'vitest'
import type { MeterInstallation } from '../../meter/index.ts'
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
import type { AssessmentContext } from '../assessment-context.ts'
import type { FindingCode } from '../finding.ts'

const rule = { id: 'test.assessment_bounds', validFrom: '2020-01-01' }
const codes = (text: string, known: AssessmentContext = context) =>
  assessIndex({ ...known, text }).findings.map((it) => it.code)
const noBounds = bookOf({ ...ruleRow('assessment_bounds', bounds), isEnabled: false })

describe('an index below the last one', () => {
  it('waits for a person', () => {
    expect(foundOf('negative', '11999')).toMatchObject({
      code: 'negative',
      severity: 'lock',
      expected: 'at least 12000, the index of 2026-10-22',
      actual: '11999',
      bound: '12000',
    })
    expect(foundOf('negative', '12000')).toBeUndefined()
  })

  it('is looked at for nothing else', () => {
    for (const code of ['zero', 'low', 'high', 'very_high'] as const) {
      expect(skippedOf(code, context, '11999'), code).toBe('the index went back')
    }
    expect(skippedOf('rollover', context, '11999')).toBeUndefined()
  })
})

describe('an index through zero', () => {
  const previous = { ...context.previous, index: index(99_986), readOn: '2026-10-22' }
  const nearEnd = { previous: { isEstimated: false, isSelfRead: true, ...previous } }
  const expected = { unitsPerDay: { units: 25, days: 31 }, source: 'history' }

  it('is confirmed by a person: 99,986 to 11 on five digits is 25', () => {
    expect(foundOf('rollover', '00011', nearEnd)).toMatchObject({
      severity: 'lock',
      expected: 'at least 99986, or a register that went through zero',
      actual: '11: an advance of 25 through 100000, at most 9003 is possible',
      bound: '9003',
      rule,
    })
    expect(foundOf('negative', '00011', nearEnd)).toBeUndefined()
  })

  it('went no further than can flow', () => {
    expect(foundOf('rollover', '08989', nearEnd)).toBeDefined()
    expect(foundOf('rollover', '08990', nearEnd)).toBeUndefined()
    expect(foundOf('negative', '08990', nearEnd)).toBeDefined()
  })

  it('went no further than the outer bound where nobody knows what can flow', () => {
    const known = { ...without('capacity'), ...nearEnd, expected }
    // 5 · 25 + 50 = 175
    expect(codes('00161', known)).toEqual(['rollover', 'high'])
    expect(codes('00162', known)).toEqual(['negative'])
  })

  it('is never thought of without a cap', () => {
    const known = { ...without('capacity', 'expected'), ...nearEnd }
    expect(codes('00011', known)).toEqual(['negative'])
    expect(skippedOf('rollover', known, '00011')).toBe('no capacity known, no expected advance')
    expect(skippedOf('rollover', { ...known, book: noBounds }, '00011')).toBe(
      'no capacity known, no assessment_bounds row in force',
    )
    expect(skippedOf('rollover', known, '99990')).toBeUndefined()
  })

  it('needs an index that the register can have shown before', () => {
    const wrong = { ...nearEnd.previous, index: index(250_000) }
    expect(codes('00011', { ...context, previous: wrong })).toContain('negative')
  })

  it('is quoted without a row where none is in force', () => {
    expect(foundOf('rollover', '00011', { ...nearEnd, book: noBounds })).not.toHaveProperty('rule')
  })
})

describe('an estimate that was too high (S4-6, CP0789)', () => {
  const previous = {
    index: index(12_500),
    readOn: '2026-10-22',
    isEstimated: true,
    isSelfRead: false,
  }

  it('yields to what was read above the last actual index', () => {
    expect(foundOf('assessing', '12230', { previous })).toEqual({
      code: 'assessing',
      severity: 'note',
      expected: '12500, estimated for 2026-10-22',
      actual: '12230, beyond 11000 read on 2026-07-22: estimates beyond it are to be made again',
      bound: '12500',
    })
    expect(codes('12230', { ...context, previous })).toEqual(['assessing'])
    expect(codes('11000', { ...context, previous })).toContain('assessing')
    expect(codes('10999', { ...context, previous })).toEqual(['negative'])
  })

  it('stands where it was not above what was read', () => {
    expect(foundOf('assessing', '12500', { previous })).toBeUndefined()
    expect(foundOf('assessing', '12499', { previous })).toBeDefined()
    expect(skippedOf('assessing', { ...context, previous }, '12500')).toBeUndefined()
  })

  it('is none where it was read, or is of the day itself', () => {
    const read = { ...previous, isEstimated: false }
    expect(foundOf('assessing', '12230', { previous: read })).toBeUndefined()
    const ofTheDay = { ...previous, readOn: '2026-11-22' }
    expect(foundOf('assessing', '12230', { previous: ofTheDay })).toBeUndefined()
    expect(skippedOf('assessing', { ...context, previous: ofTheDay }, '12230')).toBeUndefined()
  })

  it('is not asked where nothing that was read is known before it', () => {
    const known = { ...without('lastActual'), previous }
    const reason = 'no index that was read is known before the estimate'
    expect(skippedOf('assessing', known, '12230')).toBe(reason)
    expect(skippedOf('assessing', known, '12500')).toBeUndefined()
  })
})

describe('no advance', () => {
  it('is remarkable after the least days', () => {
    expect(foundOf('zero', '12000')).toEqual({
      code: 'zero',
      severity: 'warn',
      expected: 'an advance within 20 days',
      actual: 'none in 31 days',
      bound: '20',
      rule,
    })
    const since = (readOn: string) =>
      foundOf('zero', '12000', {
        previous: { index: index(12_000), isEstimated: false, isSelfRead: true, readOn },
      })
    expect(since('2026-11-02')).toBeDefined()
    expect(since('2026-11-03')).toBeUndefined()
    expect(foundOf('zero', '12001')).toBeUndefined()
  })

  it('hides that it is low too, but for a few days', () => {
    expect(codes('12000')).toEqual(['zero'])
    const margin = bookOf(ruleRow('assessment_bounds', { ...bounds, absoluteUnits: '1' }))
    const few = { ...context.previous, index: index(12_000), readOn: '2026-11-10' }
    expect(
      codes('12000', {
        ...context,
        book: margin,
        previous: { isEstimated: false, isSelfRead: true, ...few },
      }),
    ).toEqual(['low'])
  })

  it('is normal in a season, in a vacant place, and where none is expected', () => {
    const normal = 'no consumption is normal here'
    expect(skippedOf('zero', { ...context, isSeasonal: true }, '12000')).toBe(normal)
    const none = { unitsPerDay: { units: 0, days: 30 }, source: 'history' }
    expect(skippedOf('zero', { ...context, expected: none }, '12000')).toBe(normal)
    expect(skippedOf('zero', { ...context, isSeasonal: true }, '12001')).toBeUndefined()
  })

  it('is found without any profile, and not without a row', () => {
    expect(codes('12000', without('expected'))).toEqual(['zero'])
    expect(skippedOf('zero', { ...context, book: noBounds }, '12000')).toBe(
      'no assessment_bounds row in force',
    )
  })
})

describe('an advance', () => {
  it('is low below a quarter of what is expected', () => {
    const { suggestions, ...found } = foundOf('low', '12027') ?? {}
    expect(found).toEqual({
      code: 'low',
      severity: 'warn',
      expected: 'an advance of at least 28: 0.25 × 310 in 31 days by history, ± 50',
      actual: '27',
      bound: '28',
      rule,
    })
    expect(suggestions?.map(({ value }) => value)).toEqual(['12207', '12072'])
    expect(foundOf('low', '12028')).toBeUndefined()
  })

  it('waits for a person between the inner and the outer band, and is refused beyond (MCR 0163)', () => {
    expect(foundOf('high', '12670')).toBeUndefined()
    expect(foundOf('high', '12671')).toMatchObject({
      severity: 'lock',
      expected: 'an advance of at most 670: 2 × 310 in 31 days by history, ± 50',
      actual: '671',
      bound: '670',
      rule,
    })
    expect(codes('13600')).toEqual(['high'])
    expect(codes('13601')).toEqual(['very_high'])
    expect(foundOf('very_high', '13601')).toMatchObject({
      severity: 'reject',
      expected: 'an advance of at most 1600: 5 × 310 in 31 days by history, ± 50',
      actual: '1601',
      bound: '1600',
      rule,
    })
  })

  it('is refused beyond what can flow, whatever is expected', () => {
    const generous = {
      ...context,
      expected: { unitsPerDay: { units: 1_000, days: 1 }, source: 'history' },
    }
    expect(codes('21003', generous)).toEqual([])
    expect(assessIndex({ ...generous, text: '21004' }).findings).toMatchObject([
      {
        code: 'very_high',
        expected: 'an advance of at most 9003, all that can flow in 31 days',
        actual: '9004',
        bound: '9003',
      },
    ])
    expect(codes('21004', { ...without('expected') })).toEqual(['very_high'])
    expect(codes('21003', { ...without('expected') })).toEqual([])
  })

  it('is not judged by what is not known', () => {
    const bare = without('expected', 'capacity')
    for (const code of ['low', 'high', 'very_high'] as const) {
      expect(skippedOf(code, bare), code).toBe('no expected advance')
      expect(skippedOf(code, { ...bare, book: noBounds }), code).toBe(
        'no assessment_bounds row in force',
      )
      expect(skippedOf(code, context)).toBeUndefined()
    }
    expect(skippedOf('high', without('expected'))).toBe('no expected advance')
    expect(skippedOf('very_high', without('expected'))).toBeUndefined()
    expect(skippedOf('low', { ...context, isSeasonal: true })).toBe('no consumption is normal here')
  })

  it('is not judged by numbers that count nothing', () => {
    for (const unitsPerDay of [
      { units: 10, days: 0 },
      { units: -1, days: 1 },
      { units: 0.5, days: 1 },
      { units: 1, days: 1.5 },
    ]) {
      const expected = { unitsPerDay, source: 'nowhere' }
      expect(skippedOf('low', { ...context, expected })).toBe('no expected advance')
    }
    const none = { unitsPerDay: { units: 0, days: 1 }, source: 'somewhere' }
    expect(codes('12050', { ...context, expected: none })).toEqual([])
    expect(foundOf('very_high', '12051', { expected: none })?.bound).toBe('50')
    const one = { unitsPerDay: { units: 1, days: 1 }, source: 'somewhere' }
    expect(skippedOf('low', { ...context, expected: one })).toBeUndefined()
  })
})

describe('what moved', () => {
  const JUDGED: readonly FindingCode[] = [
    'negative',
    'assessing',
    'rollover',
    'zero',
    'zero_repeated',
    'low',
    'high',
    'very_high',
    'inactive_usage',
  ]

  it('cannot be said without an index, now or before', () => {
    for (const code of JUDGED) {
      expect(skippedOf(code, context, 'x'), code).toBe('no index to compare')
      expect(skippedOf(code, without('previous', 'lastActual')), code).toBe(
        'no earlier index of this meter',
      )
    }
  })

  it('is not counted from a meter that hung there before', () => {
    const fittedOn = (installedOn: string): AssessmentContext => ({
      ...context,
      installation: { ...(context.installation as MeterInstallation), installedOn },
    })
    expect(skippedOf('negative', fittedOn('2026-10-23'), '38')).toBe(
      'no earlier index of this meter',
    )
    expect(codes('11999', fittedOn('2026-10-22'))).toEqual(['negative'])
  })

  it('is counted from the last index that was read where the last one is an estimate', () => {
    const previous = { index: index(12_500), isEstimated: true, isSelfRead: false }
    const estimated = { ...context, previous: { ...previous, readOn: '2026-10-22' } }
    // 123 days at 10 a day: 1,230; twice and 50: 2,510.
    expect(codes('13510', estimated)).toEqual([])
    expect(codes('13511', estimated)).toEqual(['high'])
    const { installation } = context
    const fittedOn = (installedOn: string): AssessmentContext => ({
      ...estimated,
      installation: { ...(installation as MeterInstallation), installedOn },
    })
    expect(codes('13510', fittedOn('2026-07-22'))).toEqual([])
    expect(codes('13510', fittedOn('2026-07-23'))).toEqual(['high'])
    const alone = { ...without('lastActual'), previous: estimated.previous }
    expect(codes('12499', alone)).toEqual(['negative'])
    expect(codes('12800', alone)).toEqual([])
  })

  it('is counted from the later of what others read', () => {
    const previous = { index: index(12_000), isEstimated: false, isSelfRead: false }
    const known = { ...context, previous: { ...previous, readOn: '2026-11-22' } }
    // Of the same day: counted from the last actual index, 1,310 in 123 days.
    expect(foundOf('low', '11200', known)?.expected).toContain('in 123 days')
  })
})
