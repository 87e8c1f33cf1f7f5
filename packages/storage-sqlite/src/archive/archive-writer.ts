import {
  type ArchivedFact,
  type ArchivedLeaf,
  ArchiveError,
  type ArchiveRecord,
  type ByteLog,
  indexKeyLabel,
  jsonText,
  type KeyWrapper,
  subjectKeyLabel,
} from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import { readStoreInfo } from '../database/store-info.ts'
import type { EntryPair } from '../documents/document-rows.ts'
import { createIndexTable } from '../documents/index-table.ts'
import { createCommitKeys } from '../facts/commit-keys.ts'
import { createLogTable } from '../facts/log-table.ts'
import { createStreamTable } from '../facts/stream-table.ts'

/** Writes an archive's records into an empty store: call inside a transaction. */
export interface ArchiveWriter {
  fact(fact: ArchivedFact, leaf: ArchivedLeaf): void
  record(record: Exclude<ArchiveRecord, { readonly kind: 'fact' | 'store' }>): void
  /** Stores the heads. */
  finish(logs: readonly ByteLog[]): void
}

export function createArchiveWriter(database: Connection, wrapper: KeyWrapper): ArchiveWriter {
  const { partitions } = readStoreInfo(database, { path: database.name })
  const streams = createStreamTable(database, partitions)
  const logs = createLogTable(database, partitions)
  const commitKeys = createCommitKeys(database)
  const indexes = createIndexTable(database)
  const insertTenant = database.prepare('insert into tenant (name, index_key) values (?, ?)')
  const insertKey = database.prepare(
    'insert into subject_key (id, tenant_id, subject, key) values (?, ?, ?, ?)',
  )
  const insertFact = database.prepare(`
    insert into fact (tenant_id, stream_id, version, previous_id, log, position, type, recorded_at,
      actor_kind, actor_id, data, key_id, sealed)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertDocument = database.prepare(`
    insert into document (tenant_id, collection, key, place, value, key_id, sealed, entries)
    values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertEntry = database.prepare(
    'insert into document_entry (index_id, value, key, document_id) values (?, ?, ?, ?)',
  )
  const insertBlob = database.prepare(
    'insert into blob (tenant_id, sha256, key_id, content) values (?, ?, ?, ?)',
  )
  const insertMessage = database.prepare(`
    insert into message (tenant_id, message_id, transport, state, key_id, content, attempts,
      lease_until, enqueued_at, settled_at, detail)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertCheckpoint = database.prepare('insert into checkpoint (size, note) values (?, ?)')
  const tenants = new Map<string, number>()

  function tenantOf(tenant: string): number {
    const id = tenants.get(tenant)
    if (id === undefined)
      throw new ArchiveError({
        code: 'malformed',
        message: `A record is of tenant ${tenant}, which is not there.`,
      })
    return id
  }

  function document(record: Extract<ArchiveRecord, { readonly kind: 'document' }>): void {
    const { tenant, collection, key, place = null, value, sealed, entries } = record
    const tenantId = tenantOf(tenant)
    const pairs = entries.map(({ name, value: found, isPersonal = false }): EntryPair => {
      return [indexes.ensure({ tenantId, collection, name, isPersonal }), found]
    })
    const { lastInsertRowid: id } = insertDocument.run(
      tenantId,
      collection,
      key,
      place,
      jsonText(value),
      sealed?.keyId ?? null,
      sealed?.ciphertext ?? null,
      JSON.stringify(pairs),
    )
    for (const [indexId, found] of pairs) insertEntry.run(indexId, found, key, id)
  }

  return {
    fact(fact, { dataText, completed }) {
      const { tenant, stream, version, partition, position, recordedAt, sealed } = fact
      const tenantId = tenantOf(tenant)
      const row = streams.ensure({ tenant, tenantId, name: stream })
      if (row.version !== version - 1 || row.log !== partition)
        throw new ArchiveError({
          code: 'malformed',
          message: `Version ${version} of stream ${stream} of tenant ${tenant} in log ${partition} comes after version ${row.version} in log ${row.log}.`,
        })
      const factId = Number(
        insertFact.run(
          tenantId,
          row.id,
          version,
          row.last_fact_id,
          partition,
          position,
          fact.type,
          recordedAt,
          fact.actor.kind,
          fact.actor.id,
          dataText,
          sealed?.keyId ?? null,
          sealed?.ciphertext ?? null,
        ).lastInsertRowid,
      )
      logs.insertLeaf({ partition, position, factId, completed })
      streams.advance({ id: row.id, version, factId, recordedAt })
    },

    record(record) {
      switch (record.kind) {
        case 'tenant': {
          const { tenant, indexKey } = record
          const key = wrapper.wrap(indexKey, indexKeyLabel(tenant))
          tenants.set(tenant, Number(insertTenant.run(tenant, key).lastInsertRowid))
          break
        }
        case 'subject_key': {
          const { id, tenant, subject, key } = record
          const wrapped = key && wrapper.wrap(key, subjectKeyLabel(tenant, subject))
          insertKey.run(id, tenantOf(tenant), subject, wrapped ?? null)
          break
        }
        case 'commit_key': {
          const { tenant, stream, idempotencyKey: key, fingerprint } = record
          const row = streams.ensure({ tenant, tenantId: tenantOf(tenant), name: stream })
          const facts = record.facts.map(([partition, position]) => ({ partition, position }))
          commitKeys.insert({ streamId: row.id, key, fingerprint, facts })
          break
        }
        case 'document':
          document(record)
          break
        case 'blob': {
          const { tenant, sha256, keyId, ciphertext = null } = record
          insertBlob.run(tenantOf(tenant), sha256, keyId, ciphertext)
          break
        }
        case 'message':
          insertMessage.run(
            tenantOf(record.tenant),
            record.id,
            record.transport,
            record.state,
            record.keyId,
            record.ciphertext ?? null,
            record.attempts,
            record.leaseUntil ?? null,
            record.enqueuedAt,
            record.settledAt ?? null,
            record.detail ?? null,
          )
          break
        case 'checkpoint':
          insertCheckpoint.run(record.size, record.note)
          break
        case 'end':
          break
      }
    },

    finish(opened) {
      for (const [partition, log] of opened.entries()) if (log.size > 0) logs.save(partition, log)
    },
  }
}
