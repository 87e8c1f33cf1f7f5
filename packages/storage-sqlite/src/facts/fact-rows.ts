import { type Actor, factLabel, type StoredFact } from '@selfread/core'
import type { KeyRing } from '../keys/key-ring.ts'
import { openJson } from '../keys/sealed-data.ts'

/** A fact as it is stored, with the names that its ids stand for. */
export interface FactRow {
  readonly id: number
  readonly log: number
  readonly position: number
  readonly tenant: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly recorded_at: string
  readonly actor_kind: Actor['kind']
  readonly actor_id: string
  readonly data: string
  readonly subject: string | null
  readonly key: Buffer | null
  readonly sealed: Buffer | null
}

/** Columns of a `FactRow`, out of `fact f` and {@link factJoins}. */
export const factColumns = `f.id, f.log, f.position, t.name as tenant, s.name as stream, f.version,
  f.type, f.recorded_at, f.actor_kind, f.actor_id, f.data, k.subject, k.key, f.sealed`

/** What a fact's ids stand for. */
export const factJoins = `join tenant t on t.id = f.tenant_id join stream s on s.id = f.stream_id
  left join subject_key k on k.id = f.key_id`

/** The fact of a row, its personal part opened where its key lives. */
export function factOf(row: FactRow, keys: KeyRing): StoredFact {
  const { tenant, stream, version, type, subject, sealed } = row
  const fact = {
    tenant,
    stream,
    version,
    partition: row.log,
    position: row.position,
    type,
    recordedAt: row.recorded_at,
    actor: { kind: row.actor_kind, id: row.actor_id },
    data: JSON.parse(row.data) as unknown,
  }
  if (sealed === null || subject === null) return fact
  const data = openJson(keys, {
    key: { tenant, subject, key: row.key },
    sealed,
    label: factLabel({ tenant, stream, version }),
  })
  return data === undefined ? { ...fact, isErased: true } : { ...fact, personal: { subject, data } }
}
