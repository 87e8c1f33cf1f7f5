import { hash } from 'node:crypto'
import { type NodeAddress, parseHeadNote, type TreeHead } from '../journal/index.ts'
import type { StoreFault, StoreVerification } from '../ports/index.ts'
import type { MemoryFacts } from './memory-facts.ts'
import { appendLeaf, headOf, nodeOf } from './memory-log.ts'
import type { MemoryLog, MemoryStorage } from './memory-storage.ts'
import type { IsFlawed } from './store-flaws.ts'

/** Proofs, and the heads that were kept. */
export interface MemoryHeads {
  leafHashes(range: {
    readonly partition: number
    readonly from: number
    readonly to: number
  }): readonly string[]
  logNodes(query: {
    readonly partition: number
    readonly nodes: readonly NodeAddress[]
  }): readonly string[]
  readLeaf(query: {
    readonly tenant: string
    readonly partition: number
    readonly position: number
  }): Uint8Array | undefined
  keep(checkpoint: { readonly size: number; readonly note: string }): void
  checkpoints(): readonly { readonly size: number; readonly note: string }[]
  verify(): StoreVerification
}

/** Proofs of one who has the storage open. */
export function createMemoryHeads(
  storage: MemoryStorage,
  facts: MemoryFacts,
  isFlawed: IsFlawed,
): MemoryHeads {
  const { changes, checkpoints } = storage

  function logOf(partition: number): MemoryLog {
    const log = storage.logs[partition]
    if (isFlawed('finds nothing in a log that there is not'))
      return log ?? { records: [], nodes: [] }
    if (log === undefined)
      throw new RangeError(
        `The journal has logs 0 to ${storage.logs.length - 1}, not ${partition}.`,
      )
    return log
  }

  return {
    leafHashes({ partition, from, to }) {
      const log = logOf(partition)
      if (isFlawed('erasure deletes facts')) return rebuilt(log, facts).nodes[0] ?? []
      return (log.nodes[0] ?? []).slice(from, to)
    },

    logNodes({ partition, nodes }) {
      const log = logOf(partition)
      if (isFlawed('gives nodes in order of their level'))
        return [...nodes].sort((a, b) => a.level - b.level).map((it) => nodeOf(log, it))
      if (!isFlawed('gives nodes of incomplete subtrees')) return nodes.map((it) => nodeOf(log, it))
      return nodes.map(({ level, index }) => log.nodes[level]?.[index] ?? headOf(log).rootHash)
    },

    readLeaf({ tenant, partition, position }) {
      const record = logOf(partition).records[position]
      const isOwn = record?.fact.tenant === tenant || isFlawed('shows leaves of other tenants')
      return record && isOwn ? facts.leafOf(record) : undefined
    },

    keep({ size, note }) {
      const heads = parseHeadNote(note) ?? []
      const isOwn =
        heads.length === storage.logs.length || isFlawed('keeps heads of other journals')
      const isHead = heads.length > 0 && sizeOf(heads) === size && isOwn
      if (!isHead && !isFlawed('believes every checkpoint'))
        throw new TypeError(`This is no signed head of ${size} facts.`)
      if (checkpoints.some((known) => known.note === note)) return
      if (!isFlawed('keeps checkpoints unsorted')) {
        const sorted = [...checkpoints, { size, note }].sort((a, b) => a.size - b.size)
        checkpoints.splice(0, checkpoints.length, ...sorted)
      } else changes.push(checkpoints, { size, note })
    },

    checkpoints: () => [...checkpoints],

    verify() {
      const logs = storage.logs.map((log) => rebuilt(log, facts))
      const faults = checkpoints.flatMap(({ size, note }): StoreFault[] => {
        const kept = parseHeadNote(note) ?? []
        const isRight =
          kept.length === logs.length && logs.every((log, index) => isHeadOf(log, kept[index]))
        const message = `The head kept for size ${size} is not that of the journal.`
        return isRight ? [] : [{ code: 'checkpoint_mismatch', message }]
      })
      const changed = storage.logs.flatMap((log, partition): StoreFault[] => {
        const isRight = headOf(log).rootHash === headOf(logs[partition] ?? log).rootHash
        const message = `Log ${partition} does not follow from its facts.`
        return isRight ? [] : [{ code: 'head_mismatch', partition, message }]
      })
      return {
        facts: sizeOf(logs.map((log) => headOf(log))),
        blobs: [...storage.blobs.values()].reduce((sum, copies) => sum + copies.size, 0),
        heads: facts.logHeads(),
        checkpoints: checkpoints.length,
        faults: [...changed, ...faults],
      }
    },
  }
}

function isHeadOf(log: MemoryLog, head: TreeHead | undefined): boolean {
  if (head === undefined || head.size > log.records.length) return false
  return headOf(log, head.size).rootHash === head.rootHash
}

/** The log as it follows from its facts. */
function rebuilt({ records }: MemoryLog, facts: MemoryFacts): MemoryLog {
  const log: MemoryLog = { records, nodes: [] }
  const plain = { push: <Item>(list: Item[], item: Item) => void list.push(item) }
  for (const record of records) {
    const bytes = Buffer.concat([Uint8Array.of(0), facts.leafOf(record)])
    appendLeaf(plain, log, hash('sha256', bytes, 'hex'))
  }
  return log
}

function sizeOf(heads: readonly TreeHead[]): number {
  return heads.reduce((sum, head) => sum + head.size, 0)
}
