import { createMerkleLog, leafHash, type NodeAddress } from '@selfread/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteLog, splitHashes } from './byte-log.ts'

const hashes = fc.array(fc.uint8Array({ maxLength: 8 }).map(leafHash), { maxLength: 70 })

describe('a log over bytes', () => {
  it('law: has the roots, the range and the subtrees of the core’s log', () => {
    fc.assert(
      fc.property(hashes, (leaves) => {
        const nodes: (NodeAddress & { readonly hash: string })[] = []
        const log = createMerkleLog({ onNode: (node) => nodes.push(node) })
        const fast = createByteLog()
        for (const leaf of leaves) {
          const before = nodes.length
          log.append(leaf)
          const completed = fast.append(Buffer.from(leaf, 'hex'))
          expect(completed.map((node) => node.toString('hex'))).toEqual(
            nodes.slice(before).map(({ hash }) => hash),
          )
          expect(fast.root().toString('hex')).toBe(log.root())
        }
        expect(fast.size).toBe(log.size)
        expect(fast.root().toString('hex')).toBe(log.root())
        expect(splitHashes(fast.range()).map((hash) => hash.toString('hex'))).toEqual(log.range)
      }),
    )
  })

  it('law: goes on from what was stored of it', () => {
    fc.assert(
      fc.property(hashes, hashes, (first, second) => {
        const whole = createByteLog()
        const half = createByteLog()
        for (const leaf of first) {
          whole.append(Buffer.from(leaf, 'hex'))
          half.append(Buffer.from(leaf, 'hex'))
        }
        const continued = createByteLog({ size: half.size, range: half.range() })
        for (const leaf of second)
          expect(continued.append(Buffer.from(leaf, 'hex'))).toEqual(
            whole.append(Buffer.from(leaf, 'hex')),
          )
        expect(continued.root()).toEqual(whole.root())
      }),
    )
  })

  it('refuses a range that is not of its size', () => {
    expect(() => createByteLog({ size: 3, range: new Uint8Array(32) })).toThrow(
      new RangeError('A log of size 3 has 2 subtrees; 1 given.'),
    )
    expect(() => createByteLog({ size: -1, range: new Uint8Array() })).toThrow(RangeError)
  })
})
