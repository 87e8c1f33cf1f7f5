import fc from 'fast-check'
import { expect, it } from 'vitest'
import { behindColumn, fromColumn, toColumn } from './text-column.ts'

const text = fc.string({
  unit: fc.constantFrom('\u0000', '\u0001', '\u0002', 'a', 'ț', '\u{1F4A1}'),
})
const compare = (a: string, b: string) => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))

it('gives back every text, and holds no NUL', () => {
  fc.assert(
    fc.property(text, (it) => {
      expect(toColumn(it)).not.toContain('\u0000')
      expect(fromColumn(toColumn(it))).toBe(it)
    }),
  )
})

it('keeps the order of texts', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(compare(toColumn(a), toColumn(b))).toBe(compare(a, b))
    }),
  )
})

it('goes on behind a text with the very next one', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const isAtOrBehind = compare(toColumn(b), behindColumn(toColumn(a))) >= 0
      expect(isAtOrBehind).toBe(compare(b, a) > 0)
    }),
  )
})

it('leaves usual text as it is, and refuses half a character', () => {
  expect(toColumn('place/RO001')).toBe('place/RO001')
  expect(() => toColumn('\uD83D')).toThrow(TypeError)
})
