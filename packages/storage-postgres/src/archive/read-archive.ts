import type { JsonValue } from '@selfread/core'
import {
  type ArchiveCounts,
  type ArchiveRecord,
  unwrapIndexKey,
  unwrapSubjectKey,
} from '@selfread/storage-kit'
import { readSealedBlob } from '../blobs.ts'
import { behindColumn, fromColumn } from '../driver/text-column.ts'
import { checkpoints, storedHeads } from '../read/logs.ts'
import type { StoreContext } from '../store-context.ts'
import { pagesOf } from '../verify/pages-of.ts'
import type {
  ArchivedBlobRow,
  ArchivedCommitKeyRow,
  ArchivedDocumentRow,
  ArchivedFactRow,
  ArchivedMessageRow,
  ArchivedSubjectKeyRow,
} from './archive-rows.ts'

const rowsAtOnce = 500

/** All that a store holds: call in a snapshot. The ids of all subject keys are kept in memory meanwhile. */
export async function* readArchive(context: StoreContext): AsyncGenerator<ArchiveRecord> {
  const counts: Record<string, number> = {}
  for await (const record of recordsOf(context)) {
    counts[record.kind] = (counts[record.kind] ?? 0) + 1
    yield record
  }
  const heads = (await storedHeads(context)).map(({ size, rootHash }) => ({ size, rootHash }))
  const { store: _, ...counted } = counts
  yield { kind: 'end', counts: counted as ArchiveCounts, heads }
}

async function* recordsOf(context: StoreContext): AsyncGenerator<ArchiveRecord> {
  const { caller, partitions, wrapper } = context
  yield { kind: 'store', version: 1, partitions }
  for (const row of await caller.call<{ tenant: string; index_key: Uint8Array }>(
    'tenant_rows',
    [],
  )) {
    const tenant = fromColumn(row.tenant)
    const indexKey = unwrapIndexKey(wrapper, { tenant, key: row.index_key })
    yield { kind: 'tenant', tenant, indexKey }
  }

  const ids = new Map<string, number>()
  const nameOf = (tenant: string, subject: string, generation: number): string =>
    JSON.stringify([tenant, subject, generation])
  const keys = pagesOf<ArchivedSubjectKeyRow>(
    caller,
    'subject_key_rows',
    ['', '', 0],
    ({ tenant, subject, generation }) => [tenant, subject, generation + 1],
  )
  for await (const row of keys) {
    const [tenant, subject, id] = [fromColumn(row.tenant), fromColumn(row.subject), ids.size + 1]
    ids.set(nameOf(row.tenant, row.subject, row.generation), id)
    const key = row.key && unwrapSubjectKey(wrapper, { tenant, subject, key: row.key })
    yield { kind: 'subject_key', id, tenant, subject, ...(key && { key }) }
  }
  const keyIdOf = (row: {
    tenant: string
    subject: string | null
    key_generation: number | null
  }) => ids.get(nameOf(row.tenant, row.subject ?? '', row.key_generation ?? 0)) ?? 0

  for (let partition = 0; partition < partitions; partition += 1)
    for (let from = 0, isMore = true; isMore; from += rowsAtOnce) {
      const range = [partition, from, from + rowsAtOnce]
      const rows = await caller.call<ArchivedFactRow>('log_rows', range)
      for (const row of rows)
        yield {
          kind: 'fact',
          tenant: fromColumn(row.tenant),
          stream: fromColumn(row.stream),
          version: row.version,
          partition,
          position: Number(row.position),
          type: fromColumn(row.type),
          recordedAt: fromColumn(row.recorded_at),
          actor: { kind: row.actor_kind, id: fromColumn(row.actor_id) },
          data: JSON.parse(row.data) as JsonValue,
          ...(row.sealed && { sealed: { keyId: keyIdOf(row), ciphertext: row.sealed } }),
        }
      isMore = rows.length === rowsAtOnce
    }

  const commitKeys = pagesOf<ArchivedCommitKeyRow>(
    caller,
    'commit_key_rows',
    ['', '', '', ''],
    ({ tenant, place, stream, key }) => [tenant, place, stream, behindColumn(key)],
  )
  for await (const row of commitKeys) {
    const [logs, positions] = [numbersOf(row.fact_logs), numbersOf(row.fact_positions)]
    yield {
      kind: 'commit_key',
      tenant: fromColumn(row.tenant),
      stream: fromColumn(row.stream),
      idempotencyKey: fromColumn(row.key),
      fingerprint: row.digest,
      facts: logs.map((log, at) => [log, positions[at] ?? 0] as const),
    }
  }

  const documents = pagesOf<ArchivedDocumentRow>(caller, 'document_rows', [0], ({ kept }) => [
    Number(kept) + 1,
  ])
  for await (const row of documents)
    yield {
      kind: 'document',
      tenant: fromColumn(row.tenant),
      collection: fromColumn(row.collection),
      key: fromColumn(row.key),
      ...(row.has_place && { place: fromColumn(row.place) }),
      value: JSON.parse(row.value) as JsonValue,
      ...(row.sealed && { sealed: { keyId: keyIdOf(row), ciphertext: row.sealed } }),
      entries: (JSON.parse(row.entries) as [number, string, string][]).map(
        ([kind, name, value]) => ({
          name: fromColumn(name),
          value: fromColumn(value),
          ...(kind === 1 && { isPersonal: true as const }),
        }),
      ),
    }

  const blobs = pagesOf<ArchivedBlobRow>(caller, 'blob_rows', [0], ({ kept }) => [Number(kept) + 1])
  for await (const row of blobs) {
    const copy = { ...row, generation: row.key_generation }
    const ciphertext =
      row.sealed_length === null
        ? undefined
        : await readSealedBlob(context, [row.tenant, row.log, row.sha256], {
            ...copy,
            sealed_length: row.sealed_length,
          })
    yield {
      kind: 'blob',
      tenant: fromColumn(row.tenant),
      sha256: row.sha256,
      keyId: keyIdOf(row),
      ...(ciphertext && { ciphertext }),
    }
  }

  const messages = pagesOf<ArchivedMessageRow>(caller, 'message_rows', ['', ''], (row) => [
    row.tenant,
    behindColumn(row.id),
  ])
  for await (const row of messages)
    yield {
      kind: 'message',
      tenant: fromColumn(row.tenant),
      id: fromColumn(row.id),
      transport: fromColumn(row.transport),
      state: row.state,
      keyId: keyIdOf(row),
      ...(row.content && { ciphertext: row.content }),
      attempts: row.attempts,
      ...(row.lease_until !== null && { leaseUntil: fromColumn(row.lease_until) }),
      enqueuedAt: fromColumn(row.enqueued_at),
      ...(row.settled_at !== null && { settledAt: fromColumn(row.settled_at) }),
      ...(row.detail && { detail: row.detail }),
    }
  for (const { size, note } of await checkpoints(context)) yield { kind: 'checkpoint', size, note }
}

function numbersOf(list: string): readonly number[] {
  return list === '' ? [] : list.split(',').map(Number)
}
