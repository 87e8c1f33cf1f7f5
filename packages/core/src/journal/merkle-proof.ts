import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { hashChildren, rootOf } from './merkle-log.ts'
import type { NodeAddress } from './node-address.ts'
import { consistencyPlan, inclusionPlan, proofOf } from './proof-plan.ts'
import type { TreeHead } from './tree-head.ts'

/** Shows that a leaf is in a log: the hashes beside its way to the root, leaf first, in hex. */
export type InclusionProof = readonly string[]

/** Shows that a log only grew: the hashes from which both roots follow, in hex. */
export type ConsistencyProof = readonly string[]

/**
 * Proof that the leaf at `index` is in the log of all `leafHashes` (RFC 6962, 2.1.1). Hashes them
 * all: with an `inclusionPlan` a few stored nodes are read instead.
 */
export function inclusionProof(query: {
  readonly leafHashes: readonly string[]
  readonly index: number
}): InclusionProof {
  const { leafHashes, index } = query
  return proofOf(inclusionPlan({ size: leafHashes.length, index }), nodesOf(leafHashes))
}

/**
 * True where `proof` shows that the log with this size and root has `leafHash` at `index`
 * (RFC 9162, 2.1.3.2). Needs no store: a consumer checks a receipt with it offline.
 */
export function verifyInclusion(claim: {
  readonly leafHash: string
  readonly index: number
  readonly head: TreeHead
  readonly proof: InclusionProof
}): boolean {
  const { index, head } = claim
  if (!isSize(index) || !isSize(head.size) || index >= head.size) return false
  const hashes = parseHashes([claim.leafHash, head.rootHash, ...claim.proof])
  if (hashes === undefined) return false
  const [leaf, , ...proof] = hashes as [Uint8Array, Uint8Array, ...Uint8Array[]]

  let [node, last] = [index, head.size - 1]
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = hashChildren(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = hashChildren(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && bytesToHex(hash) === head.rootHash
}

/**
 * Proof that the log of all `leafHashes` continues the one of the first `size` (RFC 6962, 2.1.2).
 * Hashes them all: with a `consistencyPlan` a few stored nodes are read instead.
 */
export function consistencyProof(query: {
  readonly leafHashes: readonly string[]
  readonly size: number
}): ConsistencyProof {
  const { leafHashes, size: from } = query
  return proofOf(consistencyPlan({ from, size: leafHashes.length }), nodesOf(leafHashes))
}

/**
 * True where `proof` shows that the log `to` begins with all of the log `from` (RFC 9162,
 * 2.1.4.2): nothing an auditor's old head covers was changed. Every log continues the empty one.
 */
export function verifyConsistency(claim: {
  readonly from: TreeHead
  readonly to: TreeHead
  readonly proof: ConsistencyProof
}): boolean {
  const { from, to, proof } = claim
  if (!isSize(from.size) || !isSize(to.size) || from.size > to.size) return false
  if (parseHashes([from.rootHash, to.rootHash]) === undefined) return false
  if (from.size === 0) return proof.length === 0 && from.rootHash === rootOf([])
  if (from.size === to.size) return proof.length === 0 && from.rootHash === to.rootHash

  // Where the old size is a power of two the old root is itself the first hash.
  const path = parseHashes(isPowerOfTwo(from.size) ? [from.rootHash, ...proof] : proof)
  const [first, ...rest] = path ?? []
  if (first === undefined) return false

  let [node, last] = [from.size - 1, to.size - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let [oldHash, newHash] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      oldHash = hashChildren(sibling, oldHash)
      newHash = hashChildren(sibling, newHash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newHash = hashChildren(newHash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && bytesToHex(oldHash) === from.rootHash && bytesToHex(newHash) === to.rootHash
}

/** The roots of complete subtrees, hashed from the leaves. */
function nodesOf(leafHashes: readonly string[]): (address: NodeAddress) => string {
  return ({ level, index }) =>
    rootOf(leafHashes.slice(index * 2 ** level, (index + 1) * 2 ** level))
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isPowerOfTwo(size: number): boolean {
  let rest = size
  while (rest % 2 === 0) rest /= 2
  return rest === 1
}

/** Bytes of SHA-256 hashes in lower-case hex; undefined where one is anything else. */
function parseHashes(hashes: readonly string[]): Uint8Array[] | undefined {
  if (!hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))) return undefined
  return hashes.map((hash) => hexToBytes(hash))
}
