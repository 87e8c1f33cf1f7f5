import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { hashChildren } from './merkle-log.ts'
import type { NodeAddress } from './node-address.ts'

/**
 * What a proof is made of: for each of its hashes the complete subtrees, left to right, that it
 * follows from. A plan for a log of n leaves names at most 2 · log2 n of them, so that a store that
 * keeps nodes proves without reading the leaves.
 */
export type ProofPlan = readonly (readonly NodeAddress[])[]

/** What to read for the proof that the leaf at `index` is in a log of `size` leaves (RFC 6962, 2.1.1). */
export function inclusionPlan(query: { readonly size: number; readonly index: number }): ProofPlan {
  const { size, index } = query
  assertInside(index, 0, size - 1, 'index')
  const plan: (readonly NodeAddress[])[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + split(to - from)
    if (index < middle) {
      plan.push(subtreesOf(middle, to))
      to = middle
    } else {
      plan.push(subtreesOf(from, middle))
      from = middle
    }
  }
  return plan.reverse()
}

/** What to read for the proof that a log of `size` leaves continues the one of its first `from` (RFC 6962, 2.1.2). */
export function consistencyPlan(query: {
  readonly from: number
  readonly size: number
}): ProofPlan {
  assertInside(query.from, 0, query.size, 'from')
  if (query.from === 0) return []
  const plan: (readonly NodeAddress[])[] = []
  let [from, to] = [0, query.size]
  let isOldRoot = true
  while (query.from !== to) {
    const middle = from + split(to - from)
    if (query.from <= middle) {
      plan.push(subtreesOf(middle, to))
      to = middle
    } else {
      plan.push(subtreesOf(from, middle))
      from = middle
      isOldRoot = false
    }
  }
  if (!isOldRoot) plan.push(subtreesOf(from, to))
  return plan.reverse()
}

/**
 * The proof of a plan.
 *
 * @param hashOf gives the hash at an address, lower-case hex, out of what the store has kept.
 *
 * @example
 * ```ts
 * const nodes = new Map<string, string>()
 * const log = createMerkleLog({ onNode: ({ level, index, hash }) => nodes.set(`${level}/${index}`, hash) })
 * for (const hash of leafHashes) log.append(hash)
 * const plan = inclusionPlan({ size: log.size, index: 7 })
 * const proof = proofOf(plan, ({ level, index }) => nodes.get(`${level}/${index}`) ?? '')
 * ```
 */
export function proofOf(
  plan: ProofPlan,
  hashOf: (address: NodeAddress) => string,
): readonly string[] {
  return plan.map((subtrees) => {
    const hashes = subtrees.map((it): Uint8Array => hexToBytes(hashOf(it)))
    return bytesToHex(hashes.reduceRight((right, left) => hashChildren(left, right)))
  })
}

/** The complete subtrees of the leaves from `from` on and below `to`, left to right. */
function subtreesOf(from: number, to: number): readonly NodeAddress[] {
  const subtrees: NodeAddress[] = []
  let start = from
  while (start < to) {
    let [level, width] = [0, 1]
    while (start % (width * 2) === 0 && start + width * 2 <= to) {
      level += 1
      width *= 2
    }
    subtrees.push({ level, index: start / width })
    start += width
  }
  return subtrees
}

/** The largest power of two below `size`: how many leaves the left subtree has. */
function split(size: number): number {
  let left = 1
  while (left * 2 < size) left *= 2
  return left
}

function assertInside(value: number, from: number, to: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < from || value > to)
    throw new RangeError(`${name} is ${value}; expected a whole number from ${from} to ${to}`)
}
