import { canonicalJson, type JsonValue } from '@selfread/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { copyJson } from './copy-json.ts'

const parsed = (value: JsonValue) => JSON.parse(canonicalJson(value))

it('law: a copy is what the text of the value gives, and shares nothing with it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (json) => {
      const value = json as JsonValue
      const copy = copyJson(value, canonicalJson(value))
      expect(copy).toStrictEqual(parsed(value))
      if (typeof value === 'object' && value !== null) expect(copy).not.toBe(value)
    }),
  )
})

it.each<JsonValue>([
  -0,
  { absent: undefined, list: [{ deep: [] }] },
  JSON.parse('{"__proto__":{"a":1}}'),
  [undefined] as never,
  new Date(0) as never,
  JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`),
])('a value that is not quite plain comes as JSON has it: %j', (value) => {
  expect(copyJson(value, canonicalJson(value))).toStrictEqual(parsed(value))
})
