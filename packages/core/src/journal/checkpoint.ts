import { hexToBytes } from '@noble/hashes/utils.js'
import { toBase64 } from './base64.ts'
import { type HeadSigner, type NoteRefusal, openNote, splitNote } from './signed-note.ts'
import { assertHead, parseHead, type TreeHead } from './tree-head.ts'

/** What a C2SP `tlog-checkpoint` says. */
export interface Checkpoint extends TreeHead {
  /** Which log: by custom the name of its key. */
  readonly origin: string
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
  assertHead(head)
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
  if (!origin) return undefined
  const isWhole = extensions.at(-1) === '' && extensions.slice(0, -1).every((line) => line !== '')
  const head = parseHead(size, root)
  return isWhole && head ? { origin, ...head } : undefined
}
