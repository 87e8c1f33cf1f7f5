import { canonicalJson, type JsonValue, leafBytes, leafHash } from '@selfread/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashLeaf } from './hash-leaf.ts'
import { leafText } from './leaf-text.ts'

const text = fc.string({ unit: 'binary', maxLength: 12 })
const data = fc.jsonValue({ noUnicodeString: false }).map((value) => value as JsonValue)
const sealed = fc.record({ subject: text, ciphertext: fc.uint8Array({ maxLength: 90 }) })

it('law: the text of a leaf is that of the core, and so is its hash', () => {
  fc.assert(
    fc.property(
      fc.record({
        tenant: text,
        stream: text,
        version: fc.nat(),
        type: text,
        recordedAt: text,
        actor: fc.record({ kind: fc.constantFrom('system', 'customer'), id: text }),
        data,
        sealed: fc.option(sealed, { nil: undefined }),
      }),
      ({ data: value, sealed: part, ...fact }) => {
        const bytes = leafBytes({ ...fact, data: value, ...(part && { sealed: part }) })
        const own = leafText({ ...fact, dataText: canonicalJson(value), sealed: part })
        expect(own).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
        expect(hashLeaf(own).toString('hex')).toBe(leafHash(bytes))
      },
    ),
  )
})

it('a leaf that JSON cannot say is refused', () => {
  const fact = {
    tenant: 'nord',
    stream: 'place/1',
    version: 1,
    type: 'noted',
    recordedAt: '2026-11-22T08:00:00.000Z',
    actor: { kind: 'system', id: '\uD800' },
    dataText: '{}',
  } as const
  expect(() => leafText(fact)).toThrow(TypeError)
})
