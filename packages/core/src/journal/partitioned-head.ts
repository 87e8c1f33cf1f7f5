import { hexToBytes } from '@noble/hashes/utils.js'
import { toBase64 } from './base64.ts'
import { type ConsistencyProof, verifyConsistency } from './merkle-proof.ts'
import { type HeadSigner, type NoteRefusal, openNote } from './signed-note.ts'
import { assertHead, parseHead, type TreeHead } from './tree-head.ts'

/** The heads of all logs of a journal at one moment, or why they were refused. */
export type OpenedPartitionedHead =
  | { readonly isValid: true; readonly heads: readonly TreeHead[] }
  | { readonly isValid: false; readonly code: NoteRefusal; readonly message: string }

/**
 * The heads of all logs of a partitioned journal, signed together as one C2SP note: the name, the
 * number of logs, then size and root of each in a line, partition 0 first. Publish it as a
 * checkpoint: nobody can leave one partition out of it.
 */
export function signPartitionedHead(content: {
  readonly signer: HeadSigner
  readonly heads: readonly TreeHead[]
}): string {
  const { signer, heads } = content
  if (heads.length === 0) throw new RangeError('A journal has at least one log.')
  heads.forEach(assertHead)
  const lines = heads.map(({ size, rootHash }) => `${size} ${toBase64(hexToBytes(rootHash))}\n`)
  return signer.signNote(`${signer.name}\n${PARTITIONS}${heads.length}\n${lines.join('')}`)
}

/** Reads a partitioned head and checks that the named Ed25519 key signed it. Garbage is refused, never thrown. */
export function openPartitionedHead(query: {
  readonly note: string
  readonly name: string
  readonly publicKey: Uint8Array
}): OpenedPartitionedHead {
  const opened = openNote(query)
  if (!opened.isValid) return opened
  const heads = parseHeads(opened.text)
  if (heads === undefined) {
    const message = 'The note is signed but no partitioned head.'
    return { isValid: false, code: 'malformed', message }
  }
  return { isValid: true, heads }
}

/**
 * The partitions whose log is not shown to continue: empty where no log of the journal was changed
 * between two partitioned heads. A journal never changes its number of logs; where it did, all are
 * named.
 */
export function partitionsNotContinued(claim: {
  readonly from: readonly TreeHead[]
  readonly to: readonly TreeHead[]
  /** One for each partition. */
  readonly proofs: readonly ConsistencyProof[]
}): readonly number[] {
  const { from, to, proofs } = claim
  const isWhole = from.length === to.length && from.length === proofs.length
  return [...Array(Math.max(from.length, to.length)).keys()].filter((partition) => {
    const [before, after, proof] = [from[partition], to[partition], proofs[partition]]
    if (!isWhole || before === undefined || after === undefined || proof === undefined) return true
    return !verifyConsistency({ from: before, to: after, proof })
  })
}

const PARTITIONS = 'partitions '

/** What a partitioned head says, in the text of its note; undefined where it is none. */
export function parseHeads(text: string): readonly TreeHead[] | undefined {
  const [, count, ...lines] = text.split('\n').slice(0, -1)
  if (lines.length === 0 || count !== `${PARTITIONS}${lines.length}`) return undefined
  const heads: TreeHead[] = []
  for (const line of lines) {
    const [size, root, ...more] = line.split(' ')
    const head = parseHead(size, root)
    if (head === undefined || more.length > 0) return undefined
    heads.push(head)
  }
  return heads
}
