import {
  consistencyPlan,
  type LeafFact,
  parseHeadNote,
  parseLeaf,
  type TreeHead,
} from '../journal/index.ts'
import { type JournalHeader, journalLine, LINE_BYTES_MAX } from './journal-record.ts'
import { type JournalSource, readProof } from './read-proof.ts'

/**
 * The lines of a journal file, as `checkJournal` reads it: header, heads, the proofs between them,
 * and, for `leaves`, every leaf that the last head covers. Holds ciphertext only; of other tenants'
 * leaves it holds the hash. Reads the store as it goes; what is stored meanwhile is behind the last
 * head.
 *
 * Throws RangeError where there is no head, or where a note is none of this journal's.
 *
 * @param query.notes signed heads, oldest first, at least one.
 */
export async function* journalLines(query: {
  readonly source: JournalSource
  /** Whose leaves are shown. */
  readonly tenant: string
  readonly content: JournalHeader['content']
  readonly notes: readonly string[]
  /** Verifier keys of who signed, told for comparison. */
  readonly keys?: readonly string[]
}): AsyncGenerator<string> {
  const { source, tenant, content, notes, keys = [] } = query
  const heads = notes.map(headsOf)
  const last = heads.at(-1)
  if (last === undefined) throw new RangeError('A journal file needs a signed head.')
  if (heads.some(({ length }) => length !== last.length))
    throw new RangeError('The heads are of journals with different numbers of logs.')
  yield journalLine({
    format: 'selfread-journal',
    version: 1,
    content,
    logs: last.length,
    heads: notes.length,
    keys,
  })
  for (const [index, note] of notes.entries()) yield journalLine({ head: index + 1, note })
  for (const [index, to] of heads.entries()) {
    const from = heads[index - 1]
    if (from === undefined) continue
    yield journalLine({ to: index + 1, proofs: await proofsBetween(source, from, to) })
  }
  if (content === 'leaves')
    for (const [partition, { size }] of last.entries())
      yield* leafLines({ source, tenant, partition, size })
}

async function proofsBetween(
  source: JournalSource,
  from: readonly TreeHead[],
  to: readonly TreeHead[],
): Promise<readonly (readonly string[])[]> {
  const proofs: (readonly string[])[] = []
  for (const [partition, { size }] of to.entries()) {
    const before = from[partition]?.size ?? 0
    if (before > size)
      throw new RangeError(
        `Log ${partition} has ${size} leaves, and had ${before} in an older head.`,
      )
    const plan = consistencyPlan({ from: before, size })
    proofs.push(await readProof({ source, partition, plan }))
  }
  return proofs
}

const LEAVES_AT_ONCE = 256

async function* leafLines(query: {
  readonly source: JournalSource
  readonly tenant: string
  readonly partition: number
  readonly size: number
}): AsyncGenerator<string> {
  const { source, tenant, partition, size } = query
  for (let from = 0; from < size; from += LEAVES_AT_ONCE) {
    const to = Math.min(from + LEAVES_AT_ONCE, size)
    const hashes = await source.leafHashes({ partition, from, to })
    const leaves = await Promise.all(
      hashes.map((_, at) => source.readLeaf({ tenant, partition, position: from + at })),
    )
    for (const [at, hash] of hashes.entries()) {
      const bytes = leaves[at]
      const leaf = bytes === undefined ? undefined : shownLeaf(bytes)
      yield journalLine({ partition, position: from + at, hash, ...(leaf && { leaf }) })
    }
  }
}

/** A leaf that fits into a line, with room for what else stands there. */
function shownLeaf(bytes: Uint8Array): LeafFact | undefined {
  return bytes.length > LINE_BYTES_MAX - 256 ? undefined : parseLeaf(bytes)
}

function headsOf(note: string): readonly TreeHead[] {
  const heads = parseHeadNote(note)
  if (heads === undefined) throw new RangeError('A note is no signed head.')
  return heads
}
