import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { NodeAddress } from './node-address.ts'

/** Root of the log without leaves: SHA-256 of nothing. */
const emptyRoot = bytesToHex(sha256(new Uint8Array()))

/**
 * A growing RFC 6962 log that keeps only its compact range: the roots of the complete subtrees it
 * consists of, one for every 1 bit of its size.
 */
export interface MerkleLog {
  readonly size: number
  /** Roots of the complete subtrees, largest first: all that is needed to go on later. */
  readonly range: readonly string[]
  /** Adds a leaf hash; hashes O(1) nodes on average, O(log n) at most. */
  append(leafHash: string): void
  /** RFC 6962 root hash. */
  root(): string
}

/**
 * A log to append to: empty, or continued from a size and range that were stored.
 *
 * @example
 * ```ts
 * const log = createMerkleLog()
 * log.append(leafHash(leafBytes(fact)))
 * log.root()
 * ```
 */
export function createMerkleLog(
  from: {
    readonly size?: number
    readonly range?: readonly string[]
    /**
     * Told of the root of every subtree that an append completes, the leaf first. A store that
     * keeps them under their addresses reads proofs instead of hashing all leaves again.
     */
    readonly onNode?: (node: NodeAddress & { readonly hash: string }) => void
  } = {},
): MerkleLog {
  let size = from.size ?? 0
  const range: Uint8Array[] = (from.range ?? []).map((hash) => hexToBytes(hash))
  if (!Number.isSafeInteger(size) || size < 0 || countOnes(size) !== range.length)
    throw new RangeError(
      `A log of size ${size} has ${countOnes(size)} subtrees; ${range.length} given.`,
    )

  return {
    get size() {
      return size
    },
    get range() {
      return range.map((hash) => bytesToHex(hash))
    },
    append(leafHash) {
      let node: Uint8Array = hexToBytes(leafHash)
      let level = 0
      from.onNode?.({ level, index: size, hash: leafHash })
      // Every trailing 1 bit of the size is a complete subtree that the new one completes a larger one with.
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        node = hashChildren(range.pop() as Uint8Array, node)
        level += 1
        from.onNode?.({ level, index: Math.floor(size / 2 ** level), hash: bytesToHex(node) })
      }
      range.push(node)
      size += 1
    },
    root() {
      const last = range.at(-1)
      if (last === undefined) return emptyRoot
      let node = last
      for (let index = range.length - 2; index >= 0; index -= 1)
        node = hashChildren(range[index] as Uint8Array, node)
      return bytesToHex(node)
    },
  }
}

/** RFC 6962 root of all leaf hashes. */
export function rootOf(leafHashes: Iterable<string>): string {
  const log = createMerkleLog()
  for (const hash of leafHashes) log.append(hash)
  return log.root()
}

/** RFC 6962 node hash of two children: SHA-256 of 0x01, left, right. */
export function hashChildren(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return sha256(bytes)
}

function countOnes(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}
