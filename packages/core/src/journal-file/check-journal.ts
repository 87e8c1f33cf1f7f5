import {
  canonicalJson,
  createMerkleLog,
  type JsonValue,
  type LeafFact,
  leafHash,
  partitionOf,
  type TreeHead,
  verifyConsistency,
} from '../journal/index.ts'
import { checkHead } from './check-head.ts'
import { createFaultList, type FaultList } from './fault-list.ts'
import type { JournalFault } from './journal-fault.ts'
import type { JournalHeader, LeafRecord } from './journal-record.ts'
import { createRecordReader, type RecordReader } from './record-reader.ts'
import type { VerifierKey } from './verifier-key.ts'

/** What the check of a journal file came to. */
export interface JournalCheck {
  /** Whether all holds that the file says: no fault was found. */
  readonly isValid: boolean
  readonly content?: JournalHeader['content']
  /** The last head, which covers all that was checked: log by log. */
  readonly head: readonly TreeHead[]
  /** How many signed heads were read. */
  readonly heads: number
  /** How many leaves were read, and how many of them say what they are of. */
  readonly leaves: number
  readonly shownLeaves: number
  /** The first thousand faults, in the order of the file. */
  readonly faults: readonly JournalFault[]
  readonly faultCount: number
}

/** A head of the file, or one that was kept outside. */
interface ReadHead {
  readonly at: Pick<JournalFault, 'line' | 'kept'>
  readonly heads: readonly TreeHead[]
}

/**
 * Checks a journal file offline: signatures, the form and hash of every leaf, the log that it is in,
 * the roots at all heads, and that each head continues the one before. Memory is bounded by the
 * number of heads, not of leaves. Finds faults, never throws for one.
 *
 * @param query.chunks the bytes of the file, in pieces of any size.
 * @param query.keys whose signatures count: as they were given to the auditor, not as the file has them.
 * @param query.kept heads that were kept outside the database: the file has to continue each.
 *
 * @example
 * ```ts
 * const key = parseVerifierKey('nord.example/journal+c2e4a9b1+AbX…')
 * const { isValid, faults } = await checkJournal({ chunks: createReadStream(path), keys: [key] })
 * ```
 */
export async function checkJournal(query: {
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  readonly keys: readonly VerifierKey[]
  readonly kept?: readonly string[]
}): Promise<JournalCheck> {
  const { keys, kept = [] } = query
  const found = createFaultList()
  const reader = createRecordReader(query.chunks, found)
  const header = await reader.header()
  const heads = header === undefined ? [] : await readHeads({ header, reader, keys, found })
  const last = heads.at(-1)
  const isWhole = header !== undefined && last !== undefined && heads.length === header.heads
  let [leaves, shownLeaves] = [0, 0]
  if (isWhole) {
    const outside = readKept({ header, heads, kept, keys, found })
    let isReadable = await readProofs({ heads, reader, found })
    const logs = header.content === 'leaves' ? last.heads : []
    for (const [partition, { size }] of logs.entries()) {
      const roots = createRootCheck({ partition, heads: [...heads, ...outside], found })
      for (let position = 0; isReadable && position < size; position += 1) {
        const record = await reader.leaf(partition, position)
        if (record === undefined) isReadable = false
        else {
          leaves += 1
          if (record.leaf !== undefined) shownLeaves += 1
          found.add(...leafFaults(record, { logs: header.logs, line: reader.line }))
          roots.append(record.hash)
        }
      }
    }
    if (isReadable) await reader.end()
  }
  return {
    isValid: found.count === 0,
    ...(header && { content: header.content }),
    head: last?.heads ?? [],
    heads: heads.length,
    leaves,
    shownLeaves,
    faults: found.faults,
    faultCount: found.count,
  }
}

/** The heads of the file; fewer than its header says where reading had to end. */
async function readHeads(query: {
  readonly header: JournalHeader
  readonly reader: RecordReader
  readonly keys: readonly VerifierKey[]
  readonly found: FaultList
}): Promise<readonly ReadHead[]> {
  const { header, reader, keys, found } = query
  const heads: ReadHead[] = []
  for (let number = 1; number <= header.heads; number += 1) {
    const record = await reader.head(number)
    if (record === undefined) return heads
    const at = { line: reader.line }
    const checked = checkHead({ note: record.note, logs: header.logs, keys, at })
    found.add(...checked.faults)
    if (checked.heads === undefined) return heads
    const before = heads.at(-1)?.heads ?? []
    for (const [partition, { size }] of checked.heads.entries()) {
      const sizeBefore = before[partition]?.size ?? 0
      if (size >= sizeBefore) continue
      const message = `Log ${partition} has ${size} leaves, and had ${sizeBefore} in the head before.`
      found.add({ code: 'went_back', message, ...at, partition })
    }
    heads.push({ at, heads: checked.heads })
  }
  return heads
}

