import { statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { StoreStats, TenantStats } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'

/** Size and age of a file; `bytes` is that of the file without its write-ahead log. */
export interface SqliteStoreStats extends StoreStats {
  /** Of the write-ahead log, which the file takes in from time to time. */
  readonly walBytes: number
  /** Of pages that are free to be written again: what `vacuum` would give back. */
  readonly freeBytes: number
}

/** Looks at all that a connection sees, table by table. */
export async function readStats(database: Connection): Promise<SqliteStoreStats> {
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  const pageBytes = Number(database.pragma('page_size', { simple: true }))
  const info = database
    .prepare(`
      select (select user_version from pragma_user_version) as schema, partitions from store_info`)
    .get() as { schema: number; partitions: number }
  const facts = count('select coalesce(max(id), 0) from fact')
  const kept = count('select coalesce(max(size), 0) from checkpoint')
  return {
    ...info,
    bytes: Number(database.pragma('page_count', { simple: true })) * pageBytes,
    walBytes: walBytesOf(database),
    freeBytes: Number(database.pragma('freelist_count', { simple: true })) * pageBytes,
    tables: await tableSizes(database),
    facts,
    streams: count('select count(*) from stream'),
    documents: count('select count(*) from document'),
    blobs: count('select count(*) from blob where content is not null'),
    commitKeys: count('select count(*) from commit_key'),
    messages: messagesOf(database),
    tenants: tenantsOf(database),
    checkpoints: count('select count(*) from checkpoint'),
    factsSinceCheckpoint: facts - kept,
  }
}

async function tableSizes(
  database: Connection,
): Promise<readonly { readonly table: string; readonly bytes: number }[]> {
  const trees = database
    .prepare(`
      select name, tbl_name as "table" from sqlite_schema where rootpage > 0
      union all select 'sqlite_schema', 'sqlite_schema'`)
    .all() as { name: string; table: string }[]
  const selectBytes = database
    .prepare('select pgsize from dbstat where aggregate = true and name = ?')
    .pluck()
  const bytes = new Map<string, number>()
  for (const { name, table } of trees) {
    bytes.set(table, (bytes.get(table) ?? 0) + Number(selectBytes.get(name) ?? 0))
    await setImmediate() // each reads a whole tree
  }
  return [...bytes]
    .map(([table, size]) => ({ table, bytes: size }))
    .sort((a, b) => b.bytes - a.bytes)
}

function messagesOf(database: Connection): SqliteStoreStats['messages'] {
  const rows = database
    .prepare('select state, count(*) as count from message group by state')
    .all() as { state: 'waiting' | 'sent' | 'erased'; count: number }[]
  const oldest = database
    .prepare("select min(enqueued_at) from message where state = 'waiting'")
    .pluck()
    .get() as string | null
  const countOf = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0
  return {
    waiting: countOf('waiting'),
    sent: countOf('sent'),
    erased: countOf('erased'),
    ...(oldest !== null && { oldestWaitingAt: oldest }),
  }
}

function tenantsOf(database: Connection): readonly TenantStats[] {
  const tenants = database.prepare('select id, name from tenant order by name').all() as {
    id: number
    name: string
  }[]
  const selectFacts = database.prepare(
    'select count(*) as facts, min(id) as first, max(id) as last from fact where tenant_id = ?',
  )
  const selectStreams = database.prepare('select count(*) from stream where tenant_id = ?').pluck()
  const selectMoment = database.prepare('select recorded_at from fact where id = ?').pluck()
  return tenants.map(({ id, name }) => {
    const { facts, first, last } = selectFacts.get(id) as {
      facts: number
      first: number | null
      last: number | null
    }
    const streams = Number(selectStreams.get(id))
    const moments = first !== null && {
      oldestFactAt: selectMoment.get(first) as string,
      newestFactAt: selectMoment.get(last) as string,
    }
    return { tenant: name, facts, streams, ...moments }
  })
}

function walBytesOf(database: Connection): number {
  if (database.memory) return 0
  return statSync(`${database.name}-wal`, { throwIfNoEntry: false })?.size ?? 0
}
