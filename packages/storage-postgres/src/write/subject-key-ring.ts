import { createKey, subjectKeyLabel, unwrapSubjectKey } from '@selfread/storage-kit'
import { arrayLiteral } from '../driver/array-literal.ts'
import { fromColumn, toColumn } from '../driver/text-column.ts'
import { logOfSubject } from '../shard.ts'
import type { StoreContext } from '../store-context.ts'

/** A live key of a subject, as it is used for sealing. */
export interface LiveKey {
  readonly subject: string
  readonly log: number
  readonly generation: number
  readonly key: Buffer
  /** Wrapped, where the key is new and is to be kept with what it seals. */
  readonly newKey: Buffer | null
}

interface KeyRow {
  readonly subject: string
  readonly generation: number
  readonly key: Uint8Array | null
}

/**
 * The live keys of subjects; new ones for those who have none or whose last was destroyed. Nothing
 * is cached: what another process erases is gone at once.
 */
export async function liveKeys(
  { caller, partitions, wrapper }: StoreContext,
  tenant: string,
  subjects: ReadonlySet<string>,
): Promise<ReadonlyMap<string, LiveKey>> {
  if (subjects.size === 0) return new Map()
  const names = [...subjects].map((subject) => ({
    subject,
    log: logOfSubject(partitions, tenant, subject),
  }))
  const rows = await caller.call<KeyRow>('subject_keys', [
    toColumn(tenant),
    arrayLiteral.numbers(names.map(({ log }) => log)),
    arrayLiteral.texts(names.map(({ subject }) => toColumn(subject))),
  ])
  const known = new Map(rows.map((row) => [fromColumn(row.subject), row]))
  const keys = new Map<string, LiveKey>()
  for (const { subject, log } of names) {
    const row = known.get(subject)
    if (row?.key) {
      const key = unwrapSubjectKey(wrapper, { tenant, subject, key: row.key })
      keys.set(subject, { subject, log, generation: row.generation, key, newKey: null })
    } else {
      const key = createKey()
      const newKey = wrapper.wrap(key, subjectKeyLabel(tenant, subject))
      keys.set(subject, { subject, log, generation: (row?.generation ?? 0) + 1, key, newKey })
    }
  }
  return keys
}
