import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIndex, indexFromUnits } from './format-index.ts'
import { parseDecimalIndex, parseIndex } from './parse-index.ts'
import { canShow, compareIndices, rescaleIndex, rolloverUnits } from './rescale-index.ts'

const anyIndex = fc
  .record({
    units: fc.integer({ min: 0, max: 999_999_999_999_999 }),
    decimals: fc.integer({ min: 0, max: 6 }),
  })
  .map(indexFromUnits)

const smallIndex = fc
  .record({ units: fc.integer({ min: 0, max: 99_999 }), decimals: fc.integer({ min: 0, max: 6 }) })
  .map(indexFromUnits)

describe('an index from units', () => {
  it('is written with a dot and padded where the register is known', () => {
    expect(indexFromUnits({ units: 1520, decimals: 0, integerDigits: 5 }).text).toBe('01520')
    expect(indexFromUnits({ units: 5, decimals: 2 }).text).toBe('0.05')
    expect(indexFromUnits({ units: 123456, decimals: 1, integerDigits: 6 }).text).toBe('012345.6')
  })

  it('is read back as it was', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        expect(parseDecimalIndex(index.text)).toEqual(index)
      }),
    )
  })

  it.each([
    { units: -1, decimals: 0 },
    { units: 1.5, decimals: 0 },
    { units: 1_000_000_000_000_000, decimals: 0 },
    { units: Number.NaN, decimals: 0 },
    { units: 1, decimals: 16 },
    { units: 1, decimals: -1 },
  ])('is not made from $units with $decimals decimals', (input) => {
    expect(() => indexFromUnits(input)).toThrow(RangeError)
  })

  it('is formatted for the reader', () => {
    const index = { text: '7,5', units: 75, decimals: 1 }
    expect(formatIndex(index)).toBe('7.5')
    expect(formatIndex(index, { integerDigits: 5, decimalMark: ',' })).toBe('00007,5')
  })
})

describe('rescaling', () => {
  it('keeps the value and the characters', () => {
    const index = { text: '12,50', units: 1250, decimals: 2 }
    expect(rescaleIndex(index, 1)).toEqual({ text: '12,50', units: 125, decimals: 1 })
    expect(rescaleIndex(index, 3)).toEqual({ text: '12,50', units: 12500, decimals: 3 })
  })

  it('refuses to lose a digit or to exceed fifteen', () => {
    expect(() => rescaleIndex({ text: '12,5', units: 125, decimals: 1 }, 0)).toThrow(RangeError)
    const long = indexFromUnits({ units: 999_999_999_999_999, decimals: 0 })
    expect(() => rescaleIndex(long, 1)).toThrow(RangeError)
  })

  it('goes back the way it came', () => {
    fc.assert(
      fc.property(smallIndex, fc.integer({ min: 0, max: 4 }), (index, more) => {
        const finer = rescaleIndex(index, index.decimals + more)
        expect(rescaleIndex(finer, index.decimals)).toEqual(index)
        expect(compareIndices(index, finer)).toBe(0)
      }),
    )
  })
})

describe('comparing', () => {
  it('does not mind how many decimals are written', () => {
    const [a, b] = [parseDecimalIndex('1234'), parseDecimalIndex('1234,000')]
    expect(a && b && compareIndices(a, b)).toBe(0)
  })

  it('tells apart what a floating-point number does not', () => {
    const a = indexFromUnits({ units: 900_719_925_474_099, decimals: 0 })
    const b = indexFromUnits({ units: 900_719_925_474_098, decimals: 6 })
    const c = { text: '', units: 999_999_999_999_999, decimals: 15 }
    const one = { text: '1', units: 1, decimals: 0 }
    expect(compareIndices(a, b)).toBe(1)
    expect(compareIndices(b, a)).toBe(-1)
    expect(compareIndices(c, one)).toBe(-1)
  })

  it('is an order', () => {
    fc.assert(
      fc.property(smallIndex, smallIndex, smallIndex, (a, b, c) => {
        expect(compareIndices(a, b)).toBe(-compareIndices(b, a) + 0)
        if (compareIndices(a, b) <= 0 && compareIndices(b, c) <= 0) {
          expect(compareIndices(a, c)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

describe('a register', () => {
  it('returns to zero after all its digits, unless stated', () => {
    expect(rolloverUnits({ integerDigits: 5, decimalDigits: 0 })).toBe(100_000)
    expect(rolloverUnits({ integerDigits: 5, decimalDigits: 2 })).toBe(10_000_000)
    expect(rolloverUnits({ integerDigits: 5, decimalDigits: 1, rolloverValue: 50_000 })).toBe(
      500_000,
    )
    expect(rolloverUnits({ integerDigits: 12, decimalDigits: 3 })).toBe(10 ** 15)
  })

  it('has at most fifteen digits', () => {
    expect(() => rolloverUnits({ integerDigits: 13, decimalDigits: 3 })).toThrow(RangeError)
  })
})

describe('what a register can show', () => {
  const digits = { integerDigits: 3, decimalDigits: 1 }
  const shown = (units: number, decimals: number, rolloverValue?: number) =>
    canShow(
      { ...digits, ...(rolloverValue === undefined ? {} : { rolloverValue }) },
      indexFromUnits({ units, decimals }),
    )

  it('has its digits and is below its rollover', () => {
    expect(shown(9_999, 1)).toBe(true)
    expect(shown(999, 0)).toBe(true)
    expect(shown(99_990, 2)).toBe(true)
    expect(shown(10_000, 1)).toBe(false)
    expect(shown(1_000, 0)).toBe(false)
    expect(shown(99_991, 2)).toBe(false)
    expect(shown(4_999, 1, 500)).toBe(true)
    expect(shown(5_000, 1, 500)).toBe(false)
  })

  it('is what is read on it', () => {
    const register = fc.record({
      integerDigits: fc.integer({ min: 1, max: 6 }),
      decimalDigits: fc.nat(3),
    })
    fc.assert(
      fc.property(register, smallIndex, (digits, index) => {
        const parsed = parseIndex({ text: formatIndex(index), digits })
        const holds = parsed.ok && canShow(digits, parsed.value)
        expect(holds).toBe(parsed.ok)
        expect(canShow(digits, index) || !parsed.ok).toBe(true)
      }),
    )
  })
})
