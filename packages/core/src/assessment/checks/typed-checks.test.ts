import { describe, expect, it } from 'vitest'
import {
  bookOf,
  context,
  foundOf,
  index,
  ruleRow,
  skippedOf,
  without,
} from '../../testing/assessment-context.ts'
import { assessIndex } from '../assess-index.ts'

const noIndex = 'no index to compare'

describe('characters', () => {
  it('are an index or not one', () => {
    expect(foundOf('format', '12a')).toEqual({
      code: 'format',
      severity: 'reject',
      expected: 'digits with at most one decimal mark',
      actual: '12a',
    })
    expect(skippedOf('too_many_digits', context, '12a')).toBe(noIndex)
    expect(skippedOf('too_many_decimals', context, '12a')).toBe(noIndex)
    expect(skippedOf('too_few_digits', context, '12a')).toBe(noIndex)
  })

  it('are no more digits than the register has', () => {
    expect(foundOf('too_many_digits', '123100')).toMatchObject({
      severity: 'reject',
      expected: 'at most 5 digits before the decimal mark',
      actual: '123100',
      bound: '5',
    })
    expect(skippedOf('format', context, '123100')).toBeUndefined()
    expect(skippedOf('too_many_decimals', context, '123100')).toBe(noIndex)
    const digits = { integerDigits: 5, decimalDigits: 0, rolloverValue: 50_000 }
    expect(foundOf('too_many_digits', '50000', { digits })).toMatchObject({
      expected: 'less than 50000',
      bound: '50000',
    })
    expect(foundOf('too_many_digits', '49999', { digits })).toBeUndefined()
  })

  it('are no more decimals than the register has, by the policy', () => {
    expect(foundOf('too_many_decimals', '12310,7')).toEqual({
      code: 'too_many_decimals',
      severity: 'warn',
      expected: 'at most 0 digits behind the decimal mark; taken as 12310',
      actual: '12310,7',
      bound: '0',
      rule: { id: 'test.integers_only', validFrom: '2020-01-01' },
    })
    expect(skippedOf('format', context, '12310,7')).toBeUndefined()
    expect(skippedOf('too_many_digits', context, '12310,7')).toBeUndefined()
    const reject = bookOf(ruleRow('integers_only', { mode: 'reject' }))
    expect(foundOf('too_many_decimals', '12310,7', { book: reject })).toMatchObject({
      severity: 'reject',
      rule: { id: 'test.integers_only' },
    })
    const off = bookOf({ ...ruleRow('integers_only', { mode: 'strip' }), isEnabled: false })
    const unruled = foundOf('too_many_decimals', '12310,7', { book: off })
    expect(unruled).toMatchObject({ severity: 'lock', bound: '0' })
    expect(unruled).not.toHaveProperty('rule')
    const fine = { digits: { integerDigits: 5, decimalDigits: 1 } }
    expect(foundOf('too_many_decimals', '12310,75', fine)?.expected).toBe(
      'at most 1 digits behind the decimal mark; taken as 12310.7',
    )
  })

  it('say more than the register shows once their decimals are cut off', () => {
    const digits = { integerDigits: 5, decimalDigits: 0, rolloverValue: 12_000 }
    expect(assessIndex({ ...context, digits, text: '12310,7' }).findings).toMatchObject([
      { code: 'too_many_digits', expected: 'less than 12000', actual: '12310', bound: '12000' },
    ])
  })

  it('are hardly fewer digits than the last index had', () => {
    expect(foundOf('too_few_digits', '310')).toEqual({
      code: 'too_few_digits',
      severity: 'warn',
      expected: '5 digits as in the last index',
      actual: '3 digits: 310',
      bound: '4',
      suggestions: [{ hypothesis: 'H2', text: 'the leading digits 12 missing', value: '12310' }],
    })
    expect(foundOf('too_few_digits', '1231')).toBeUndefined()
    const short = { index: index(9_999), isEstimated: false, isSelfRead: true }
    const previous = { ...short, readOn: '2026-10-22' }
    expect(foundOf('too_few_digits', '310', { previous })).toBeUndefined()
    expect(
      foundOf('too_few_digits', '310', { previous: { ...previous, index: index(10_000) } }),
    ).toBeDefined()
    expect(skippedOf('too_few_digits', without('previous', 'lastActual'))).toBe(
      'no earlier index of this meter',
    )
  })

  it('are counted before the mark', () => {
    const digits = { integerDigits: 5, decimalDigits: 2 }
    const previous = {
      index: index(1_000_000, 2),
      isEstimated: false,
      isSelfRead: true,
      readOn: '2026-10-22',
    }
    expect(foundOf('too_few_digits', '310,55', { digits, previous })?.actual).toBe('3 digits: 310')
    const short = { ...previous, index: index(999_999, 2) }
    expect(foundOf('too_few_digits', '310,55', { digits, previous: short })).toBeUndefined()
  })
})
