import type { InputProblem, Parsed } from '../parsing/index.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { parseHeadNote } from './head-note.ts'
import { leafHash } from './leaf.ts'
import { type InclusionProof, verifyInclusion } from './merkle-proof.ts'
import { type LeafFact, parseLeaf } from './parse-leaf.ts'
import { partitionOf } from './partition.ts'
import { type NoteRefusal, openNote } from './signed-note.ts'
import type { TreeHead } from './tree-head.ts'

/** Proof for a consumer's own keeping that the journal holds a fact: needs no store, no network. */
export interface Receipt {
  /** The bytes that the log commits to for the fact, in base64: `leafBytes`. */
  readonly leaf: string
  /** The leaf's position in its log. */
  readonly index: number
  readonly proof: InclusionProof
  /** A signed checkpoint, or a signed partitioned head. */
  readonly checkpoint: string
}

/** What a receipt proves, or why it proves nothing. */
export type VerifiedReceipt =
  | { readonly isValid: true; readonly fact: LeafFact; readonly head: TreeHead }
  | { readonly isValid: false; readonly code: ReceiptRefusal }

/**
 * Why a receipt proves nothing; the first that holds, in this order:
 * - `malformed`: it has not the form of a receipt, its leaf is no fact, or its note no checkpoint;
 * - `unsigned_by_key`, `wrong_signature`: the named key did not sign the checkpoint;
 * - `not_in_log`: the fact is not in the log of the checkpoint at its index.
 */
export type ReceiptRefusal = NoteRefusal | 'not_in_log'

const LEAF_LENGTH_MAX = 4_194_304 // base64 of 3 MiB
const HASHES_MAX = 53 // a log has at most 2^53 leaves
const NOTE_LENGTH_MAX = 65_536

/**
 * A receipt for a fact. Throws where it would not verify: what does not hold is never given out.
 *
 * @example
 * ```ts
 * const { partition, position } = fact
 * const heads = await store.logHeads()
 * const plan = inclusionPlan({ size: heads[partition].size, index: position })
 * const nodes = plan.flat()
 * const hashes = await store.logNodes({ partition, nodes })
 * const proof = proofOf(plan, (node) => hashes[nodes.indexOf(node)])
 * const leaf = await store.readLeaf({ tenant, partition, position })
 * const receipt = makeReceipt({ leaf, index: position, proof, checkpoint: signHeads({ signer, heads }) })
 * ```
 */
export function makeReceipt(content: {
  readonly leaf: Uint8Array
  readonly index: number
  readonly proof: InclusionProof
  readonly checkpoint: string
}): Receipt {
  const receipt = { ...content, leaf: toBase64(content.leaf) }
  const parts = partsOf(receipt)
  if (parts === undefined || !isInLog(receipt, parts))
    throw new Error(`The proof does not show fact ${content.index} in the log of the checkpoint.`)
  return receipt
}

/** A receipt out of what somebody sent as JSON. */
export function parseReceipt(input: unknown): Parsed<Receipt> {
  // Held to its form by hand: whoever only verifies receipts need not load a schema library.
  const { leaf, index, proof, checkpoint, ...others } = fieldsOf(input)
  const problems = [
    ...unless(isText(leaf, LEAF_LENGTH_MAX), 'leaf', 'text'),
    ...unless(isWhole(index, 0), 'index', 'a whole number from 0'),
    ...unless(Array.isArray(proof) && proof.length <= HASHES_MAX, 'proof', 'a list of hashes'),
    ...(Array.isArray(proof) ? proof.slice(0, HASHES_MAX) : []).flatMap((hash, at) =>
      unless(isHash(hash), `proof.${at}`, '64 lower-case hex digits'),
    ),
    ...unless(isText(checkpoint, NOTE_LENGTH_MAX), 'checkpoint', 'the text of a checkpoint'),
    ...Object.keys(others).map((name) => ({ path: '', message: `expected no ${name}` })),
  ]
  // Each field was looked at above.
  return problems.length === 0 ? { ok: true, value: input as Receipt } : { ok: false, problems }
}

function unless(isRight: boolean, path: string, expected: string): readonly InputProblem[] {
  return isRight ? [] : [{ path, message: `expected ${expected}` }]
}

function fieldsOf(input: unknown): { readonly [name: string]: unknown } {
  const isRecord = typeof input === 'object' && input !== null && !Array.isArray(input)
  return isRecord ? { ...input } : {}
}

function isText(value: unknown, lengthMax: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= lengthMax
}

function isWhole(value: unknown, minimum: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= minimum
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

/**
 * Checks a receipt against the named Ed25519 key, offline. A receipt of a partitioned journal must
 * lie in the partition of its own stream. Garbage is refused, never thrown.
 */
export function verifyReceipt(query: {
  readonly receipt: Receipt
  readonly name: string
  readonly publicKey: Uint8Array
}): VerifiedReceipt {
  const { receipt, name, publicKey } = query
  const parts = parseReceipt(receipt).ok ? partsOf(receipt) : undefined
  if (parts === undefined) return { isValid: false, code: 'malformed' }
  const opened = openNote({ note: receipt.checkpoint, name, publicKey })
  if (!opened.isValid) return { isValid: false, code: opened.code }
  if (!isInLog(receipt, parts)) return { isValid: false, code: 'not_in_log' }
  return { isValid: true, fact: parts.fact, head: parts.head }
}

interface ReceiptParts {
  readonly leaf: Uint8Array
  readonly fact: LeafFact
  /** Of the log that the fact belongs to, its signature unchecked. */
  readonly head: TreeHead
}

function partsOf(receipt: Receipt): ReceiptParts | undefined {
  const leaf = fromBase64(receipt.leaf)
  const fact = leaf && parseLeaf(leaf)
  const heads = parseHeadNote(receipt.checkpoint)
  if (leaf === undefined || fact === undefined || heads === undefined) return undefined
  const head = heads[partitionOf({ ...fact, partitions: heads.length })]
  return head && { leaf, fact, head }
}

function isInLog({ index, proof }: Receipt, { leaf, head }: ReceiptParts): boolean {
  return verifyInclusion({ leafHash: leafHash(leaf), index, head, proof })
}
