import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDay } from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import { monthsBetween, sameDayAfter } from './calendar-months.ts'
import { fractionText, rounded } from './fraction.ts'

describe('the same day of another month', () => {
  it.each([
    ['2026-01-24', 1, '2026-02-24'],
    ['2026-01-24', -12, '2025-01-24'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2026-02-27', 1, '2026-03-27'],
    ['2026-02-28', 1, '2026-03-31'],
    ['2024-02-28', 12, '2025-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2023-02-28', 12, '2024-02-29'],
    ['2026-04-30', 1, '2026-05-31'],
    ['2026-10-31', 0, '2026-10-31'],
  ])('of %s is, %i months on, %s', (date, months, other) => {
    expect(sameDayAfter(date, months)).toBe(other)
  })
})

describe('the months between two days', () => {
  it.each([
    ['2026-05-24', '2026-11-24', '6'],
    ['2026-01-24', '2026-01-24', '0'],
    ['2026-01-24', '2026-02-23', '30/31'],
    ['2026-01-24', '2026-02-24', '1'],
    ['2026-01-24', '2026-02-25', '29/28'],
    ['2026-01-31', '2026-04-30', '3'],
    ['2025-12-31', '2026-12-31', '12'],
    ['2024-02-29', '2025-02-28', '12'],
    ['2026-11-15', '2027-01-20', '67/31'],
  ])('%s and %s are %s', (from, to, months) => {
    expect(fractionText(monthsBetween(from, to))).toBe(months)
  })

  it('are a law: never fewer for a later day, and one more after a month', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(900), (from, days) => {
        const [day, next] = [addDays(from, days), addDays(from, days + 1)]
        const [a, b] = [monthsBetween(from, day), monthsBetween(from, next)]
        expect(a.numerator * b.denominator).toBeLessThan(b.numerator * a.denominator)
        const whole = sameDayAfter(from, days % 40)
        expect(fractionText(monthsBetween(from, whole))).toBe(String(days % 40))
        expect(rounded(monthsBetween(from, from))).toBe(0n)
      }),
    )
  })
})
