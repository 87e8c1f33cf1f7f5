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
import type { NodeAddress } from './node-address.ts'
import { consistencyPlan, inclusionPlan, type ProofPlan, proofOf } from './proof-plan.ts'

const leaves = Array.from({ length: 200 }, (_, index) => leafHash(Uint8Array.of(index, 7)))

/** What a store keeps of the first `size` leaves, and a reader that counts. */
function storeOf(size: number) {
  const nodes = new Map<string, string>()
  const key = ({ level, index }: NodeAddress) => `${level}/${index}`
  const log = createMerkleLog({ onNode: (node) => nodes.set(key(node), node.hash) })
  for (const hash of leaves.slice(0, size)) log.append(hash)
  const read = (address: NodeAddress) => nodes.get(key(address)) ?? 'missing'
  return { read, nodes, head: { size, rootHash: log.root() } }
}

const sizes = fc.integer({ min: 1, max: leaves.length })

describe('a proof out of stored nodes', () => {
  it('law: is the proof out of all leaves', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, any) => {
        const leafHashes = leaves.slice(0, size)
        const { read } = storeOf(size)
        const index = any % size
        const old = any % (size + 1)
        const inclusion = proofOf(inclusionPlan({ size, index }), read)
        expect(inclusion).toEqual(inclusionProof({ leafHashes, index }))
        const consistency = proofOf(consistencyPlan({ from: old, size }), read)
        expect(consistency).toEqual(consistencyProof({ leafHashes, size: old }))
      }),
    )
  })

  it('law: of a store that has grown since still proves the smaller log', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, any) => {
        const { read } = storeOf(leaves.length)
        const head = { size, rootHash: rootOf(leaves.slice(0, size)) }
        const index = any % size
        const proof = proofOf(inclusionPlan({ size, index }), read)
        const hash = leaves[index] ?? ''
        expect(verifyInclusion({ leafHash: hash, index, head, proof })).toBe(true)
      }),
    )
  })

  it('law: reads at most two nodes for every level of the tree', () => {
    const size = fc.integer({ min: 1, max: 2 ** 50 })
    const isShort = (plan: ProofPlan, levels: number) =>
      plan.flat().length <= 2 * levels && plan.length <= levels + 1
    fc.assert(
      fc.property(size, fc.nat({ max: 2 ** 50 }), (n, any) => {
        const levels = Math.ceil(Math.log2(n))
        expect(isShort(inclusionPlan({ size: n, index: any % n }), levels)).toBe(true)
        expect(isShort(consistencyPlan({ from: any % (n + 1), size: n }), levels)).toBe(true)
      }),
    )
  })

  it('of a million leaves reads 20 to 26 nodes', () => {
    // All leaves alike: the roots of complete subtrees differ by level only.
    const leaf = leaves[0] ?? ''
    const byLevel = [leaf]
    const log = createMerkleLog({
      onNode: ({ level, hash }) => {
        byLevel[level] = hash
      },
    })
    for (let at = 0; at < 2 ** 10; at += 1) log.append(leaf)
    const levelHash = (level: number): string => {
      const known = byLevel[level]
      if (known !== undefined) return known
      const below = levelHash(level - 1)
      const [hash = ''] = proofOf(
        [
          [
            { level: 0, index: 0 },
            { level: 0, index: 1 },
          ],
        ],
        () => below,
      )
      byLevel[level] = hash
      return hash
    }
    const size = 1_000_000
    const range = [19, 18, 17, 16, 14, 9, 6].map(levelHash)
    const head = { size, rootHash: createMerkleLog({ size, range }).root() }
    const read = ({ level }: NodeAddress) => levelHash(level)
    for (const [index, count] of [
      [0, 25],
      [999_999, 12],
      [524_288, 24],
    ] as const) {
      const plan = inclusionPlan({ size, index })
      expect(plan.flat()).toHaveLength(count)
      const proof = proofOf(plan, read)
      expect(verifyInclusion({ leafHash: leaf, index, head, proof })).toBe(true)
    }
    const from = { size: 1024, rootHash: levelHash(10) }
    const proof = proofOf(consistencyPlan({ from: 1024, size }), read)
    expect(verifyConsistency({ from, to: head, proof })).toBe(true)
  })

  it('is of leaves that are there', () => {
    expect(inclusionPlan({ size: 1, index: 0 })).toEqual([])
    expect(() => inclusionPlan({ size: 1, index: 1 })).toThrow(
      new RangeError('index is 1; expected a whole number from 0 to 0'),
    )
    expect(() => inclusionPlan({ size: 1, index: -1 })).toThrow(RangeError)
    expect(() => inclusionPlan({ size: 8, index: 0.5 })).toThrow(RangeError)
    expect(() => consistencyPlan({ from: 9, size: 8 })).toThrow(
      new RangeError('from is 9; expected a whole number from 0 to 8'),
    )
    expect(consistencyPlan({ from: 0, size: 8 })).toEqual([])
    expect(consistencyPlan({ from: 8, size: 8 })).toEqual([])
  })

  it('is planned as RFC 6962 draws it: the tree of seven leaves', () => {
    expect(inclusionPlan({ size: 7, index: 3 })).toEqual([
      [{ level: 0, index: 2 }],
      [{ level: 1, index: 0 }],
      [
        { level: 1, index: 2 },
        { level: 0, index: 6 },
      ],
    ])
    expect(consistencyPlan({ from: 3, size: 7 })).toEqual([
      [{ level: 0, index: 2 }],
      [{ level: 0, index: 3 }],
      [{ level: 1, index: 0 }],
      [
        { level: 1, index: 2 },
        { level: 0, index: 6 },
      ],
    ])
  })
})

describe('a log that is listened to', () => {
  it('tells every complete subtree once, with the root of its leaves', () => {
    const { nodes } = storeOf(11)
    expect([...nodes.keys()]).toEqual(
      [
        ['0/0', '0/1', '1/0', '0/2', '0/3', '1/1', '2/0', '0/4', '0/5', '1/2', '0/6'],
        ['0/7', '1/3', '2/1', '3/0', '0/8', '0/9', '1/4', '0/10'],
      ].flat(),
    )
    expect(nodes.get('2/1')).toBe(rootOf(leaves.slice(4, 8)))
    expect(nodes.get('0/10')).toBe(leaves[10])
    expect(hexToBytes(nodes.get('3/0') ?? '')).toHaveLength(32)
  })

  it('goes on telling where it was continued', () => {
    const first = createMerkleLog()
    for (const hash of leaves.slice(0, 3)) first.append(hash)
    const told: string[] = []
    const later = createMerkleLog({
      size: first.size,
      range: first.range,
      onNode: ({ level, index }) => told.push(`${level}/${index}`),
    })
    later.append(leaves[3] ?? '')
    expect(told).toEqual(['0/3', '1/1', '2/0'])
  })
})
