import type { StoreFault, StoreVerification } from '@selfread/core'
import {
  checkpointFaults,
  checkpointSizes,
  type FactRow,
  type LeafRow,
  type LogVerification,
  readByPosition,
  verifyLog,
} from '@selfread/storage-kit'
import { fromColumn } from '../driver/text-column.ts'
import type { FactRow as FactColumns } from '../read/fact-of.ts'
import { checkpoints, type StoredHead, storedHeads } from '../read/logs.ts'
import type { StoreContext } from '../store-context.ts'
import { verifyBlobs } from './verify-blobs.ts'
import { verifyDocuments } from './verify-documents.ts'
import { verifyMessages } from './verify-messages.ts'

/** A row of a log, of whatever tenant. */
interface LogRow extends Omit<FactColumns, 'log'> {
  readonly tenant: string
  readonly key_found: boolean
  readonly hashes: Uint8Array
}

/** Checks all that is stored, as it was at one moment: call in a snapshot. */
export async function verifyPostgresStore(context: StoreContext): Promise<StoreVerification> {
  const kept = await checkpoints(context)
  const logs: LogVerification[] = []
  for (const [partition, head] of (await storedHeads(context)).entries())
    logs.push(await verifyOne(context, partition, head, checkpointSizes(kept, partition)))
  const blobs = await verifyBlobs(context)
  const faults: StoreFault[] = [
    ...logs.flatMap((log) => log.faults),
    ...checkpointFaults(kept, logs),
    ...blobs.faults,
    ...(await verifyDocuments(context)),
    ...(await verifyMessages(context)),
  ]
  return {
    facts: logs.reduce((sum, log) => sum + log.facts, 0),
    blobs: blobs.count,
    heads: logs.map(({ head }) => head),
    checkpoints: kept.length,
    faults,
  }
}

async function verifyOne(
  context: StoreContext,
  partition: number,
  head: StoredHead,
  sizes: ReadonlySet<number>,
): Promise<LogVerification> {
  const { caller, partitions, wrapper } = context
  const [extent] = await caller.call<{ count: unknown; last: unknown }>('log_extent', [partition])
  const count = Number(extent?.count ?? 0)
  const last = extent?.last == null ? undefined : Number(extent.last)
  let page: { readonly from: number; readonly to: number; readonly rows: readonly LogRow[] } = {
    ...{ from: 0, to: 0, rows: [] },
  }
  /** Facts and leaves are asked for one after the other, and are in the same rows. */
  async function rowsOf({ from, to }: { from: number; to: number }): Promise<readonly LogRow[]> {
    if (page.from !== from || page.to !== to)
      page = { from, to, rows: await caller.call<LogRow>('log_rows', [partition, from, to]) }
    return page.rows
  }
  return verifyLog(
    {
      partition,
      head,
      facts: readByPosition({
        ...{ count, last },
        page: async (range) => (await rowsOf(range)).map(factRowOf),
      }),
      leaves: readByPosition<LeafRow>({
        ...{ count, last },
        page: async (range) =>
          (await rowsOf(range)).map(({ position, hashes }) => ({
            position: Number(position),
            hashes,
          })),
      }),
    },
    { partitions, wrapper, sizes },
  )
}

function factRowOf(row: LogRow): FactRow {
  return {
    position: Number(row.position),
    tenant: fromColumn(row.tenant),
    stream: fromColumn(row.stream),
    version: row.version,
    type: fromColumn(row.type),
    recordedAt: fromColumn(row.recorded_at),
    actorKind: fromColumn(row.actor_kind),
    actorId: fromColumn(row.actor_id),
    data: row.data,
    ...(row.sealed !== null && {
      sealed: {
        subject: row.key_found && row.subject !== null ? fromColumn(row.subject) : null,
        key: row.key,
        ciphertext: row.sealed,
      },
    }),
  }
}
