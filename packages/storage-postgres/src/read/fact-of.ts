import { type Actor, factLabel, leafBytes, type StoredFact } from '@selfread/core'
import { openSealedJson, unwrapSubjectKey } from '@selfread/storage-kit'
import { fromColumn } from '../driver/text-column.ts'
import type { StoreContext } from '../store-context.ts'

/** A fact as the functions of the schema hand it out. */
export interface FactRow {
  readonly log: number
  readonly position: unknown
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly recorded_at: string
  readonly actor_kind: string
  readonly actor_id: string
  readonly data: string
  readonly subject: string | null
  /** Wrapped; null once erased. */
  readonly key: Uint8Array | null
  readonly sealed: Uint8Array | null
}

/** The fact of a row, its personal part opened where the key lives. */
export function factOf({ wrapper }: StoreContext, tenant: string, row: FactRow): StoredFact {
  const fact = { ...contentOf(tenant, row), partition: row.log, position: Number(row.position) }
  if (row.sealed === null || row.subject === null) return fact
  if (row.key === null) return { ...fact, isErased: true }
  const subject = fromColumn(row.subject)
  const key = unwrapSubjectKey(wrapper, { tenant, subject, key: row.key })
  return {
    ...fact,
    personal: { subject, data: openSealedJson(key, row.sealed, factLabel(fact)) },
  }
}

/** What the leaf of a row's fact says. */
export function leafOf(tenant: string, row: FactRow): Uint8Array {
  return leafBytes({
    ...contentOf(tenant, row),
    ...(row.sealed !== null &&
      row.subject !== null && {
        sealed: { subject: fromColumn(row.subject), ciphertext: row.sealed },
      }),
  })
}

/** What a row says of its fact, but for where it is and its personal part. */
export function contentOf(
  tenant: string,
  row: Omit<FactRow, 'subject' | 'key' | 'sealed'>,
): Omit<StoredFact, 'partition' | 'position' | 'personal' | 'isErased'> {
  return {
    tenant,
    stream: fromColumn(row.stream),
    version: row.version,
    type: fromColumn(row.type),
    recordedAt: fromColumn(row.recorded_at),
    // What was stored was an actor.
    actor: { kind: fromColumn(row.actor_kind), id: fromColumn(row.actor_id) } as Actor,
    data: JSON.parse(row.data),
  }
}
