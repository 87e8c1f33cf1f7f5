import { canonicalJson, type JsonValue } from '@selfread/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText } from './json-text.ts'

describe('the JSON text of a document', () => {
  it('law: gives back what its canonical text gives back', () => {
    const value = fc.jsonValue({ noUnicodeString: false }).map((json) => json as JsonValue)
    fc.assert(
      fc.property(value, (json) => {
        expect(JSON.parse(jsonText(json))).toEqual(JSON.parse(canonicalJson(json)))
      }),
    )
  })

  it.each([
    Number.NaN,
    { list: [1, Number.POSITIVE_INFINITY] },
    { text: 'half \uD83D of it' },
    { '\uDC00': 1 },
    undefined,
  ])('is refused where JSON cannot say it: %j', (value) => {
    expect(() => jsonText(value as JsonValue)).toThrow()
    expect(() => canonicalJson(value as JsonValue)).toThrow()
  })

  it('may hold what looks like something unsaid', () => {
    for (const value of [null, { text: 'null' }, 'a text of \\ud800', { absent: undefined }])
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(canonicalJson(value)))
  })
})
