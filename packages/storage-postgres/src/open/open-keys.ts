import {
  createKeyWrapper,
  type KeyWrapper,
  keyProblem,
  makeKeyCheck,
  StoreOpenError,
} from '@selfread/storage-kit'
import type { PostgresConnection } from '../driver/postgres-pool.ts'

/** The wrapper for a store's keys; the first opening notes whether there is a master key. */
export async function openKeys(
  connection: PostgresConnection,
  store: { readonly schema: string; readonly masterKey: Uint8Array | undefined },
): Promise<KeyWrapper> {
  const { schema, masterKey } = store
  const wrapper = createKeyWrapper(masterKey)
  const read = async (): Promise<{ key_check: Uint8Array | null; has_opened: boolean }> => {
    const { rows } = await connection.query({
      text: `select key_check, has_opened from ${schema}.store_info`,
    })
    return rows[0] as { key_check: Uint8Array | null; has_opened: boolean }
  }
  let info = await read()
  if (!info.has_opened) {
    await connection.query({
      text: `update ${schema}.store_info set key_check = $1, has_opened = true where not has_opened`,
      values: [makeKeyCheck(masterKey) ?? null],
    })
    info = await read()
  }
  const problem = keyProblem(info.key_check ?? undefined, masterKey)
  if (problem !== undefined)
    throw new StoreOpenError({
      code: 'wrong_master_key',
      path: schema,
      message: `Schema ${schema} ${problem.message}`,
      cause: problem.cause,
    })
  return wrapper
}
