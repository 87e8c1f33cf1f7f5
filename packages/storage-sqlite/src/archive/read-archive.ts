import { setImmediate } from 'node:timers/promises'
import type { JsonValue } from '@selfread/core'
import {
  type ArchiveCounts,
  type ArchiveRecord,
  type KeyWrapper,
  unwrapIndexKey,
  unwrapSubjectKey,
} from '@selfread/storage-kit'
import type { CallQueue } from '../database/call-queue.ts'
import type { Connection } from '../database/connection.ts'
import { entriesOf } from '../documents/document-rows.ts'
import { placesOf } from '../facts/commit-keys.ts'
import { createLogTable } from '../facts/log-table.ts'
import { openSnapshot } from '../verify/with-read-connection.ts'
import {
  type BlobRow,
  type CommitKeyRow,
  type DocumentRow,
  type FactRow,
  type MessageRow,
  type SubjectKeyRow,
  selectBlobs,
  selectCommitKeys,
  selectDocuments,
  selectFacts,
  selectMessages,
  selectSubjectKeys,
} from './archive-rows.ts'

/** Rows read at once. */
const rowsAtOnce = 500

interface Source {
  readonly database: Connection
  readonly queue: CallQueue
  readonly wrapper: KeyWrapper
  readonly partitions: number
}

/** All that a store holds at one moment. */
export async function* readArchiveOf(source: Source): AsyncGenerator<ArchiveRecord> {
  const { database, queue } = source
  if (!database.memory) {
    const connection = await queue.read(() => openSnapshot(database.name))
    try {
      yield* recordsOf(connection, source)
    } finally {
      connection.close()
    }
    return
  }
  // In memory there is one connection only: others wait until the archive is read.
  const { promise, resolve } = Promise.withResolvers<void>()
  const started = Promise.withResolvers<void>()
  const held = queue.alone(() => {
    started.resolve()
    return promise
  })
  held.catch(started.reject)
  try {
    await started.promise
    yield* recordsOf(database, source)
  } finally {
    resolve()
    await held
  }
}

async function* recordsOf(database: Connection, source: Source): AsyncGenerator<ArchiveRecord> {
  const { wrapper, partitions } = source
  const counts: Record<string, number> = {}

  async function* rows<Row extends { readonly id: number }>(
    select: string,
    recordOf: (row: Row) => ArchiveRecord,
    limit: number = rowsAtOnce,
  ): AsyncGenerator<ArchiveRecord> {
    const page = database.prepare(select)
    let after = 0
    for (;;) {
      const found = page.all(after, limit) as Row[]
      for (const row of found) {
        const record = recordOf(row)
        counts[record.kind] = (counts[record.kind] ?? 0) + 1
        yield record
        after = row.id
      }
      if (found.length < limit) return
      await setImmediate()
    }
  }

  yield { kind: 'store', version: 1, partitions }
  yield* rows<{ id: number; name: string; index_key: Buffer }>(
    'select id, name, index_key from tenant where id > ? order by id limit ?',
    ({ name: tenant, index_key: key }) => ({
      kind: 'tenant',
      tenant,
      indexKey: unwrapIndexKey(wrapper, { tenant, key }),
    }),
  )
  yield* rows<SubjectKeyRow>(selectSubjectKeys, ({ id, tenant, subject, key }) => ({
    kind: 'subject_key',
    id,
    tenant,
    subject,
    ...(key !== null && { key: unwrapSubjectKey(wrapper, { tenant, subject, key }) }),
  }))
  yield* rows<FactRow>(selectFacts, (row) => ({
    kind: 'fact',
    tenant: row.tenant,
    stream: row.stream,
    version: row.version,
    partition: row.log,
    position: row.position,
    type: row.type,
    recordedAt: row.recorded_at,
    actor: { kind: row.actor_kind, id: row.actor_id },
    data: JSON.parse(row.data) as JsonValue,
    ...sealedOf(row),
  }))
  yield* commitKeys(database, counts)
  const indexes = indexNames(database)
  yield* rows<DocumentRow>(selectDocuments, (row) => ({
    kind: 'document',
    tenant: row.tenant,
    collection: row.collection,
    key: row.key,
    ...(row.place !== null && { place: row.place }),
    value: JSON.parse(row.value) as JsonValue,
    ...sealedOf(row),
    entries: entriesOf(row).map(([id, value]) => {
      const index = indexes.get(id)
      if (index === undefined)
        throw new Error(`Document ${row.key} names index ${id}, which is not there.`)
      return {
        name: index.name,
        value,
        ...(index.is_personal === 1 && { isPersonal: true as const }),
      }
    }),
  }))
  yield* rows<BlobRow>(
    selectBlobs,
    ({ tenant, sha256, key_id: keyId, content }) => ({
      kind: 'blob',
      tenant,
      sha256,
      keyId,
      ...(content !== null && { ciphertext: content }),
    }),
    1, // one may have 256 MB
  )
  yield* rows<MessageRow>(selectMessages, (row) => ({
    kind: 'message',
    tenant: row.tenant,
    id: row.message_id,
    transport: row.transport,
    state: row.state,
    keyId: row.key_id,
    ...(row.content !== null && { ciphertext: row.content }),
    attempts: row.attempts,
    ...(row.lease_until !== null && { leaseUntil: row.lease_until }),
    enqueuedAt: row.enqueued_at,
    ...(row.settled_at !== null && { settledAt: row.settled_at }),
    ...(row.detail !== null && { detail: row.detail }),
  }))
  const kept = database.prepare('select size, note from checkpoint order by size, note').all() as {
    size: number
    note: string
  }[]
  for (const { size, note } of kept) yield { kind: 'checkpoint', size, note }
  counts['checkpoint'] = kept.length
  const heads = createLogTable(database, partitions).heads()
  yield { kind: 'end', counts: counts as ArchiveCounts, heads }
}

/** By stream and key, which is how they lie there. */
async function* commitKeys(
  database: Connection,
  counts: Record<string, number>,
): AsyncGenerator<ArchiveRecord> {
  const page = database.prepare(selectCommitKeys)
  let after: readonly [number, string] = [0, '']
  for (;;) {
    const found = page.all(...after, rowsAtOnce) as CommitKeyRow[]
    for (const { tenant, stream, stream_id: streamId, key, fingerprint, facts } of found) {
      const places = placesOf(facts).map((at) => [at.partition, at.position] as const)
      yield {
        kind: 'commit_key',
        tenant,
        stream,
        idempotencyKey: key,
        fingerprint,
        facts: places,
      }
      after = [streamId, key]
    }
    counts['commit_key'] = (counts['commit_key'] ?? 0) + found.length
    if (found.length < rowsAtOnce) return
    await setImmediate()
  }
}

function indexNames(
  database: Connection,
): ReadonlyMap<number, { readonly name: string; readonly is_personal: number }> {
  const rows = database.prepare('select id, name, is_personal from document_index').all() as {
    id: number
    name: string
    is_personal: number
  }[]
  return new Map(rows.map((row) => [row.id, row]))
}

function sealedOf(row: { readonly key_id: number | null; readonly sealed: Buffer | null }): {
  readonly sealed?: { readonly keyId: number; readonly ciphertext: Uint8Array }
} {
  const { key_id: keyId, sealed } = row
  return keyId === null || sealed === null ? {} : { sealed: { keyId, ciphertext: sealed } }
}
