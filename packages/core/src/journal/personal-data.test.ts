import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafBytes, leafHash, type SealedData } from './leaf.ts'
import { rootOf } from './merkle-log.ts'
import { inclusionProof, verifyInclusion } from './merkle-proof.ts'
import {
  factLabel,
  openPersonalData,
  type SealingCipher,
  sealPersonalData,
} from './personal-data.ts'
import { eraseSubjectKey, subjectKey, withSubjectKey } from './subject-keys.ts'

const TAG_LENGTH = 32

/** Encrypt, then authenticate: made of hashes alone, so that it runs wherever the core does. */
const hashCipher: SealingCipher = {
  nonceLength: 12,
  seal({ key, nonce, associatedData, plaintext }) {
    const ciphertext = withKeyStream(key, nonce, plaintext)
    return concatBytes(ciphertext, tagOf(key, [nonce, associatedData, ciphertext]))
  },
  open({ key, nonce, associatedData, ciphertext }) {
    const body = ciphertext.subarray(0, -TAG_LENGTH)
    const tag = bytesToHex(tagOf(key, [nonce, associatedData, body]))
    if (tag !== bytesToHex(ciphertext.subarray(-TAG_LENGTH))) return undefined
    return withKeyStream(key, nonce, body)
  },
}

function withKeyStream(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => {
    const block = sha256(concatBytes(key, nonce, utf8ToBytes(`${Math.floor(at / 32)}`)))
    return byte ^ (block[at % 32] ?? 0)
  })
}

function tagOf(key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const lengths = utf8ToBytes(parts.map(({ length }) => length).join(' '))
  return hmac(sha256, key, concatBytes(lengths, ...parts))
}

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const fact = fc.record({
  tenant: fc.constantFrom('nord', 'sud'),
  stream: fc.constantFrom('place/1', 'place/2'),
  version: fc.integer({ min: 1, max: 3 }),
})
const personal = fc.record({
  subject: fc.constantFrom('C1', 'C2'),
  data: fc.record({ name: fc.string({ unit: 'grapheme' }), phones: fc.array(fc.string()) }),
})

describe('personal data of a fact', () => {
  it('law: opens with its key, for its fact, as it was sealed', () => {
    fc.assert(
      fc.property(personal, fact, bytesOf(32), bytesOf(12), (person, of, key, nonce) => {
        const sealed = sealPersonalData(hashCipher, { personal: person, fact: of, key, nonce })
        expect(sealed.subject).toBe(person.subject)
        expect(sealed.ciphertext.subarray(0, 12)).toEqual(nonce)
        expect(openPersonalData(hashCipher, { sealed, fact: of, key })).toEqual(person)
      }),
    )
  })

  it('law: opens for no other fact, with no other key, and with no bit changed', () => {
    fc.assert(
      fc.property(
        fc.tuple(personal, fact, fact),
        fc.tuple(bytesOf(32), bytesOf(32), bytesOf(12)),
        fc.nat(),
        ([person, of, other], [key, otherKey, nonce], anywhere) => {
          const sealed = sealPersonalData(hashCipher, { personal: person, fact: of, key, nonce })
          if (factLabel(of).join() !== factLabel(other).join())
            expect(openPersonalData(hashCipher, { sealed, fact: other, key })).toBeUndefined()
          if (bytesToHex(key) !== bytesToHex(otherKey))
            expect(openPersonalData(hashCipher, { sealed, fact: of, key: otherKey })).toBe(
              undefined,
            )
          const ciphertext = Uint8Array.from(sealed.ciphertext)
          const bit = anywhere % (ciphertext.length * 8)
          ciphertext[bit >> 3] = (ciphertext[bit >> 3] ?? 0) ^ (1 << (bit & 7))
          const changed: SealedData = { ...sealed, ciphertext }
          expect(openPersonalData(hashCipher, { sealed: changed, fact: of, key })).toBeUndefined()
        },
      ),
    )
  })

  it('is bound to the fact’s tenant, stream and version', () => {
    const of = { tenant: 'nord', stream: 'place/1', version: 2 }
    expect(factLabel(of)).toEqual(['fact', 'nord', 'place/1', 2])
    const seen: Uint8Array[] = []
    const listening: SealingCipher = {
      ...hashCipher,
      seal(input) {
        seen.push(input.associatedData)
        return hashCipher.seal(input)
      },
    }
    const content = { personal: { subject: 'C1', data: 'Ana' }, fact: of, key: new Uint8Array(32) }
    sealPersonalData(listening, { ...content, nonce: new Uint8Array(12) })
    expect(seen).toEqual([utf8ToBytes('["fact","nord","place/1",2]')])
    expect(() => sealPersonalData(hashCipher, { ...content, nonce: new Uint8Array(11) })).toThrow(
      new RangeError('A nonce has 12 bytes, not 11.'),
    )
  })
})

