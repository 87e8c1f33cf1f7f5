import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIndex } from './format-index.ts'
import type { RegisterDigits } from './index-value.ts'
import { type IndexProblem, parseDecimalIndex, parseIndex } from './parse-index.ts'

const fiveAndOne: RegisterDigits = { integerDigits: 5, decimalDigits: 1 }

/** A register with characters that it shows. */
const shown = fc
  .record({
    integerDigits: fc.integer({ min: 1, max: 9 }),
    decimalDigits: fc.integer({ max: 6, min: 0 }),
  })
  .chain((digits) =>
    fc.record({
      digits: fc.constant(digits),
      whole: digitString(1, digits.integerDigits),
      fraction: digitString(0, digits.decimalDigits),
      mark: fc.constantFrom('.', ','),
    }),
  )
  .map(({ digits, whole, fraction, mark }) => ({
    digits,
    text: fraction === '' ? whole : `${whole}${mark}${fraction}`,
  }))

function digitString(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength })
}

function problemOf(text: string, digits: RegisterDigits): IndexProblem | undefined {
  const parsed = parseIndex({ text, digits })
  return parsed.ok ? undefined : parsed.problem
}

describe('an index of a known register', () => {
  it('keeps its characters and counts in the smallest unit', () => {
    const digits = { integerDigits: 6, decimalDigits: 1 }
    expect(parseIndex({ text: '012345,6', digits })).toEqual({
      ok: true,
      value: { text: '012345,6', units: 123456, decimals: 1 },
    })
    expect(parseIndex({ text: '12', digits })).toEqual({
      ok: true,
      value: { text: '12', units: 120, decimals: 1 },
    })
  })

  it('stands between blanks, as mails and tables have it', () => {
    expect(parseIndex({ text: ' \t12345\u00a0\n', digits: fiveAndOne })).toMatchObject({
      ok: true,
      value: { text: '12345', units: 123450 },
    })
  })

  it.each(['', ' ', '-1', '+1', '1e3', '1.', ',5', '1.2.3', '1 234', '12a', '٣', 'NaN', '0x10'])(
    'is not %j',
    (text) => {
      expect(problemOf(text, fiveAndOne)).toBe('not_an_index')
    },
  )

  it('has no more digits than the register', () => {
    expect(problemOf('123456', fiveAndOne)).toBe('too_many_digits')
    expect(problemOf('012345', fiveAndOne)).toBe('too_many_digits')
    expect(problemOf('99999.9', fiveAndOne)).toBeUndefined()
    expect(problemOf('1.25', fiveAndOne)).toBe('too_many_decimals')
    expect(problemOf('12,0', { integerDigits: 5, decimalDigits: 0 })).toBe('too_many_decimals')
  })

  it('is below the value at which the register returns to zero', () => {
    const digits = { integerDigits: 5, decimalDigits: 1, rolloverValue: 50_000 }
    expect(problemOf('49999.9', digits)).toBeUndefined()
    expect(problemOf('50000', digits)).toBe('too_large')
  })

  it('has at most 15 digits of the smallest unit, whatever the register', () => {
    const digits = { integerDigits: 20, decimalDigits: 3 }
    expect(parseIndex({ text: '999999999999,999', digits })).toMatchObject({
      value: { units: 999_999_999_999_999 },
    })
    expect(problemOf('1000000000000', digits)).toBe('too_large')
  })

  it('says what would have been right, and does not repeat a flood', () => {
    expect(parseIndex({ text: '123456', digits: fiveAndOne })).toEqual({
      ok: false,
      problem: 'too_many_digits',
      expected: 'at most 5 digits before the decimal mark',
      actual: '123456',
    })
    const flooded = parseIndex({ text: '9'.repeat(1_000_000), digits: fiveAndOne })
    expect(flooded.ok ? '' : flooded.actual).toHaveLength(41)
  })

  it('loses no digit on the way to a number and back', () => {
    fc.assert(
      fc.property(shown, ({ digits, text }) => {
        const parsed = parseIndex({ text, digits })
        if (!parsed.ok) throw new Error(parsed.problem)
        expect(parsed.value.text).toBe(text)
        expect(Number.isSafeInteger(parsed.value.units)).toBe(true)
        const [whole = '', fraction = ''] = text.split(/[.,]/)
        const mark = digits.decimalDigits === 0 ? '' : '.'
        expect(formatIndex(parsed.value, digits)).toBe(
          `${whole.padStart(digits.integerDigits, '0')}${mark}${fraction.padEnd(digits.decimalDigits, '0')}`,
        )
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseIndex({ text, digits: fiveAndOne }).ok).toBe('boolean')
        parseDecimalIndex(text)
      }),
    )
  })
})

describe('an index of an unknown register', () => {
  it('has the decimals that are written', () => {
    expect(parseDecimalIndex('00123,450')).toEqual({
      text: '00123,450',
      units: 123450,
      decimals: 3,
    })
    expect(parseDecimalIndex(' 7 ')).toEqual({ text: '7', units: 7, decimals: 0 })
  })

  it('is undefined where it is none, or beyond 15 digits', () => {
    expect(parseDecimalIndex('12-3')).toBeUndefined()
    expect(parseDecimalIndex('0'.repeat(30))).toMatchObject({ units: 0 })
    expect(parseDecimalIndex('1234567890123456')).toBeUndefined()
    expect(parseDecimalIndex('0.0000000000000001')).toBeUndefined()
    expect(parseDecimalIndex('123456789012345')).toMatchObject({ units: 123_456_789_012_345 })
  })
})
