import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIndex, writeIndex } from './number-notation.ts'

const point = { decimalMark: '.' } as const
const comma = { decimalMark: ',', groupingMark: '.' } as const
const value = (text: string, units: number, decimals: number) => ({ text, units, decimals })

describe('reading an index', () => {
  it.each([
    ['0012345', point, value('0012345', 12345, 0)],
    ['0.10', point, value('0.10', 10, 2)],
    ['12.345', point, value('12.345', 12345, 3)],
    ['12.345', comma, value('12.345', 12345, 0)],
    ['12.345,6', comma, value('12.345,6', 123456, 1)],
    ['999999999999999', point, value('999999999999999', 999999999999999, 0)],
    ['000000999999999999999', point, value('000000999999999999999', 999999999999999, 0)],
  ])('%s', (text, notation, expected) => {
    expect(readIndex(text, notation)).toEqual(expected)
  })

  it.each([
    '',
    '.5',
    '5.',
    '1.2.3',
    '1,5',
    '1e5',
    '0x1F',
    '-1',
    '+1',
    ' 1',
    '1 ',
    '١٢',
    '1234567890123456',
    '0.1234567890123456',
    '1'.repeat(1_000),
  ])('"%s" is none', (text) => expect(readIndex(text, point)).toBeUndefined())

  it.each(['1.23', '12.3456', '.123', '1234.567', '1..234', '1.234.56'])(
    '"%s" is grouped in no way that counts',
    (text) => expect(readIndex(text, comma)).toBeUndefined(),
  )

  it('takes a negative number only where it is allowed', () => {
    expect(readIndex('-1,5', comma, { allowsNegative: true })).toEqual(value('-1,5', -15, 1))
    expect(Object.is(readIndex('-0', point, { allowsNegative: true })?.units, 0)).toBe(true)
  })
})

describe('writing an index', () => {
  it.each([
    ['as it arrived', value('0012345', 12345, 0), point, {}, '0012345'],
    [
      'as it arrived, though its register counts tenths',
      value('12345', 123450, 1),
      point,
      {},
      '12345',
    ],
    ['with the other mark and its zeros', value('0012,50', 1250, 2), point, {}, '0012.50'],
    ['without grouping', value('12.345', 12345, 0), comma, {}, '12345'],
    ['with zeros added', value('7', 7, 0), point, { minimum: 3 }, '7.000'],
    [
      'cut where it is to be cut',
      value('12.99', 1299, 2),
      point,
      { maximum: 0, rounding: 'truncate' },
      '12',
    ],
    [
      'rounded where it is to be rounded',
      value('09.95', 995, 2),
      point,
      { maximum: 1, rounding: 'half_up' },
      '10.0',
    ],
    ['cut without loss', value('12.00', 1200, 2), point, { maximum: 0 }, '12'],
    ['small', value('0,05', 5, 2), point, {}, '0.05'],
  ] as const)('%s', (_, index, notation, places, text) => {
    expect(writeIndex(index, notation, places)).toBe(text)
  })

  it('refuses to lose a digit that nobody said may be lost', () => {
    expect(writeIndex(value('12.5', 125, 1), point, { maximum: 0 })).toBeUndefined()
  })

  it('reads back as the same number, whatever the notation', () => {
    const anyIndex = fc.tuple(
      fc.integer({ min: 0, max: 999_999_999_999_999 }),
      fc.integer({ min: 0, max: 6 }),
    )
    fc.assert(
      fc.property(anyIndex, fc.constantFrom(point, comma), ([units, decimals], notation) => {
        const text = writeIndex({ text: 'computed', units, decimals }, notation)
        expect(readIndex(text ?? '', notation)).toMatchObject({ units, decimals })
      }),
    )
  })
})
