import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHeadSigner } from '../journal/index.ts'
import { parseVerifierKey } from './verifier-key.ts'

const signer = createHeadSigner({
  name: 'selfread.nord.example/journal',
  secretKey: new Uint8Array(32).fill(7),
})

describe('a verifier key', () => {
  it('is read as its signer gives it', () => {
    const { name, publicKey } = signer
    expect(parseVerifierKey(signer.verifierKey)).toEqual({ name, publicKey })
  })

  it('law: with any character changed or left out is none', () => {
    const text = signer.verifierKey
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 127 }), (at, shift) => {
        const other = String.fromCharCode((text.charCodeAt(at) + shift) % 128)
        expect(parseVerifierKey(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined()
        expect(parseVerifierKey(text.slice(0, at) + text.slice(at + 1))).toBeUndefined()
      }),
    )
  })

  it('of another kind is none', () => {
    const [name, hash, key = ''] = signer.verifierKey.split(/\+(.{8})\+/)
    const bytes = `\u0002${atob(key).slice(1)}`
    expect(parseVerifierKey(`${name}+${hash}+${btoa(bytes)}`)).toBeUndefined()
    expect(parseVerifierKey(`${name}+${hash}+${'='.repeat(44)}`)).toBeUndefined()
  })
})
