import type { StoreFault, TreeHead } from '@selfread/core'
import { createByteLog, hashLength } from '../facts/byte-log.ts'
import type { KeyWrapper } from '../keys/key-wrapper.ts'
import { checkFact, type FactRow, type StoredText } from './check-fact.ts'
import { type PositionRead, type PositionReader, rowsAtOnce } from './read-by-position.ts'

/** The hashes of a log at a position. */
export interface LeafRow {
  readonly position: number
  /** Roots of the subtrees that the leaf completes, 32 bytes each, the leaf hash first. */
  readonly hashes: Uint8Array
}

/** A log as it is stored, to be checked. */
export interface StoredLog {
  readonly partition: number
  readonly head: TreeHead & {
    /** Roots of the complete subtrees, 32 bytes each, largest first. */
    readonly range: Uint8Array
  }
  readonly facts: PositionReader<FactRow>
  readonly leaves: PositionReader<LeafRow>
}

/** What the check of a log came to. */
export interface LogVerification {
  readonly facts: number
  readonly head: TreeHead
  /** Roots over the stored leaves, at the sizes asked for. */
  readonly rootAt: ReadonlyMap<number, string>
  readonly faults: readonly StoreFault[]
}

/** Recomputes every leaf of a log from the stored facts and compares it with the log, its subtrees and its head. */
export async function verifyLog(
  log: StoredLog,
  settings: {
    readonly partitions: number
    readonly wrapper: KeyWrapper
    /** At which the roots are wanted, for `checkpointFaults`. */
    readonly sizes: ReadonlySet<number>
  },
): Promise<LogVerification> {
  const { partition, head, facts, leaves } = log
  const { sizes } = settings
  const faults: StoreFault[] = []
  const report = (
    code: StoreFault['code'],
    message: string,
    at: Partial<StoreFault> = {},
  ): void => {
    faults.push({ code, message, partition, ...at })
  }
  const stored = createByteLog()
  const recomputed = createByteLog()
  const rootAt = new Map<number, string>()
  if (sizes.has(0)) rootAt.set(0, stored.root().toString('hex'))
  const claimed = Math.max(head.size, (facts.last ?? -1) + 1, (leaves.last ?? -1) + 1)
  // A damaged number may claim any size: look only where the rows there are can reach.
  const size = Math.min(claimed, facts.count + leaves.count + rowsAtOnce)
  if (size < claimed)
    report(
      'fact_missing',
      `The log claims ${claimed} positions; there are ${facts.count} facts and ${leaves.count} leaves.`,
    )

  let found = 0
  let differing = 0
  for (let position = 0; position < size; position += 1) {
    const leaf = await leaves.at(position)
    const fact = await facts.at(position)
    const hash = leaf.row && Buffer.from(leaf.row.hashes.subarray(0, hashLength))
    const checked = fact.row && checkFact(fact.row, { partition, ...settings })
    const expected = checked && 'hash' in checked ? checked.hash : undefined
    const name = fact.row === undefined ? { position } : nameOf(fact.row)
    if (fact.row !== undefined) found += 1
    const isLeafOther = hash !== undefined && expected !== undefined && !expected.equals(hash)
    if (isLeafOther) differing += 1
    if (fact.row === undefined)
      report(
        'fact_missing',
        `The fact at position ${position} ${fact.problem ?? 'is not there'}.`,
        name,
      )
    else {
      const problem =
        checked && 'problem' in checked
          ? checked.problem
          : isLeafOther
            ? 'it differs from its leaf in the log.'
            : undefined
      if (problem !== undefined)
        report(
          'fact_changed',
          `The fact ${describe(fact.row)} is not as it was stored: ${problem}`,
          name,
        )
      else if (hash === undefined)
        report('head_mismatch', `The leaf of ${describe(fact.row)} ${whyNot(leaf)}.`, name)
    }
    if (position >= head.size)
      report(
        'head_mismatch',
        `Position ${position} is behind the head, which covers ${head.size} facts.`,
        name,
      )
    if (position >= head.size) continue
    if (hash !== undefined && stored.size === position) {
      const completed = Buffer.concat(stored.append(hash))
      if (!completed.equals(leaf.row?.hashes ?? hash))
        report(
          'head_mismatch',
          `The subtree hashes kept with position ${position} differ from those of the leaves.`,
          { position },
        )
    }
    if (expected !== undefined && recomputed.size === position) recomputed.append(expected)
    if (sizes.has(position + 1) && stored.size === position + 1)
      rootAt.set(position + 1, stored.root().toString('hex'))
  }

  const isRecomputedWhole = recomputed.size === head.size
  if (differing > 0 && isRecomputedWhole && recomputed.root().toString('hex') === head.rootHash)
    report(
      'head_mismatch',
      'The facts give the root of the head, the stored leaf hashes do not: the leaf hashes were changed, not the facts.',
    )
  if (stored.size !== head.size || stored.root().toString('hex') !== head.rootHash)
    report(
      'head_mismatch',
      `The leaves of the ${head.size} facts do not give the root of the head, ${head.rootHash}.`,
    )
  else if (!stored.range().equals(head.range))
    report('head_mismatch', 'The stored subtrees of the log differ from those of its leaves.')
  return { facts: found, head: { size: head.size, rootHash: head.rootHash }, rootAt, faults }
}

function whyNot(leaf: PositionRead<LeafRow>): string {
  return leaf.problem ?? 'is not there'
}

function describe(row: FactRow): string {
  return `${loosely(row.type) ?? 'of unknown type'} at position ${row.position}, version ${row.version} of stream ${loosely(row.stream) ?? 'unknown'} of tenant ${loosely(row.tenant) ?? 'unknown'}`
}

function nameOf(row: FactRow): Pick<StoreFault, 'position' | 'tenant' | 'stream' | 'version'> {
  const [tenant, stream] = [loosely(row.tenant), loosely(row.stream)]
  return {
    position: row.position,
    version: row.version,
    ...(tenant !== undefined && { tenant }),
    ...(stream !== undefined && { stream }),
  }
}

/** Text for a message: damaged UTF-8 gets replacement characters. */
function loosely(text: StoredText | null): string | undefined {
  if (text === null) return undefined
  return typeof text === 'string' ? text : Buffer.from(text).toString()
}
