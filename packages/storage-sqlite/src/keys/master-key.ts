import {
  createKeyWrapper,
  type KeyWrapper,
  keyProblem,
  StoreOpenError,
} from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'

/** The wrapper for a store's keys. Throws `wrong_master_key` where the store has its keys under another. */
export function openKeyWrapper(
  database: Connection,
  settings: { readonly path: string; readonly masterKey?: Uint8Array | undefined },
): KeyWrapper {
  const { path, masterKey } = settings
  const check = database.prepare('select key_check from store_info').pluck().get() as Buffer | null
  const problem = keyProblem(check ?? undefined, masterKey)
  if (problem !== undefined)
    throw new StoreOpenError({
      code: 'wrong_master_key',
      path,
      message: `${path} ${problem.message}`,
      cause: problem.cause,
    })
  return createKeyWrapper(masterKey)
}
