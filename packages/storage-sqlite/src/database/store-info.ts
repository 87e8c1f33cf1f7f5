import { assertPartitions, makeKeyCheck, StoreOpenError } from '@selfread/storage-kit'
import type { Connection } from './connection.ts'

/** What a store was made with. */
export interface StoreInfo {
  /** Number of the journal's logs. */
  readonly partitions: number
}

/** Notes at the first opening what a store is made with. Afterwards it stays as it is. */
export function noteFirstOpening(
  database: Connection,
  settings: { readonly masterKey?: Uint8Array | undefined; readonly partitions: number },
): void {
  assertPartitions(settings.partitions)
  if (database.prepare('select 1 from store_info').get() !== undefined) return
  database
    .prepare(
      'insert into store_info (id, key_check, partitions) values (1, ?, ?) on conflict do nothing',
    )
    .run(makeKeyCheck(settings.masterKey) ?? null, settings.partitions)
}

/** What a store was made with. Throws `other_partitions` where another number of logs was asked for. */
export function readStoreInfo(
  database: Connection,
  settings: { readonly path: string; readonly partitions?: number | undefined },
): StoreInfo {
  const { path, partitions: asked } = settings
  const row = database.prepare('select partitions from store_info').get() as StoreInfo | undefined
  const partitions = row?.partitions ?? 1
  if (asked !== undefined && asked !== partitions)
    throw new StoreOpenError({
      code: 'other_partitions',
      path,
      message: `${path} was made with ${partitions} logs, not ${asked}. A journal keeps its number of logs: leave partitions out, or move it to a new store.`,
    })
  return { partitions }
}
