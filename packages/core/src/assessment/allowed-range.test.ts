import { describe, expect, it } from 'vitest'
import { formatIndex, indexFromUnits } from '../index-value/index.ts'
import { createRuleBook, type RuleRow } from '../rules/index.ts'
import { allowedRange } from './allowed-range.ts'
import type { AssessmentContext } from './assessment-context.ts'

/** The supplier practice of DOMAIN.md 1.1: from the last reading to it plus 2.5 times the expected advance. */
const supplierPractice: RuleRow = {
  id: 'test.bounds',
  topic: 'assessment_bounds',
  scope: {},
  validFrom: '2020-01-01',
  parameters: {
    lowFactor: '0',
    highFactor: '2.5',
    outerFactor: '5',
    absoluteUnits: '0',
    minimumDays: 20,
  },
  source: { mark: 'V', title: 'help.so.energy 7000046241' },
  isEnabled: true,
}

const context: AssessmentContext = {
  book: createRuleBook([supplierPractice]),
  scope: {},
  digits: { integerDigits: 5, decimalDigits: 1 },
  readOn: '2026-11-21',
  today: '2026-11-21',
  previous: {
    index: indexFromUnits({ units: 325_360, decimals: 1 }),
    readOn: '2026-10-22',
    isEstimated: false,
    isSelfRead: false,
  },
  expected: { unitsPerDay: { units: 3_330, days: 30 }, source: 'history' },
}

describe('the allowed range before entry', () => {
  it('is 32,536 to 32,536 + 2.5 × 333 = 33,368.5', () => {
    const range = allowedRange(context)
    expect(formatIndex(range.lowest)).toBe('32536.0')
    expect(formatIndex(range.highest)).toBe('33368.5')
    expect(range).toMatchObject({
      rule: { id: 'test.bounds', validFrom: '2020-01-01' },
      skipped: [],
    })
    expect(range).not.toHaveProperty('wrapsTo')
  })

  it('is cut off whole units on a register without decimals', () => {
    const range = allowedRange({
      ...context,
      digits: { integerDigits: 5, decimalDigits: 0 },
      expected: { unitsPerDay: { units: 333, days: 30 }, source: 'history' },
    })
    expect([range.lowest.text, range.highest.text]).toEqual(['32536', '33368'])
  })

  it('runs on from zero at the end of the register', () => {
    const index = indexFromUnits({ units: 999_860, decimals: 1 })
    const previous = { index, readOn: '2026-10-22', isEstimated: false, isSelfRead: true }
    const range = allowedRange({ ...context, previous })
    expect(formatIndex(range.highest)).toBe('99999.9')
    // 99,986 + 832.5 − 100,000
    expect(range.wrapsTo && formatIndex(range.wrapsTo)).toBe('818.5')
  })

  it('goes through zero where its end is the register’s own', () => {
    const endAt = (units: number) => {
      const index = indexFromUnits({ units, decimals: 1 })
      const previous = { index, readOn: '2026-10-22', isEstimated: false, isSelfRead: true }
      return allowedRange({ ...context, previous }).wrapsTo?.text
    }
    expect(endAt(991_674)).toBeUndefined()
    expect(endAt(991_675)).toBe('00000.0')
  })

  it('is all that the register shows where nothing is known, and says so', () => {
    const { book, scope, digits, readOn, today } = context
    const range = allowedRange({ book, scope, digits, readOn, today })
    expect([range.lowest.text, range.highest.text]).toEqual(['00000.0', '99999.9'])
    expect(range.skipped.map((it) => it.code)).toEqual(['negative', 'high', 'very_high'])
  })

  it('is narrowed by what can flow', () => {
    const { expected: _, ...unexpected } = context
    const range = allowedRange({ ...unexpected, capacity: { qmax: '0.5' } })
    // 0.5 m³/h · 24 h · 30 days = 360
    expect(range.highest.text).toBe('32896.0')
    // 0.07 m³/h · 24 h · 30 days = 50.4, rounded up to whole units
    expect(allowedRange({ ...unexpected, capacity: { qmax: '0.07' } }).highest.text).toBe('32587.0')
    expect(range.skipped.map((it) => it.code)).toEqual(['high'])
    expect(allowedRange(unexpected)).not.toHaveProperty('wrapsTo')
    expect(allowedRange(unexpected)).toMatchObject({
      highest: { text: '99999.9' },
      skipped: [{ code: 'high' }, { code: 'very_high' }],
    })
  })

  it('ends at a later index', () => {
    const subsequent = {
      index: indexFromUnits({ units: 326_000, decimals: 1 }),
      readOn: '2026-11-25',
    }
    expect(allowedRange({ ...context, subsequent }).highest.text).toBe('32600.0')
    const index = indexFromUnits({ units: 999_860, decimals: 1 })
    const previous = { index, readOn: '2026-10-22', isEstimated: false, isSelfRead: true }
    const last = { index: indexFromUnits({ units: 999_900, decimals: 1 }), readOn: '2026-11-25' }
    const range = allowedRange({ ...context, previous, subsequent: last })
    expect(range.highest.text).toBe('99990.0')
    expect(range).not.toHaveProperty('wrapsTo')
  })

  it('does not end at a later estimate, which yields to what is read', () => {
    const estimated = { isEstimated: true, isSelfRead: false }
    const index = indexFromUnits({ units: 326_000, decimals: 1 })
    const previous = { index, readOn: '2026-11-25', ...estimated }
    const lastActual = context.previous
    expect(lastActual).toBeDefined()
    const range = allowedRange({ ...context, previous, ...(lastActual && { lastActual }) })
    expect([range.lowest.text, range.highest.text]).toEqual(['32536.0', '33368.5'])
  })

  it('begins at the last index that was read, not at an estimate', () => {
    const previous = {
      index: indexFromUnits({ units: 340_000, decimals: 1 }),
      readOn: '2026-10-22',
      isEstimated: true,
      isSelfRead: false,
    }
    const lastActual = {
      index: indexFromUnits({ units: 325_360, decimals: 1 }),
      readOn: '2026-09-22',
    }
    const range = allowedRange({ ...context, previous, lastActual })
    // 60 days: 666 expected, 1,665 at most.
    expect([range.lowest.text, range.highest.text]).toEqual(['32536.0', '34201.0'])
  })
})
