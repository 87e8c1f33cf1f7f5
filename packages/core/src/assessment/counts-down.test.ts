import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context, index } from '../testing/assessment-context.ts'
import { allowedRange } from './allowed-range.ts'
import { assessIndex } from './assess-index.ts'
import type { AssessmentContext } from './assessment-context.ts'

/** A meter that turns backwards for what is fed in: 88,000 on 22 October, 310 expected. */
const down: AssessmentContext = {
  ...context,
  digits: { integerDigits: 5, decimalDigits: 0, countsDown: true },
  previous: { index: index(88_000), readOn: '2026-10-22', isEstimated: false, isSelfRead: true },
  lastActual: { index: index(89_000), readOn: '2026-07-22' },
}
const found = (text: string, more: Partial<AssessmentContext> = {}) =>
  assessIndex({ ...down, ...more, text }).findings

describe('a register that counts down', () => {
  it('advances as its index falls', () => {
    expect(found('87690')).toEqual([])
    expect(found('88001')).toMatchObject([
      {
        code: 'negative',
        expected: 'at most 88000, the index of 2026-10-22',
        actual: '88001',
        bound: '88000',
      },
    ])
    expect(found('87330')).toEqual([])
    expect(found('87329')).toMatchObject([{ code: 'high', actual: '671', bound: '670' }])
    expect(found('88000')).toMatchObject([{ code: 'zero' }])
  })

  it('has its range below the last index', () => {
    const range = allowedRange(down)
    expect([range.lowest.text, range.highest.text]).toEqual(['87330', '88000'])
  })

  it('goes through zero to its highest', () => {
    const previous = {
      index: index(20),
      readOn: '2026-10-22',
      isEstimated: false,
      isSelfRead: true,
    }
    const range = allowedRange({ ...down, previous })
    expect([range.lowest.text, range.highest.text, range.wrapsTo?.text]).toEqual([
      '00000',
      '00020',
      '99350',
    ])
    expect(found('99711', { previous })).toMatchObject([
      {
        code: 'rollover',
        expected: 'at most 20, or a register that went through zero',
        actual: '99711: an advance of 309 through 100000, at most 9003 is possible',
      },
    ])
  })

  it('is history where it stood no lower than later', () => {
    const subsequent = { index: index(87_600), readOn: '2026-11-25' }
    expect(found('87690', { subsequent })).toMatchObject([
      {
        code: 'before_last',
        severity: 'note',
        expected: 'at least 87600, the index of 2026-11-25',
      },
    ])
    expect(found('87599', { subsequent })[0]?.severity).toBe('reject')
  })

  it('has over-estimates below what is read', () => {
    const previous = {
      index: index(87_500),
      readOn: '2026-10-22',
      isEstimated: true,
      isSelfRead: false,
    }
    expect(found('87770', { previous })).toMatchObject([
      { code: 'assessing', expected: '87500, estimated for 2026-10-22' },
    ])
    expect(found('87500', { previous })).toEqual([])
  })

  it('has its leading digits from the last index, or one less', () => {
    const suggestions = found('7690').flatMap((it) => it.suggestions ?? [])
    expect(suggestions).toContainEqual({
      hypothesis: 'H2',
      text: 'the leading digit 8 missing',
      value: '87690',
    })
    const previous = {
      index: index(80_010),
      readOn: '2026-10-22',
      isEstimated: false,
      isSelfRead: true,
    }
    expect(found('9700', { previous }).flatMap((it) => it.suggestions ?? [])).toContainEqual({
      hypothesis: 'H2',
      text: 'the leading digit 7 missing',
      value: '79700',
    })
  })

  it('takes what was consumed off the last index', () => {
    expect(found('00310').flatMap((it) => it.suggestions ?? [])).toContainEqual({
      hypothesis: 'H7',
      text: 'the consumption given instead of the index',
      value: '87690',
    })
  })

  it('is found what its mirror is found that counts up (law)', () => {
    const units = fc.nat({ max: 99_999 })
    fc.assert(
      fc.property(units, units, fc.boolean(), (before, now, isEstimated) => {
        const at = (value: number) => index(value)
        const previous = { readOn: '2026-10-22', isEstimated, isSelfRead: !isEstimated }
        const { lastActual: _, ...bare } = down
        const counted = (digits: AssessmentContext['digits'], from: number, to: number) =>
          assessIndex({
            ...bare,
            digits,
            previous: { ...previous, index: at(from) },
            value: at(to),
          })
        const { countsDown: __, ...up } = down.digits
        const mirrored = counted(down.digits, before, now)
        const straight = counted(up, 99_999 - before, 99_999 - now)
        const codes = (it: typeof straight) =>
          it.findings.map(({ code }) => code).filter((code) => code !== 'too_few_digits')
        expect(codes(mirrored)).toEqual(codes(straight))
        expect(mirrored.decision).toBe(straight.decision)
      }),
    )
  })
})
