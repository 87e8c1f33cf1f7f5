import { canonicalJson } from '@selfread/core'
import { type ByteLog, createByteLog } from '../facts/byte-log.ts'
import { hashLeaf } from '../facts/hash-leaf.ts'
import { leafText } from '../facts/leaf-text.ts'
import { assertPartitions } from '../limits.ts'
import { ArchiveError } from './archive-error.ts'
import type { ArchivedFact, ArchiveEnd, ArchiveRecord } from './archive-record.ts'

/** What a fact of an archive adds to its log. */
export interface ArchivedLeaf {
  /** Canonical JSON of the fact's data. */
  readonly dataText: string
  /** Roots of the subtrees that the leaf completes, the leaf first. */
  readonly completed: readonly Buffer[]
}

/** An archive record by record, held to its order, its counts and its heads. */
export interface ArchiveCheck {
  /** Takes the next record. Throws {@link ArchiveError} where it cannot stand there. */
  take(record: ArchiveRecord): void
  /** Takes a fact into its log. */
  takeFact(fact: ArchivedFact): ArchivedLeaf
  /** The logs so far, partition 0 first. */
  logs(): readonly ByteLog[]
  /** Throws {@link ArchiveError} where the end did not come. */
  finish(): void
}

const order: readonly ArchiveRecord['kind'][] = [
  'store',
  'tenant',
  'subject_key',
  'fact',
  'commit_key',
  'document',
  'blob',
  'message',
  'checkpoint',
  'end',
]

/** For who restores an archive: holds each record to what came before. `takeFact` is called for facts instead of `take`. */
export function createArchiveCheck(): ArchiveCheck {
  const counts = new Map<ArchiveRecord['kind'], number>()
  const subjects = new Map<number, string>()
  let logs: readonly ByteLog[] = []
  let stage = -1

  function advance(kind: ArchiveRecord['kind']): void {
    const next = order.indexOf(kind)
    if (next < 0) throw malformed(`There is no record of kind ${kind}.`)
    if (stage < 0 && kind !== 'store')
      throw malformed(`An archive begins with a record of kind store, not ${kind}.`)
    const isOnce = kind === 'store' || kind === 'end'
    if (next < stage || (next === stage && isOnce))
      throw malformed(`A record of kind ${kind} cannot come after one of kind ${order[stage]}.`)
    stage = next
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }

  function assertEnd(end: ArchiveEnd): void {
    for (const kind of order.slice(1, -1)) {
      const stated = (end.counts as Record<string, number | undefined>)[kind] ?? 0
      const found = counts.get(kind) ?? 0
      if (stated !== found)
        throw differs(`It states ${stated} records of kind ${kind}; there are ${found}.`)
    }
    if (end.heads.length !== logs.length)
      throw differs(`It states ${end.heads.length} heads of ${logs.length} logs.`)
    for (const [partition, log] of logs.entries()) {
      const stated = end.heads[partition]
      const rootHash = log.root().toString('hex')
      if (stated?.size !== log.size || stated.rootHash !== rootHash)
        throw differs(
          `Log ${partition} has ${log.size} facts and root ${rootHash}; the archive states ${stated?.size} and ${stated?.rootHash}.`,
        )
    }
  }

  return {
    take(record) {
      advance(record.kind)
      if (record.kind === 'store') {
        const version: number = record.version
        if (version !== 1)
          throw malformed(`It is an archive of form ${version}; this package reads form 1.`)
        assertPartitions(record.partitions)
        logs = Array.from({ length: record.partitions }, () => createByteLog())
      }
      if (record.kind === 'subject_key') subjects.set(record.id, record.subject)
      if (record.kind === 'end') assertEnd(record)
    },
    takeFact(fact) {
      advance('fact')
      const log = logs[fact.partition]
      if (log?.size !== fact.position)
        throw malformed(
          `A fact at position ${fact.position} of log ${fact.partition}, which ${log === undefined ? 'is not there' : `has ${log.size} facts so far`}.`,
        )
      const { sealed } = fact
      const subject = sealed && subjects.get(sealed.keyId)
      if (sealed !== undefined && subject === undefined)
        throw malformed(`A fact is sealed with key ${sealed.keyId}, which is not there.`)
      const dataText = canonicalJson(fact.data)
      const text = leafText({
        ...fact,
        dataText,
        sealed:
          sealed && subject !== undefined ? { subject, ciphertext: sealed.ciphertext } : undefined,
      })
      return { dataText, completed: log.append(hashLeaf(text)) }
    },
    logs: () => logs,
    finish() {
      if (order[stage] !== 'end')
        throw new ArchiveError({
          code: 'cut_off',
          message: 'The archive has no end: it was cut off. Take it again.',
        })
    },
  }
}

function malformed(message: string): ArchiveError {
  return new ArchiveError({ code: 'malformed', message })
}

function differs(message: string): ArchiveError {
  return new ArchiveError({
    code: 'heads_differ',
    message: `${message} The archive is not as it was written.`,
  })
}
