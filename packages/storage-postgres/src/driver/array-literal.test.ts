import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrayLiteral } from './array-literal.ts'

/** The texts of a literal whose elements are all quoted, as the server takes it apart. */
function textsOf(literal: string): readonly string[] {
  const elements = literal.slice(1, -1).match(/"(?:[^"\\]|\\.)*"/gsu) ?? []
  return elements.map((element) => element.slice(1, -1).replace(/\\(.)/gsu, '$1'))
}

describe('an array literal', () => {
  it('holds any texts: quotes, backslashes, line ends and other control characters', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1 }),
      fc.constantFrom('"', '\\', '\n', '\u0001', '\u007f', '\u2028', '{', ',', 'NULL'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(unit).map((units) => units.join(''))), (texts) => {
        expect(textsOf(arrayLiteral.texts(texts))).toEqual(texts)
      }),
    )
  })

  it('tells nothing from the word for it', () => {
    expect(arrayLiteral.texts([null, 'NULL', ''])).toBe('{NULL,"NULL",""}')
    expect(arrayLiteral.numbers([1, null, -2])).toBe('{1,NULL,-2}')
    expect(arrayLiteral.booleans([true, false])).toBe('{t,f}')
    expect(arrayLiteral.bytes([Uint8Array.of(0, 255), null])).toBe('{"\\\\x00ff",NULL}')
  })
})
