import { parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { parseHeads, signPartitionedHead } from './partitioned-head.ts'
import { type HeadSigner, splitNote } from './signed-note.ts'
import type { TreeHead } from './tree-head.ts'

/**
 * The heads of all logs of a journal as one signed note: a checkpoint for one log, a partitioned
 * head for several.
 *
 * @param content.heads of all logs, partition 0 first: `store.logHeads()`.
 *
 * @example
 * ```ts
 * const heads = await store.logHeads()
 * const size = heads.reduce((sum, head) => sum + head.size, 0)
 * await store.keepCheckpoint({ size, note: signHeads({ signer, heads }) })
 * ```
 */
export function signHeads(content: {
  readonly signer: HeadSigner
  readonly heads: readonly TreeHead[]
}): string {
  const { signer, heads } = content
  const [head, ...others] = heads
  return head !== undefined && others.length === 0
    ? signCheckpoint({ signer, head })
    : signPartitionedHead({ signer, heads })
}

/**
 * The heads that a checkpoint or a partitioned head names, partition 0 first, its signature
 * **unchecked**; undefined where the note is neither.
 */
export function parseHeadNote(note: string): readonly TreeHead[] | undefined {
  const checkpoint = parseCheckpoint(note)
  if (checkpoint === undefined) return parseHeads(splitNote(note)?.text ?? '')
  const { size, rootHash } = checkpoint
  return [{ size, rootHash }]
}
