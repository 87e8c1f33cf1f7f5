import type { NodeAddress, TreeHead } from '@selfread/core'
import { assertHeadNote } from '@selfread/storage-kit'
import { arrayLiteral } from '../driver/array-literal.ts'
import { fromColumn, toColumn } from '../driver/text-column.ts'
import type { StoreContext } from '../store-context.ts'
import { type FactRow, leafOf } from './fact-of.ts'

interface HeadRow {
  readonly size: unknown
  readonly root_hash: Uint8Array
  readonly subtrees: Uint8Array
}

interface HashRow {
  readonly hash: Uint8Array
}

/** A head as it is stored. */
export interface StoredHead extends TreeHead {
  /** Roots of the complete subtrees, 32 bytes each, largest first. */
  readonly range: Uint8Array
}

/** The heads of all logs, partition 0 first. */
export async function storedHeads({ caller }: StoreContext): Promise<readonly StoredHead[]> {
  const rows = await caller.call<HeadRow>('log_heads', [])
  return rows.map((row) => ({
    size: Number(row.size),
    rootHash: hexOf(row.root_hash),
    range: row.subtrees,
  }))
}

/** Leaf hashes of a log. */
export async function leafHashes(
  { caller, partitions }: StoreContext,
  range: { readonly partition: number; readonly from: number; readonly to: number },
): Promise<readonly string[]> {
  const { partition, from, to } = range
  assertPartition(partition, partitions)
  const rows = await caller.call<HashRow>('leaf_hashes', [partition, from, to])
  return rows.map(({ hash }) => hexOf(hash))
}

/** Roots of complete subtrees of a log, as they are kept with the facts that completed them. */
export async function logNodes(
  { caller, partitions }: StoreContext,
  query: { readonly partition: number; readonly nodes: readonly NodeAddress[] },
): Promise<readonly string[]> {
  const { partition, nodes } = query
  assertPartition(partition, partitions)
  for (const { level, index } of nodes)
    if (!isCount(level) || level > 52 || !isCount(index))
      throw new RangeError(`There is no subtree at level ${level}, index ${index}.`)
  const rows = await caller.call<HashRow>('log_nodes', [
    partition,
    arrayLiteral.numbers(nodes.map(({ level }) => level)),
    arrayLiteral.numbers(nodes.map(({ level, index }) => (index + 1) * 2 ** level - 1)),
  ])
  if (rows.length !== nodes.length)
    throw new RangeError(
      `${nodes.length - rows.length} of the subtrees asked for are not complete in log ${partition}.`,
    )
  return rows.map(({ hash }) => hexOf(hash))
}

/** The leaf of a tenant's fact. */
export async function readLeaf(
  { caller, partitions }: StoreContext,
  query: { readonly tenant: string; readonly partition: number; readonly position: number },
): Promise<Uint8Array | undefined> {
  const { tenant, partition, position } = query
  assertPartition(partition, partitions)
  const [row] = await caller.call<FactRow>('read_position', [toColumn(tenant), partition, position])
  return row && leafOf(tenant, row)
}

/** Keeps a signed head. */
export async function keepCheckpoint(
  { caller, partitions }: StoreContext,
  { size, note }: { readonly size: number; readonly note: string },
): Promise<void> {
  assertHeadNote({ size, note, partitions })
  await caller.call('keep_checkpoint', [size, toColumn(note)])
}

/** The kept heads, smallest first. */
export async function checkpoints({
  caller,
}: StoreContext): Promise<readonly { readonly size: number; readonly note: string }[]> {
  const rows = await caller.call<{ size: unknown; note: string }>('checkpoints', [])
  return rows.map(({ size, note }) => ({ size: Number(size), note: fromColumn(note) }))
}

function assertPartition(partition: number, partitions: number): void {
  if (!isCount(partition) || partition >= partitions)
    throw new RangeError(`There is no log ${partition}: this journal has ${partitions}, from 0.`)
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
