import { describe, expect, it } from 'vitest'
import { deriveId, deriveReadingId, quotableNumber } from './derive-id.ts'

describe('derived ids', () => {
  it('follow from what they name', () => {
    expect(deriveId('reading', 'P1', '1.8.0', 12345)).toBe(
      deriveId('reading', 'P1', '1.8.0', 12345),
    )
    expect(deriveId('reading', 'P1', '1.8.0', 12345)).not.toBe(
      deriveId('reading', 'P1', '1.8.01', 2345),
    )
  })

  it('of readings sort by the day on which they were read', () => {
    const id = (readOn: string) => deriveReadingId({ readOn, parts: ['P1', '12345'] })
    expect(id('2026-11-22')).toMatch(/^reading_2026-11-22_[0-9a-f]{24}$/u)
    expect(id('2026-11-22')).not.toBe(
      deriveReadingId({ readOn: '2026-11-22', parts: ['P1', '12346'] }),
    )
    const days = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-10-01']
    expect(days.map(id).toSorted()).toEqual(days.map(id))
  })

  it('give a number that can be read out on the phone', () => {
    const numbers = Array.from({ length: 5_000 }, (_, index) => quotableNumber(`reading_${index}`))
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers)
      expect(number).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
  })
})
