import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createKey, seal, unseal } from './seal.ts'

const key = createKey()
const label = ['fact', 'nord', 'place/1', 1] as const
const bytes = fc.uint8Array({ maxLength: 300 })

it('opens what it sealed', () => {
  fc.assert(
    fc.property(bytes, (plaintext) => {
      expect(unseal(key, seal(key, plaintext, label), label)).toEqual(Buffer.from(plaintext))
    }),
  )
})

it('opens nothing in which a bit differs', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), (plaintext, anywhere) => {
      const sealed = seal(key, plaintext, label)
      const bit = anywhere % (sealed.length * 8)
      sealed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => unseal(key, sealed, label)).toThrow()
    }),
  )
})

it('opens nothing elsewhere, with another key or cut short', () => {
  const sealed = seal(key, Buffer.from('Ana'), label)
  expect(() => unseal(key, sealed, ['fact', 'nord', 'place/1', 2])).toThrow()
  expect(() => unseal(createKey(), sealed, label)).toThrow()
  expect(() => unseal(key, sealed.subarray(0, 20), label)).toThrow()
  expect(seal(key, Buffer.from('Ana'), label)).not.toEqual(sealed)
})
