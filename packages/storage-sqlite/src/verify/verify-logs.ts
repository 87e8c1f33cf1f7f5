import {
  checkpointSizes,
  createByteLog,
  type FactRow,
  type KeyWrapper,
  type LeafRow,
  type LogVerification,
  readByPosition,
  type StoredLog,
  verifyLog,
} from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'

/** Columns as they lie there: text as bytes, since SQLite would hand over damaged UTF-8 as if it were text. */
interface StoredRow {
  readonly position: number
  readonly tenant: Buffer | null
  readonly stream: Buffer | null
  readonly version: number
  readonly type: Buffer
  readonly recorded_at: Buffer
  readonly actor_kind: Buffer
  readonly actor_id: Buffer
  readonly data: Buffer
  readonly key_id: number | null
  readonly subject: Buffer | null
  readonly key: Buffer | null
  readonly sealed: Buffer | null
}

/** Checks every log of a store. */
export async function verifyLogs(
  database: Connection,
  store: {
    readonly wrapper: KeyWrapper
    readonly partitions: number
    readonly kept: readonly { readonly size: number; readonly note: string }[]
  },
): Promise<readonly LogVerification[]> {
  const verifications: LogVerification[] = []
  for (let partition = 0; partition < store.partitions; partition += 1)
    verifications.push(
      await verifyLog(readLog(database, partition), {
        ...store,
        sizes: checkpointSizes(store.kept, partition),
      }),
    )
  return verifications
}

function readLog(database: Connection, partition: number): StoredLog {
  const selectFacts = database.prepare(`
    select l.position, cast(t.name as blob) as tenant, cast(s.name as blob) as stream, f.version,
      cast(f.type as blob) as type, cast(f.recorded_at as blob) as recorded_at,
      cast(f.actor_kind as blob) as actor_kind, cast(f.actor_id as blob) as actor_id,
      cast(f.data as blob) as data, f.key_id, cast(k.subject as blob) as subject, k.key, f.sealed
    from leaf l join fact f on f.id = l.fact_id and f.log = l.log and f.position = l.position
    left join stream s on s.id = f.stream_id and s.tenant_id = f.tenant_id
    left join tenant t on t.id = f.tenant_id
    left join subject_key k on k.id = f.key_id
    where l.log = ? and l.position >= ? and l.position < ?`)
  const selectLeaves = database.prepare(
    'select position, hashes from leaf where log = ? and position >= ? and position < ?',
  )
  const extent = database
    .prepare('select count(*) as count, max(position) as last from leaf where log = ?')
    .get(partition) as { count: number; last: number | null }
  const rows = { count: extent.count, last: extent.last ?? undefined }
  return {
    partition,
    head: readHead(database, partition),
    facts: readByPosition<FactRow>({
      ...rows,
      page: ({ from, to }) => (selectFacts.all(partition, from, to) as StoredRow[]).map(factRowOf),
    }),
    leaves: readByPosition<LeafRow>({
      ...rows,
      page: ({ from, to }) => selectLeaves.all(partition, from, to) as LeafRow[],
    }),
  }
}

function readHead(database: Connection, partition: number): StoredLog['head'] {
  const row = database
    .prepare('select size, root_hash, subtrees from merkle_head where log = ?')
    .get(partition) as { size: number; root_hash: Buffer; subtrees: Buffer } | undefined
  const empty = createByteLog()
  return {
    size: row?.size ?? 0,
    rootHash: (row?.root_hash ?? empty.root()).toString('hex'),
    range: row?.subtrees ?? empty.range(),
  }
}

function factRowOf(row: StoredRow): FactRow {
  return {
    position: row.position,
    tenant: row.tenant,
    stream: row.stream,
    version: row.version,
    type: row.type,
    recordedAt: row.recorded_at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    data: row.data,
    ...(row.sealed !== null && {
      sealed: { subject: row.subject, key: row.key, ciphertext: row.sealed },
    }),
  }
}