describe('the key of a subject', () => {
  const owner = fc.record({
    tenant: fc.constantFrom('nord', 'sud'),
    subject: fc.constantFrom('C1', 'C2', 'C3'),
  })
  const step = fc.record({ owner, isErased: fc.boolean() })

  it('law: is made once, stays until it is destroyed, and never comes back', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const live = new Map<string, Uint8Array>()
        let keys = withSubjectKey([], { tenant: 'nord', subject: 'C0', fresh: Uint8Array.of(99) })
        steps.forEach(({ owner: of, isErased }, serial) => {
          const name = `${of.tenant}/${of.subject}`
          const fresh = Uint8Array.of(serial)
          if (isErased) {
            keys = eraseSubjectKey(keys, of)
            live.delete(name)
          } else {
            keys = withSubjectKey(keys, { ...of, fresh })
            if (!live.has(name)) live.set(name, fresh)
          }
          expect(subjectKey(keys, of)).toEqual(live.get(name))
        })
        for (const [name, key] of live) {
          const [tenant = '', subject = ''] = name.split('/')
          expect(subjectKey(keys, { tenant, subject })).toEqual(key)
        }
        expect(subjectKey(keys, { tenant: 'nord', subject: 'C0' })).toEqual(Uint8Array.of(99))
        expect(keys.filter(({ key }) => key !== undefined)).toHaveLength(live.size + 1)
      }),
    )
  })

  it('leaves a row when it is destroyed', () => {
    const of = { tenant: 'nord', subject: 'C1' }
    const erased = eraseSubjectKey(withSubjectKey([], { ...of, fresh: Uint8Array.of(1) }), of)
    expect(erased).toEqual([of])
    expect(withSubjectKey(erased, { ...of, fresh: Uint8Array.of(2) })).toEqual([
      of,
      { ...of, key: Uint8Array.of(2) },
    ])
  })
})

describe('erasing a person', () => {
  it('law: makes their data unreadable, nobody else’s, and breaks no proof', () => {
    fc.assert(
      fc.property(fc.array(personal, { minLength: 1, maxLength: 8 }), fc.nat(), (people, any) => {
        const tenant = 'nord'
        let keys = [...new Set(people.map(({ subject }) => subject))].reduce(
          (known, subject, at) =>
            withSubjectKey(known, { tenant, subject, fresh: new Uint8Array(32).fill(at + 1) }),
          withSubjectKey([], { tenant, subject: 'C9', fresh: new Uint8Array(32) }),
        )
        const stored = people.map((person, at) => {
          const of = { tenant, stream: 'place/1', version: at + 1 }
          const key = subjectKey(keys, { tenant, subject: person.subject }) ?? new Uint8Array()
          const nonce = new Uint8Array(12).fill(at)
          const sealed = sealPersonalData(hashCipher, { personal: person, fact: of, key, nonce })
          const content = { ...of, type: 'x', recordedAt: '2026-11-24T10:00:00.000Z', data: {} }
          const actor = { kind: 'system', id: 'desk' } as const
          return { of, person, sealed, leaf: leafBytes({ ...content, actor, sealed }) }
        })
        const leafHashes = stored.map(({ leaf }) => leafHash(leaf))
        const head = { size: stored.length, rootHash: rootOf(leafHashes) }
        const erased = people[any % people.length]?.subject ?? ''
        keys = eraseSubjectKey(keys, { tenant, subject: erased })
        stored.forEach(({ of, person, sealed, leaf }, index) => {
          const key = subjectKey(keys, { tenant, subject: person.subject })
          const opened = key && openPersonalData(hashCipher, { sealed, fact: of, key })
          expect(opened).toEqual(person.subject === erased ? undefined : person)
          const proof = inclusionProof({ leafHashes, index })
          expect(verifyInclusion({ leafHash: leafHash(leaf), index, head, proof })).toBe(true)
        })
      }),
    )
  })
})
