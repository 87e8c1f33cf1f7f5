import { hash } from 'node:crypto'

/** Bytes of a hash. */
export const hashLength = 32

/** A growing RFC 6962 log over bytes: `createMerkleLog` of the core, fast enough for every append of a store. */
export interface ByteLog {
  readonly size: number
  /**
   * Adds a leaf hash. Gives the roots of all subtrees that it completes, the leaf first and each
   * level above after it: the root of (level, index) is number `level` of what the leaf at
   * (index + 1) · 2^level − 1 gave.
   */
  append(leafHash: Uint8Array): readonly Buffer[]
  /** RFC 6962 root hash. */
  root(): Buffer
  /** Roots of the complete subtrees, largest first: all that is needed to go on later. */
  range(): Buffer
}

/** A log to append to: empty, or continued from a size and the range that was stored. */
export function createByteLog(
  from: { readonly size: number; readonly range: Uint8Array } = {
    size: 0,
    range: new Uint8Array(),
  },
): ByteLog {
  let size = from.size
  const range = splitHashes(from.range)
  if (!Number.isSafeInteger(size) || size < 0 || countOnes(size) !== range.length)
    throw new RangeError(
      `A log of size ${size} has ${countOnes(size)} subtrees; ${range.length} given.`,
    )

  return {
    get size() {
      return size
    },
    append(leafHash) {
      let node: Buffer = Buffer.from(leafHash)
      const completed = [node]
      // Every trailing 1 bit of the size is a complete subtree that the new one completes a larger one with.
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        node = hashChildren(range.pop() as Buffer, node)
        completed.push(node)
      }
      range.push(node)
      size += 1
      return completed
    },
    root() {
      const last = range.at(-1)
      if (last === undefined) return hash('sha256', '', 'buffer')
      let node = last
      for (let index = range.length - 2; index >= 0; index -= 1)
        node = hashChildren(range[index] as Buffer, node)
      return node
    },
    range: () => Buffer.concat(range),
  }
}

/** The hashes that a column holds one after another. */
export function splitHashes(bytes: Uint8Array): Buffer[] {
  const all = Buffer.from(bytes)
  const hashes: Buffer[] = []
  for (let start = 0; start < all.length; start += hashLength)
    hashes.push(all.subarray(start, start + hashLength))
  return hashes
}

const children = Buffer.alloc(1 + 2 * hashLength)
children[0] = 1

/** RFC 6962 node hash of two children: SHA-256 of 0x01, left, right. */
function hashChildren(left: Uint8Array, right: Uint8Array): Buffer {
  children.set(left, 1)
  children.set(right, 1 + hashLength)
  return hash('sha256', children, 'buffer')
}

function countOnes(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}
