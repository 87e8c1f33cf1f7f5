import { copyFileSync, existsSync } from 'node:fs'
import type { StoreVerification } from '@selfread/core'
import { StoreOpenError } from '@selfread/storage-kit'
import { assertNodeVersion } from '../database/open-database.ts'
import { makeFile } from './backup-store.ts'

/**
 * Makes a store of a backup: copied, brought to the current schema, checked with all its facts and
 * on the disk when this resolves. Nothing that is there is written over; the backup stays as it is.
 *
 * **Erasures since the backup are undone by it**: the backup still holds those persons' keys. Keep
 * a list of erased subjects outside the store, and call `eraseSubject` for those since the backup
 * before the restored store is used. What was received since is not in it either.
 *
 * Rejects with `StoreOpenError` where the backup cannot be opened, `StoreDamagedError` where it has
 * faults, Error where `to` is there already.
 *
 * @example
 * ```ts
 * await restoreSqliteBackup({ from: 'backup-2026-11-22.db', to: 'selfread.db', masterKey })
 * ```
 */
export async function restoreSqliteBackup(query: {
  readonly from: string
  readonly to: string
  readonly masterKey?: Uint8Array
}): Promise<StoreVerification> {
  const { from, to, masterKey } = query
  assertNodeVersion(from)
  if (!existsSync(from))
    throw new StoreOpenError({
      code: 'cannot_open',
      path: from,
      message: `There is no file ${from}. Give the path of a backup.`,
    })
  return makeFile(to, masterKey, async (part) => {
    copyFileSync(from, part)
    // Of a file that was copied by hand together with its write-ahead log.
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${part}-wal`)
  })
}
