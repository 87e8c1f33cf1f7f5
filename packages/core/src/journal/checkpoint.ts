import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64.ts'
import type { TreeHead } from './merkle-proof.ts'
import { type HeadSigner, type NoteRefusal, openNote, splitNote } from './signed-note.ts'

/** What a C2SP `tlog-checkpoint` says. */
export interface Checkpoint {
  /** Which log: by custom the name of its key. */
  readonly origin: string
  readonly size: number
  /** RFC 6962 root hash, lower-case hex. */
  readonly rootHash: string
}

/** A checkpoint whose signature holds, or why it was refused. */
export type OpenedCheckpoint =
  | ({ readonly isValid: true } & Checkpoint)
  | { readonly isValid: false; readonly code: NoteRefusal; readonly message: string }

/**
 * A head as a signed C2SP `tlog-checkpoint` note. Publish it outside the database (mailed,
 * printed, time-stamped): whoever keeps it can prove later that nothing before it changed.
 */
export function signCheckpoint(content: {
  readonly signer: HeadSigner
  readonly head: TreeHead
}): string {
  const { signer, head } = content
  if (!Number.isSafeInteger(head.size) || head.size < 0)
    throw new RangeError(`A log's size is a whole number from 0: ${head.size}`)
  if (!/^[0-9a-f]{64}$/.test(head.rootHash))
    throw new TypeError(`A root hash has 64 lower-case hex digits: ${head.rootHash}`)
  return signer.signNote(`${signer.name}\n${head.size}\n${toBase64(hexToBytes(head.rootHash))}\n`)
}

/** Reads a checkpoint and checks that the named Ed25519 key signed it. Garbage is refused, never thrown. */
export function openCheckpoint(query: {
  readonly note: string
  readonly name: string
  readonly publicKey: Uint8Array
}): OpenedCheckpoint {
  const opened = openNote(query)
  if (!opened.isValid) return opened
  const checkpoint = parseCheckpoint(query.note)
  if (checkpoint === undefined)
    return { isValid: false, code: 'malformed', message: 'The note is signed but no checkpoint.' }
  return { isValid: true, ...checkpoint }
}

/** What a checkpoint note says, its signature **unchecked**; undefined where it is none. */
export function parseCheckpoint(note: string): Checkpoint | undefined {
  const [origin, size, root, ...extensions] = splitNote(note)?.text.split('\n') ?? []
  if (!origin || size === undefined || root === undefined) return undefined
  const isWhole = extensions.at(-1) === '' && extensions.slice(0, -1).every((line) => line !== '')
  const rootHash = fromBase64(root)
  if (!isWhole || !/^(0|[1-9]\d{0,15})$/.test(size) || rootHash?.length !== 32) return undefined
  if (!Number.isSafeInteger(Number(size))) return undefined
  return { origin, size: Number(size), rootHash: bytesToHex(rootHash) }
}
