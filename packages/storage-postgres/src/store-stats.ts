import type { StoreStats } from '@selfread/storage-kit'
import { fromColumn } from './driver/text-column.ts'
import { storedHeads } from './read/logs.ts'
import { migrations } from './schema/index.ts'
import type { StoreContext } from './store-context.ts'

type CountsRow = Readonly<
  Record<
    | 'documents'
    | 'blobs'
    | 'commit_keys'
    | 'waiting'
    | 'sent'
    | 'erased'
    | 'checkpoints'
    | 'checkpoint_size',
    unknown
  >
> & { readonly oldest_waiting: string | null }

interface TenantRow {
  readonly tenant: string
  readonly facts: unknown
  readonly streams: unknown
  readonly oldest: string | null
  readonly newest: string | null
}

/** Counts all that is stored: call in a snapshot. */
export async function readStats(context: StoreContext): Promise<StoreStats> {
  const { caller, partitions } = context
  const [counts] = await caller.call<CountsRow>('store_counts', [])
  if (counts === undefined) throw new Error('The server counted nothing.')
  const tables = await caller.call<{ name: string; bytes: unknown }>('table_sizes', [])
  const tenants = (await caller.call<TenantRow>('tenant_counts', [])).map((row) => ({
    tenant: fromColumn(row.tenant),
    facts: Number(row.facts),
    streams: Number(row.streams),
    ...(row.oldest !== null && { oldestFactAt: fromColumn(row.oldest) }),
    ...(row.newest !== null && { newestFactAt: fromColumn(row.newest) }),
  }))
  const facts = (await storedHeads(context)).reduce((sum, { size }) => sum + size, 0)
  return {
    schema: migrations.length,
    partitions,
    bytes: tables.reduce((sum, { bytes }) => sum + Number(bytes), 0),
    tables: tables.map(({ name, bytes }) => ({ table: name, bytes: Number(bytes) })),
    facts,
    streams: tenants.reduce((sum, { streams }) => sum + streams, 0),
    documents: Number(counts.documents),
    blobs: Number(counts.blobs),
    commitKeys: Number(counts.commit_keys),
    messages: {
      waiting: Number(counts.waiting),
      sent: Number(counts.sent),
      erased: Number(counts.erased),
      ...(counts.oldest_waiting !== null && {
        oldestWaitingAt: fromColumn(counts.oldest_waiting),
      }),
    },
    tenants,
    checkpoints: Number(counts.checkpoints),
    factsSinceCheckpoint: facts - Number(counts.checkpoint_size),
  }
}
