import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import {
  civilDate,
  decimalText,
  indexValue,
  instant,
  nameText,
  noteText,
  wholeNumber,
  yearMonth,
} from './common-schemas.ts'
import { parseInput } from './input-problem.ts'

function messagesOf(schema: z.ZodMiniType, input: unknown): readonly string[] {
  const parsed = parseInput(schema, input)
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

const meter = z.strictObject({
  serialNumber: nameText,
  registers: z
    .array(z.strictObject({ digits: z.int().check(z.minimum(1), z.maximum(15)) }))
    .check(z.minLength(1), z.maxLength(2)),
  utility: z.enum(['gas', 'water']),
  source: z.optional(z.url()),
})
const right = { serialNumber: '007', registers: [{ digits: 5 }], utility: 'gas' }

describe('an input', () => {
  it('is given back where it is right', () => {
    expect(parseInput(meter, right)).toEqual({ ok: true, value: right })
  })

  it('is named by path and by what was expected where it is wrong', () => {
    expect(messagesOf(meter, [])).toEqual([': expected object'])
    expect(messagesOf(meter, { ...right, serialNumber: '' })).toEqual([
      'serialNumber: expected at least 1 characters',
    ])
    expect(messagesOf(meter, { ...right, registers: [{ digits: 5 }, { digits: 16 }] })).toEqual([
      'registers.1.digits: expected at most 15',
    ])
    expect(messagesOf(meter, { ...right, registers: [] })).toEqual([
      'registers: expected at least 1 entries',
    ])
    expect(messagesOf(meter, { ...right, utility: 'steam' })).toEqual([
      'utility: expected one of gas, water',
    ])
    expect(messagesOf(meter, { ...right, serial: '8', source: 'here' })).toEqual([
      'source: expected a URL',
      ': expected no serial',
    ])
  })

  it('is no half of a character, which could not be stored', () => {
    for (const text of [nameText, noteText]) {
      expect(messagesOf(text, 'Ana \u{1F600}')).toEqual([])
      expect(messagesOf(text, 'Ana \ud83d')).toEqual([': expected whole characters'])
    }
  })

  it('of several forms is told which there are', () => {
    const kinds = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('exact') }),
      z.strictObject({ kind: z.literal('percent'), percent: decimalText }),
    ])
    expect(messagesOf(kinds, { kind: 'about' })).toEqual(['kind: expected one of exact, percent'])
    expect(messagesOf(z.union([z.string(), z.int()]), true)).toEqual([': expected another form'])
  })

  it('has at most a thousand problems', () => {
    expect(messagesOf(z.array(z.int()), Array(1_500).fill('x'))).toHaveLength(1_000)
  })

  it('is never answered with an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        const parsed = parseInput(meter, input)
        expect(parsed.ok || parsed.problems.length > 0).toBe(true)
      }),
    )
  })
})

describe('the common schemas', () => {
  it.each([
    [civilDate, '2026-02-28', '2026-02-30', 'a day such as 2026-11-24'],
    [
      instant,
      '2026-11-24T09:12:00.000Z',
      '2026-11-24T09:12:00Z',
      'a moment such as 2026-11-24T09:12:00.000Z',
    ],
    [yearMonth, '2026-12', '2026-13', 'a month such as 2026-11'],
    [decimalText, '123456789012.123456', '1e3', 'decimal text such as "2.5"'],
    [decimalText, '0', '-1', 'decimal text such as "2.5"'],
    [nameText, 'x'.repeat(200), 'x'.repeat(201), 'at most 200 characters'],
    [noteText, 'x'.repeat(2_000), 'x'.repeat(2_001), 'at most 2000 characters'],
  ] as const)('%# take what they should and say what they want', (schema, good, bad, expected) => {
    expect(parseInput(schema, good)).toEqual({ ok: true, value: good })
    expect(messagesOf(schema, bad)).toEqual([`: expected ${expected}`])
  })

  it('take an index that is what its characters say', () => {
    const said = { text: '0012,50', units: 1250, decimals: 2 }
    expect(parseInput(indexValue, said).ok).toBe(true)
    expect(parseInput(indexValue, { ...said, units: 125, decimals: 1 }).ok).toBe(true)
    expect(parseInput(indexValue, { ...said, units: 12, decimals: 0 }).ok).toBe(true)
    expect(parseInput(indexValue, { ...said, units: 12500, decimals: 3 }).ok).toBe(true)
    expect(messagesOf(indexValue, { ...said, units: 1251 })).toEqual([
      'text: expected the digits that units and decimals say',
    ])
    expect(messagesOf(indexValue, { ...said, text: '12.5.0' })).toHaveLength(1)
    expect(messagesOf(indexValue, { ...said, units: -1 })[0]).toBe('units: expected at least 0')
    expect(messagesOf(indexValue, { text: '1', units: 1, decimals: 16 })[0]).toBe(
      'decimals: expected at most 15',
    )
  })

  it.each([
    ['decimals', -1_000_000_000, 'decimals: expected at least 0'],
    ['decimals', 2 ** 40, 'decimals: expected at most 15'],
    ['units', 1e15, 'units: expected at most 999999999999999'],
    ['text', '9'.repeat(65), 'text: expected at most 64 characters'],
  ])('compute nothing with an index whose %s are %s', (field, value, message) => {
    const said = { text: '0012,50', units: 1250, decimals: 2, [field]: value }
    expect(messagesOf(indexValue, said)).toEqual([message])
  })

  it('take a whole number from one to another', () => {
    const schema = wholeNumber(2, 5)
    expect([1, 2, 5, 6, 2.5, Number.NaN, '3'].map((it) => messagesOf(schema, it))).toEqual([
      [': expected at least 2'],
      [],
      [],
      [': expected at most 5'],
      [': expected int'],
      [': expected number'],
      [': expected number'],
    ])
  })
})
