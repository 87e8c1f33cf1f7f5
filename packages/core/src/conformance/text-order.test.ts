import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareText } from './text-order.ts'

describe('compareText', () => {
  it('law: orders as the bytes of UTF-8 do', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 })
    fc.assert(
      fc.property(text, text, (left, right) => {
        const expected = Buffer.compare(Buffer.from(left), Buffer.from(right))
        expect(Math.sign(compareText(left, right))).toBe(expected)
      }),
    )
  })

  it('puts what takes two units of UTF-16 behind all that takes one', () => {
    const texts = ['\u{1F4A1}', '\uE000', 'b', '\uFFFD', 'a', '', 'ab']
    expect(texts.sort(compareText)).toEqual(['', 'a', 'ab', 'b', '\uE000', '\uFFFD', '\u{1F4A1}'])
  })
})
