import { describe, expect, it } from 'vitest'
import { deriveId, quotableNumber } from './derive-id.ts'

describe('derived ids', () => {
  it('follow from what they name', () => {
    expect(deriveId('reading', 'P1', '1.8.0', 12345)).toBe(
      deriveId('reading', 'P1', '1.8.0', 12345),
    )
    expect(deriveId('reading', 'P1', '1.8.0', 12345)).not.toBe(
      deriveId('reading', 'P1', '1.8.01', 2345),
    )
  })

  it('give a number that can be read out on the phone', () => {
    const numbers = Array.from({ length: 5_000 }, (_, index) => quotableNumber(`reading_${index}`))
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers)
      expect(number).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
  })
})
