import {
  type Commit,
  canonicalJson,
  factLabel,
  type JsonValue,
  type LogHead,
  type PersonalData,
  type StoredFact,
  type StreamAppend,
  VersionConflictError,
} from '@selfread/core'
import { assertClock, type ByteLog, copyJson, hashLeaf, leafText } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { sealJson } from '../keys/sealed-data.ts'
import type { LogTable } from './log-table.ts'
import type { StreamRow, StreamTable } from './stream-table.ts'

/** The facts of a commit as they were stored. */
export interface Appended {
  readonly facts: readonly StoredFact[]
  readonly heads: readonly LogHead[]
}

type Decision = Pick<Commit, 'tenant' | 'recordedAt' | 'actor' | 'appends'>

/** Numbers and stores the facts of a commit and moves the heads of their logs: call inside a transaction. */
export function createFactAppender(
  database: Connection,
  tables: { readonly keys: KeyRing; readonly streams: StreamTable; readonly logs: LogTable },
): (commit: Decision) => Appended {
  const { keys, streams, logs } = tables
  const insertFact = database.prepare(`
    insert into fact (tenant_id, stream_id, version, previous_id, log, position, type, recorded_at,
      actor_kind, actor_id, data, key_id, sealed)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)

  function appendTo(
    commit: Decision,
    append: StreamAppend,
    at: { readonly row: StreamRow; readonly tenantId: number; readonly log: ByteLog },
  ): readonly StoredFact[] {
    const { tenant, recordedAt, actor } = commit
    const { stream } = append
    const { row, tenantId, log } = at
    let version = row.version
    let previousId = row.last_fact_id
    const facts = append.facts.map(({ type, data, personal }): StoredFact => {
      version += 1
      const position = log.size
      const sealed =
        personal &&
        sealJson(keys, { tenant, ...personal, label: factLabel({ tenant, stream, version }) })
      // Facts hold JSON only; the port's type leaves it to the fact's own.
      const dataText = canonicalJson(data as JsonValue)
      const content = { tenant, stream, version, type, recordedAt, actor }
      const leaf = hashLeaf(
        leafText({
          ...content,
          dataText,
          sealed:
            sealed && personal
              ? { subject: personal.subject, ciphertext: sealed.sealed }
              : undefined,
        }),
      )
      const factId = Number(
        insertFact.run(
          tenantId,
          row.id,
          version,
          previousId,
          row.log,
          position,
          type,
          recordedAt,
          actor.kind,
          actor.id,
          dataText,
          sealed?.keyId ?? null,
          sealed?.sealed ?? null,
        ).lastInsertRowid,
      )
      logs.insertLeaf({ partition: row.log, position, factId, completed: log.append(leaf) })
      previousId = factId
      return {
        ...content,
        partition: row.log,
        position,
        actor: { kind: actor.kind, id: actor.id },
        data: copyJson(data, dataText),
        ...(personal && { personal: copyOf(personal) }),
      }
    })
    if (previousId !== null && facts.length > 0)
      streams.advance({ id: row.id, version, factId: previousId, recordedAt })
    return facts
  }

  return (commit) => {
    const { tenant, recordedAt, appends } = commit
    const tenantId = keys.ensureTenant(tenant)
    const open = new Map<number, ByteLog>()
    const facts: StoredFact[] = []
    for (const append of appends) {
      const { stream, expectedVersion } = append
      const row = streams.ensure({ tenant, tenantId, name: stream })
      if (row.version !== expectedVersion)
        throw new VersionConflictError({ stream, expectedVersion, actualVersion: row.version })
      assertClock({ stream, recordedAt, lastRecordedAt: row.last_recorded_at })
      if (append.facts.length === 0) continue
      const log = open.get(row.log) ?? logs.open(row.log)
      open.set(row.log, log)
      facts.push(...appendTo(commit, append, { row, tenantId, log }))
    }
    const partitions = [...open.keys()].sort((a, b) => a - b)
    const heads = partitions.map((partition) =>
      logs.save(partition, open.get(partition) as ByteLog),
    )
    return { facts, heads }
  }
}

/** The caller's object may be changed later. */
function copyOf({ subject, data }: PersonalData): PersonalData {
  return { subject, data: copyJson(data, canonicalJson(data)) }
}
