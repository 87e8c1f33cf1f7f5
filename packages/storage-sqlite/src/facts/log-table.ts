import type { LogHead, NodeAddress, TreeHead } from '@selfread/core'
import { type ByteLog, createByteLog, hashLength } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'

/** The journal's Merkle logs: their heads, and the hashes of all complete subtrees. */
export interface LogTable {
  /** Throws RangeError for a log that there is not. */
  assertPartition(partition: number): void
  /** The log to append to. */
  open(partition: number): ByteLog
  /** Adds a leaf: call inside the transaction of its fact. */
  insertLeaf(leaf: {
    readonly partition: number
    readonly position: number
    readonly factId: number
    readonly completed: readonly Buffer[]
  }): void
  /** Stores where a log stands now: call inside the transaction of its facts. */
  save(partition: number, log: ByteLog): LogHead
  head(partition: number): LogHead
  heads(): readonly TreeHead[]
  leafHashes(range: {
    readonly partition: number
    readonly from: number
    readonly to: number
  }): readonly string[]
  nodes(query: {
    readonly partition: number
    readonly nodes: readonly NodeAddress[]
  }): readonly string[]
}

interface HeadRow {
  readonly size: number
  readonly root_hash: Buffer
  readonly subtrees: Buffer
}

export function createLogTable(database: Connection, partitions: number): LogTable {
  const selectHead = database.prepare(
    'select size, root_hash, subtrees from merkle_head where log = ?',
  )
  const selectHeads = database.prepare('select log, size, root_hash from merkle_head')
  const replaceHead = database.prepare(
    'insert or replace into merkle_head (log, size, root_hash, subtrees) values (?, ?, ?, ?)',
  )
  const insertLeaf = database.prepare(
    'insert into leaf (log, position, fact_id, hashes) values (?, ?, ?, ?)',
  )
  const selectLeaves = database
    .prepare(
      `select substr(hashes, 1, ${hashLength}) from leaf
       where log = ? and position >= ? and position < ? order by position`,
    )
    .pluck()
  const selectHashes = database
    .prepare('select hashes from leaf where log = ? and position = ?')
    .pluck()
  const emptyRoot = createByteLog().root().toString('hex')

  function assertPartition(partition: number): void {
    if (!Number.isSafeInteger(partition) || partition < 0 || partition >= partitions)
      throw new RangeError(`There is no log ${partition}: the journal has ${partitions}, from 0.`)
  }

  function sizeOf(partition: number): number {
    return (selectHead.get(partition) as HeadRow | undefined)?.size ?? 0
  }

  /** Kept with the last leaf under it. */
  function nodeAt(partition: number, size: number, { level, index }: NodeAddress): string {
    const isAddress = Number.isSafeInteger(level) && level >= 0 && Number.isSafeInteger(index)
    const end = (index + 1) * 2 ** level
    if (!isAddress || index < 0 || end > size)
      throw new RangeError(
        `Log ${partition} of ${size} facts has no complete subtree at level ${level}, index ${index}.`,
      )
    const hashes = selectHashes.get(partition, end - 1) as Buffer
    return hashes.toString('hex', level * hashLength, (level + 1) * hashLength)
  }

  return {
    assertPartition,
    open(partition) {
      const row = selectHead.get(partition) as HeadRow | undefined
      return row === undefined
        ? createByteLog()
        : createByteLog({ size: row.size, range: row.subtrees })
    },
    insertLeaf({ partition, position, factId, completed }) {
      const hashes = completed.length === 1 ? completed[0] : Buffer.concat(completed)
      insertLeaf.run(partition, position, factId, hashes)
    },
    save(partition, log) {
      const root = log.root()
      replaceHead.run(partition, log.size, root, log.range())
      return { partition, size: log.size, rootHash: root.toString('hex') }
    },
    head(partition) {
      const row = selectHead.get(partition) as HeadRow | undefined
      return {
        partition,
        size: row?.size ?? 0,
        rootHash: row?.root_hash.toString('hex') ?? emptyRoot,
      }
    },
    heads() {
      const rows = selectHeads.all() as (HeadRow & { readonly log: number })[]
      const heads = Array.from({ length: partitions }, () => ({ size: 0, rootHash: emptyRoot }))
      for (const row of rows)
        heads[row.log] = { size: row.size, rootHash: row.root_hash.toString('hex') }
      return heads
    },
    leafHashes({ partition, from, to }) {
      assertPartition(partition)
      const hashes = selectLeaves.all(partition, from, to) as Buffer[]
      return hashes.map((hash) => hash.toString('hex'))
    },
    nodes({ partition, nodes }) {
      assertPartition(partition)
      const size = sizeOf(partition)
      return nodes.map((node) => nodeAt(partition, size, node))
    },
  }
}