/** The heads kept outside that can be compared, after what shows without the leaves. */
function readKept(query: {
  readonly header: JournalHeader
  readonly heads: readonly ReadHead[]
  readonly kept: readonly string[]
  readonly keys: readonly VerifierKey[]
  readonly found: FaultList
}): readonly ReadHead[] {
  const { header, heads, keys, found } = query
  return query.kept.flatMap((note, index) => {
    const at = { kept: index + 1 }
    const checked = checkHead({ note, logs: header.logs, keys, at })
    found.add(...checked.faults)
    if (checked.heads === undefined) return []
    const last = heads.at(-1)?.heads ?? []
    const ahead = checked.heads.flatMap(({ size }, partition): readonly JournalFault[] => {
      const covered = last[partition]?.size ?? 0
      if (size <= covered) return []
      const message = `The head kept outside covers ${size} leaves of log ${partition}; the journal has ${covered}.`
      return [{ code: 'kept_head_ahead', message, ...at, partition }]
    })
    found.add(...ahead)
    const isShown = heads.some((it) => isSame(it.heads, checked.heads ?? []))
    if (header.content === 'proofs' && ahead.length === 0 && !isShown)
      found.add({
        code: 'kept_head_not_shown',
        message: 'The head kept outside is none of those that the file proves something about.',
        ...at,
      })
    return [{ at, heads: checked.heads }]
  })
}

async function readProofs(query: {
  readonly heads: readonly ReadHead[]
  readonly reader: RecordReader
  readonly found: FaultList
}): Promise<boolean> {
  const { heads, reader, found } = query
  for (const [index, to] of heads.entries()) {
    const from = heads[index - 1]
    if (from === undefined) continue
    const record = await reader.proofs(index + 1, to.heads.length)
    if (record === undefined) return false
    for (const [partition, proof] of record.proofs.entries()) {
      const [before, after] = [from.heads[partition], to.heads[partition]]
      if (before && after && verifyConsistency({ from: before, to: after, proof })) continue
      found.add({
        code: 'not_continued',
        message: `Log ${partition} of head ${index + 1} is not shown to continue that of head ${index}.`,
        line: reader.line,
        partition,
      })
    }
  }
  return true
}

function leafFaults(
  { partition, position, hash, leaf }: LeafRecord,
  where: { readonly logs: number; readonly line: number },
): readonly JournalFault[] {
  if (leaf === undefined) return []
  const at = { line: where.line, partition, position }
  const faults: JournalFault[] = []
  if (leafHash(textOf(leaf)) !== hash)
    faults.push({ code: 'leaf_changed', message: 'The leaf is not what its hash says.', ...at })
  const expected = partitionOf({ ...leaf, partitions: where.logs })
  if (expected !== partition) {
    const message = `The stream ${leaf.stream} belongs to log ${expected}.`
    faults.push({ code: 'wrong_partition', message, ...at })
  }
  return faults
}

/** The bytes that were hashed: the line is canonical, so that its leaf can be written again. */
function textOf(leaf: LeafFact): Uint8Array {
  // Read from JSON, which an interface does not say.
  return new TextEncoder().encode(canonicalJson(leaf as unknown as JsonValue))
}

/** Follows one log and compares its root with that of each head where the head ends. */
function createRootCheck(query: {
  readonly partition: number
  readonly heads: readonly ReadHead[]
  readonly found: FaultList
}): { append(hash: string): void } {
  const { partition, heads, found } = query
  const log = createMerkleLog()
  const ends = heads
    .flatMap(({ at, heads: logs }) => {
      const head = logs[partition]
      return head === undefined || head.size === 0 ? [] : [{ ...head, at }]
    })
    .sort((a, b) => a.size - b.size)
  let next = 0
  let isTold = false
  return {
    append(hash) {
      log.append(hash)
      for (let end = ends[next]; end?.size === log.size; end = ends[next]) {
        next += 1
        if (end.rootHash === log.root()) continue
        const isKept = end.at.kept !== undefined
        if (!isKept && isTold) continue // all later heads hold the same leaf
        if (!isKept) isTold = true
        found.add({
          code: isKept ? 'kept_head_mismatch' : 'root_mismatch',
          message: `The first ${end.size} leaves of log ${partition} do not give the root that was signed.`,
          ...end.at,
          partition,
        })
      }
    },
  }
}

function isSame(one: readonly TreeHead[], other: readonly TreeHead[]): boolean {
  return one.every(({ size, rootHash }, partition) => {
    const head = other[partition]
    return head?.size === size && head.rootHash === rootHash
  })
}
