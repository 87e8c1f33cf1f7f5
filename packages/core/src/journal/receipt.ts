import * as z from 'zod/mini'
import { instant, nameText, type Parsed, parseInput } from '../parsing/index.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { parseCheckpoint } from './checkpoint.ts'
import type { Actor } from './fact.ts'
import { leafHash } from './leaf.ts'
import { type InclusionProof, verifyInclusion } from './merkle-proof.ts'
import { partitionOf } from './partition.ts'
import { parseHeads } from './partitioned-head.ts'
import { type NoteRefusal, openNote, splitNote } from './signed-note.ts'
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

/** The fact of a receipt, as the journal holds it. Personal data is sealed. */
export interface ReceiptFact {
  readonly tenant: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly recordedAt: string
  readonly actor: Actor
  /** Of a fact of a place: see `parsePlaceFact`. */
  readonly data: unknown
  readonly sealed?: { readonly subject: string; readonly ciphertext: string }
}

/** What a receipt proves, or why it proves nothing. */
export type VerifiedReceipt =
  | { readonly isValid: true; readonly fact: ReceiptFact; readonly head: TreeHead }
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

const receiptSchema: z.ZodMiniType<Receipt> = z.strictObject({
  leaf: z.string().check(z.maxLength(LEAF_LENGTH_MAX)),
  index: z.int().check(z.minimum(0)),
  proof: z
    .array(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits')))
    .check(z.maxLength(HASHES_MAX)),
  checkpoint: z.string().check(z.maxLength(NOTE_LENGTH_MAX)),
})

const factSchema: z.ZodMiniType<ReceiptFact> = z.strictObject({
  tenant: nameText,
  stream: nameText,
  version: z.int().check(z.minimum(1)),
  type: nameText,
  recordedAt: instant,
  actor: z.strictObject({
    kind: z.enum(['system', 'employee', 'customer', 'operator']),
    id: nameText,
  }),
  data: z.unknown(),
  sealed: z.exactOptional(z.strictObject({ subject: nameText, ciphertext: z.string() })),
})

/**
 * A receipt for a fact. Throws where it would not verify: what does not hold is never given out.
 *
 * @example
 * ```ts
 * const leaf = await store.readLeaf({ tenant, position })
 * const proof = inclusionProof({ leafHashes: await store.leafHashes({ from: 0, to: head.size }), index: position })
 * const receipt = makeReceipt({ leaf, index: position, proof, checkpoint: signCheckpoint({ signer, head }) })
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
  return parseInput(receiptSchema, input)
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
  readonly fact: ReceiptFact
  /** Of the log that the fact belongs to, its signature unchecked. */
  readonly head: TreeHead
}

function partsOf(receipt: Receipt): ReceiptParts | undefined {
  const leaf = fromBase64(receipt.leaf)
  const fact = leaf && factOf(leaf)
  const heads = headsOf(receipt.checkpoint)
  if (leaf === undefined || fact === undefined || heads === undefined) return undefined
  const head = heads[partitionOf({ ...fact, partitions: heads.length })]
  return head && { leaf, fact, head }
}

function isInLog({ index, proof }: Receipt, { leaf, head }: ReceiptParts): boolean {
  return verifyInclusion({ leafHash: leafHash(leaf), index, head, proof })
}

/** The heads of a checkpoint or of a partitioned head. */
function headsOf(note: string): readonly TreeHead[] | undefined {
  const checkpoint = parseCheckpoint(note)
  if (checkpoint === undefined) return parseHeads(splitNote(note)?.text ?? '')
  const { size, rootHash } = checkpoint
  return [{ size, rootHash }]
}

function factOf(leaf: Uint8Array): ReceiptFact | undefined {
  try {
    const parsed = parseInput(
      factSchema,
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(leaf)),
    )
    return parsed.ok ? parsed.value : undefined
  } catch {
    return undefined
  }
}
