import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHeadSigner } from '../journal/index.ts'
import { formatSignerKey, parseSignerKey } from './signer-key.ts'

const settings = { name: 'selfread.nord.example/journal', secretKey: new Uint8Array(32).fill(7) }
const text = formatSignerKey(settings)

describe('a signer’s key', () => {
  it('gives its signer again', () => {
    const signer = createHeadSigner(settings)
    const read = parseSignerKey(text)
    expect(read?.verifierKey).toBe(signer.verifierKey)
    expect(read?.signNote('text\n')).toBe(signer.signNote('text\n'))
  })

  it('is in the form that note tools read', () => {
    expect(text).toBe(
      'PRIVATE+KEY+selfread.nord.example/journal+c37ba889+AQcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH',
    )
  })

  it('law: with any character changed or left out is none', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 127 }), (at, shift) => {
        const other = String.fromCharCode((text.charCodeAt(at) + shift) % 128)
        expect(parseSignerKey(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined()
        expect(parseSignerKey(text.slice(0, at) + text.slice(at + 1))).toBeUndefined()
      }),
    )
  })
})
