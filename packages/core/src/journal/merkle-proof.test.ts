import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafHash } from './leaf.ts'
import { createMerkleLog, rootOf } from './merkle-log.ts'
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './merkle-proof.ts'

// The test vectors of Certificate Transparency: eight leaves and the roots of the logs of 0 to 8 of them.
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(hexToBytes(hex)))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const headOf = (size: number) => ({ size, rootHash: roots[size] ?? '' })

describe('the vectors of Certificate Transparency', () => {
  it.each(roots.map((root, size) => ({ root, size })))(
    'give the root of $size',
    ({ root, size }) => {
      expect(rootOf(leaves.slice(0, size))).toBe(root)
    },
  )

  it('give the inclusion proofs', () => {
    expect(inclusionProof({ leafHashes: leaves, index: 0 })).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(inclusionProof({ leafHashes: leaves, index: 5 })).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  it('give the consistency proofs', () => {
    expect(consistencyProof({ leafHashes: leaves, size: 6 })).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    const five = leaves.slice(0, 5)
    const proof = consistencyProof({ leafHashes: five, size: 2 })
    expect(proof).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ])
    expect(verifyConsistency({ from: headOf(2), to: headOf(5), proof })).toBe(true)
    expect(verifyConsistency({ from: headOf(3), to: headOf(5), proof })).toBe(false)
  })
})

const many = Array.from({ length: 64 }, (_, index) => leafHash(Uint8Array.of(index, 7)))
const manyRoots = [...many, ''].map((_, size) => rootOf(many.slice(0, size)))
const manyHead = (size: number) => ({ size, rootHash: manyRoots[size] ?? '' })

/** The same hash with one bit turned over. */
function flip(hash: string, bit: number): string {
  const digit = Number.parseInt(hash[bit >> 2] ?? '', 16) ^ (1 << (bit & 3))
  return hash.slice(0, bit >> 2) + digit.toString(16) + hash.slice((bit >> 2) + 1)
}

/** Every list in which one hash has one bit turned over, is missing or is there twice. */
function mangle(proof: readonly string[], bit: number): string[][] {
  const mangled: string[][] = [[...proof, manyRoots[1] ?? '']]
  proof.forEach((hash, at) => {
    mangled.push(proof.toSpliced(at, 1, flip(hash, bit)), proof.toSpliced(at, 1))
    mangled.push(proof.toSpliced(at, 0, hash))
  })
  return mangled
}

describe('every log of 1 to 64 leaves', () => {
  const sizes = Array.from({ length: 64 }, (_, index) => index + 1)

  it.each(sizes)('proves each of its leaves and nothing else: %i', (size) => {
    const leafHashes = many.slice(0, size)
    const head = manyHead(size)
    leafHashes.forEach((hash, index) => {
      const proof = inclusionProof({ leafHashes, index })
      expect(verifyInclusion({ leafHash: hash, index, head, proof })).toBe(true)
      const bit = (index * 31 + size * 7) % 256
      for (const wrong of mangle(proof, bit))
        expect(verifyInclusion({ leafHash: hash, index, head, proof: wrong })).toBe(false)
      expect(verifyInclusion({ leafHash: flip(hash, bit), index, head, proof })).toBe(false)
      const wrongHead = { size, rootHash: flip(head.rootHash, bit) }
      expect(verifyInclusion({ leafHash: hash, index, head: wrongHead, proof })).toBe(false)
      for (const other of [index - 1, index + 1, size, index + 0.5])
        expect(verifyInclusion({ leafHash: hash, index: other, head, proof })).toBe(false)
    })
  })

  it.each(sizes)('proves that it continues each smaller one: %i', (size) => {
    const leafHashes = many.slice(0, size)
    const to = manyHead(size)
    for (let old = 0; old <= size; old += 1) {
      const from = manyHead(old)
      const proof = consistencyProof({ leafHashes, size: old })
      expect(verifyConsistency({ from, to, proof })).toBe(true)
      const bit = (old * 13 + size * 3) % 256
      for (const wrong of mangle(proof, bit))
        expect(verifyConsistency({ from, to, proof: wrong })).toBe(false)
      const wrongFrom = { size: old, rootHash: flip(from.rootHash, bit) }
      const wrongTo = { size, rootHash: flip(to.rootHash, bit) }
      expect(verifyConsistency({ from: wrongFrom, to, proof })).toBe(false)
      // Every log continues the empty one, so that proof says nothing about the later root.
      if (old > 0) expect(verifyConsistency({ from, to: wrongTo, proof })).toBe(false)
    }
  })
})

describe('a growing log', () => {
  it('has the root of all its leaves after each, and goes on from what it stored', () => {
    fc.assert(
      fc.property(fc.nat(64), fc.nat(64), (first, second) => {
        const log = createMerkleLog()
        for (const hash of many.slice(0, first)) log.append(hash)
        const later = createMerkleLog({ size: log.size, range: log.range })
        const all = many.slice(0, Math.max(first, second))
        for (const hash of all.slice(first)) later.append(hash)
        expect(later.root()).toBe(rootOf(all))
        expect(later.size).toBe(all.length)
      }),
    )
  })

  it('refuses a range that does not fit its size', () => {
    expect(() => createMerkleLog({ size: 3, range: [manyRoots[1] ?? ''] })).toThrow(RangeError)
    expect(() => createMerkleLog({ size: -1, range: [] })).toThrow(RangeError)
  })
})

it('verifies nothing that is no hash', () => {
  const head = { size: 1, rootHash: 'zz' }
  expect(verifyInclusion({ leafHash: 'zz', index: 0, head, proof: [] })).toBe(false)
  expect(verifyConsistency({ from: head, to: head, proof: [] })).toBe(false)
  expect(() => inclusionProof({ leafHashes: many, index: 64 })).toThrow(RangeError)
  expect(() => consistencyProof({ leafHashes: many, size: 65 })).toThrow(RangeError)
})
