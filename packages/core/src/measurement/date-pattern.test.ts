import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datePatterns, readDate, writeDate } from './date-pattern.ts'

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('date patterns', () => {
  it.each(datePatterns)('read what they write: %s', (pattern) => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(readDate(writeDate(day, pattern), pattern)).toBe(day)
      }),
    )
  })

  it.each([
    ['2026-11-22', 'yyyy-MM-dd', '2026-11-22'],
    ['22.11.2026', 'dd.MM.yyyy', '2026-11-22'],
    ['2.1.2026', 'd.M.yyyy', '2026-01-02'],
    ['11/22/2026', 'MM/dd/yyyy', '2026-11-22'],
    ['20261122', 'yyyyMMdd', '2026-11-22'],
    ['2026-11-22T23:59:59', 'yyyy-MM-ddTHH:mm:ss', '2026-11-22'],
    ['46348', 'excel', '2026-11-22'],
    ['29.02.2024', 'dd.MM.yyyy', '2024-02-29'],
  ] as const)('%s as %s is %s', (text, pattern, day) => {
    expect(readDate(text, pattern)).toBe(day)
  })

  it.each([
    ['30.02.2026', 'dd.MM.yyyy'],
    ['2.1.2026', 'dd.MM.yyyy'],
    ['22-11-2026', 'dd.MM.yyyy'],
    ['22x11x2026', 'dd.MM.yyyy'],
    ['22/11/2026', 'MM/dd/yyyy'],
    ['2026-11-22 ', 'yyyy-MM-dd'],
    ['2026-11-22T24:00:00', 'yyyy-MM-ddTHH:mm:ss'],
    ['', 'yyyyMMdd'],
    ['0', 'excel'],
    ['46348.5', 'excel'],
  ] as const)('"%s" as %s is no day', (text, pattern) => {
    expect(readDate(text, pattern)).toBeUndefined()
  })
})
