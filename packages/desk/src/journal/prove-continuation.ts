import {
  consistencyPlan,
  parseHeadNote,
  partitionsNotContinued,
  type TreeHead,
} from '@selfread/core'
import { journalLines, readProof } from '@selfread/core/journal-file'
import type { DeskContext } from '../desk-context.ts'

/** Whether the journal of one head goes on in another. */
export interface Continuation {
  readonly from: readonly TreeHead[]
  readonly to: readonly TreeHead[]
  /** The logs that are not shown to continue; empty where nothing was changed or taken away. */
  readonly notContinued: readonly number[]
  /** A journal file of both heads and the proof between them; empty where it would not hold. */
  readonly lines: readonly string[]
}

/**
 * Proves out of the store that nothing which the head `from` covers was changed by the time of `to`.
 * Throws where a note is no signed head, or `to` is ahead of the store.
 *
 * @param query.from note of a head: kept in the store, or by somebody else for years.
 */
export async function proveContinuation(
  context: DeskContext,
  query: {
    readonly from: string
    readonly to: string
    /** Verifier keys that are told in the file, for comparison. */
    readonly keys?: readonly string[]
  },
): Promise<Continuation> {
  const { tenant, store } = context
  const [from, to] = [headsOf(query.from), headsOf(query.to)]
  const now = await store.logHeads()
  if (to.some(({ size }, partition) => size > (now[partition]?.size ?? 0)))
    throw new Error('The journal is shorter than the head that it is to be proved up to.')
  const proofs = await Promise.all(
    to.map(({ size }, partition) => {
      const before = from[partition]?.size ?? 0
      const plan = before > size ? [] : consistencyPlan({ from: before, size })
      return readProof({ source: store, partition, plan })
    }),
  )
  const notContinued = partitionsNotContinued({ from, to, proofs })
  const notes = [query.from, query.to]
  const file = { source: store, tenant, content: 'proofs', notes, keys: query.keys ?? [] } as const
  const lines: string[] = []
  if (notContinued.length === 0) for await (const line of journalLines(file)) lines.push(line)
  return { from, to, notContinued, lines }
}

function headsOf(note: string): readonly TreeHead[] {
  const heads = parseHeadNote(note)
  if (heads === undefined) throw new Error('The note is no signed head of a journal.')
  return heads
}
