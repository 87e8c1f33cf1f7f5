import { readFileSync } from 'node:fs'
import type { TextExtraction } from '@selfread/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextExtractor } from './create-text-extractor.ts'
import { normaliseText } from './normalise-text.ts'

const extractor = createTextExtractor()

const pieces = [
  'index',
  'Index nou',
  'показания',
  'Zählerstand',
  'cod client',
  'T1',
  'F2',
  'zi',
  'noapte',
  'nu',
  'sau',
  'kWh',
  'm³',
  '12345',
  '00387',
  '1 234',
  '12.345,6',
  '1.234',
  '0722123456',
  '20.11.2026',
  '1001234567',
  '१२३४५',
  '１２３',
  '#',
  ':',
  ',',
  '.',
  '?',
  '\n',
  'l2O45',
  '👍',
  'ЕГН',
  'str',
  'RO001E123456789',
  '\u200b',
  '\u202e',
  '-',
  '/',
  '(',
  ')',
  'ок',
  '№',
  '½',
  '²',
]
const message = fc
  .array(fc.constantFrom(...pieces), { maxLength: 25 })
  .map((parts) => parts.join(' '))
const anyText = fc.oneof(
  message,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme' }),
)

const withoutSpans = ({ decision, readings, customer, identifiers, reasons }: TextExtraction) => ({
  decision,
  customer,
  reasons,
  readings: readings.map(({ span, ...rest }) => rest),
  identifiers: identifiers.map(({ kind, value }) => ({ kind, value })),
})

const repaired = (text: string) =>
  [...text.toLowerCase()]
    .map(
      (one) =>
        ({ o: '0', о: '0', ο: '0', l: '1', i: '1', і: '1', s: '5', b: '8', z: '2', з: '3' })[one] ??
        one,
    )
    .join('')

describe('any text', () => {
  it('is read without a throw, into ASCII digits with at most one decimal mark', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { decision, readings, reasons } = extractor.extract(text)
        expect(reasons.length).toBeGreaterThan(0)
        if (decision === 'accept') expect(readings.length).toBeGreaterThan(0)
        for (const { value } of readings) expect(value).toMatch(/^\d+([.,]\d+)?$/)
      }),
      { numRuns: 1500 },
    )
  })

  it('shows the digits of every value where they stand in the text as given', () => {
    fc.assert(
      fc.property(message, (text) => {
        for (const { value, span } of extractor.extract(text).readings) {
          const slice = normaliseText(text.slice(span.start, span.end)).text
          expect(repaired(slice).replace(/\D/g, '')).toBe(value.replace(/\D/g, ''))
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('means the same with invisible characters put anywhere', () => {
    const visible = message.map((text) => text.replaceAll('\u202e', ''))
    const hidden = fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad')
    fc.assert(
      fc.property(
        visible,
        fc.array(fc.tuple(fc.nat(400), hidden), { maxLength: 8 }),
        (text, marks) => {
          const characters = [...text]
          for (const [at, mark] of marks) characters.splice(at % (characters.length + 1), 0, mark)
          expect(withoutSpans(extractor.extract(characters.join('')))).toEqual(
            withoutSpans(extractor.extract(text)),
          )
        },
      ),
      { numRuns: 800 },
    )
  })

  it('means the same in full-width and in Devanagari digits', () => {
    const zeros = fc.constantFrom(0xff10, 0x0966, 0x0660, 0x1d7ce)
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9_999_999 }), zeros, (value, zero) => {
        const written = [...String(value)]
          .map((digit) => String.fromCodePoint(zero + Number(digit)))
          .join('')
        const { readings } = extractor.extract(`index ${written} kWh`)
        expect(readings.map((one) => one.value)).toEqual([String(value)])
      }),
    )
  })
})

describe('hostile texts', () => {
  it('are read in time that grows with their length', () => {
    const shapes = [
      '1 ',
      'index foo ',
      'zi ',
      '1.',
      '12 34/',
      'index ',
      'a1',
      '١',
      'nu 1 ',
      'cod client 1, ',
      '\n',
      '0722 ',
      'é\u0301',
      '#1#',
      'T1 ',
      '12-',
      '@a',
      '1:2',
      'zaehler ',
      'bis 25 ',
      '12 rue ',
    ]
    for (const shape of shapes) {
      const text = shape.repeat(Math.ceil(70_000 / shape.length))
      const { decision } = extractor.extract(text)
      expect(decision, JSON.stringify(shape)).not.toBe('accept')
    }
  })

  it('include none that makes it throw', () => {
    const strings: unknown = JSON.parse(
      readFileSync(new URL('../fixtures/strings.json', import.meta.url), 'utf8'),
    )
    expect(Array.isArray(strings)).toBe(true)
    for (const text of strings as string[]) {
      expect(extractor.extract(text).decision, text).not.toBe('accept')
    }
  })
})
