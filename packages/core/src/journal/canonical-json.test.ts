import serialize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

/** What comes of it: a text, or the refusal. */
function outcomeOf(write: (value: never) => string | undefined, value: unknown): unknown {
  try {
    return write(value as never)
  } catch (error) {
    return (error as Error).message
  }
}

describe('canonical JSON', () => {
  it('is what the library for RFC 8785 writes, whatever the value', () => {
    const anything = fc.anything({
      withDate: true,
      withNullPrototype: true,
      withSparseArray: true,
      withBoxedValues: true,
      stringUnit: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\uD800', '\uDC00', '"', '\\'),
      ),
    })
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anything), (value) => {
        const expected = outcomeOf(serialize, value)
        fc.pre(expected !== undefined)
        expect(outcomeOf(canonicalJson, value)).toBe(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  it('sorts names by their UTF-16 units, numbers among them, and leaves out what is undefined', () => {
    const value = {
      é: 1,
      '10': 2,
      '9': 3,
      Z: { b: undefined, a: [0, -0, 1e21, 'A"\n'] },
      '\u{1F600}': 4,
      '\uFB33': 5,
    }
    expect(canonicalJson(value)).toBe(
      '{"10":2,"9":3,"Z":{"a":[0,0,1e+21,"A\\"\\n"]},"é":1,"\u{1F600}":4,"\uFB33":5}',
    )
  })

  it('writes values as deep as memory allows', () => {
    let deep: readonly unknown[] = []
    for (let depth = 0; depth < 20_000; depth += 1) deep = [deep]
    expect(canonicalJson(deep as never)).toHaveLength(40_002)
  })

  it.each([
    ['no number', Number.NaN],
    ['infinity', { value: [Number.POSITIVE_INFINITY] }],
    ['half a surrogate pair', ['\uD800']],
    ['a name with half a surrogate pair', { '\uDFFF': 1 }],
    ['nothing', undefined],
    ['a big integer', { value: 1n }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value as never)).toThrow()
  })

  it('refuses what holds itself', () => {
    const round: { self?: unknown } = {}
    round.self = [round]
    expect(() => canonicalJson(round as never)).toThrow('Circular')
  })
})
