import type { Connection } from './open-database.ts'
import { type SealLabel, seal, unseal } from './seal.ts'
import { StoreOpenError } from './store-open-error.ts'

/** Keeps keys under the master key; in clear where the store was made without one. */
export interface KeyWrapper {
  wrap(key: Uint8Array, label: SealLabel): Buffer
  unwrap(stored: Uint8Array, label: SealLabel): Buffer
}

const checkLabel = ['key_check']

/** The wrapper for this store, which notes at its first opening whether it has a master key. */
export function openKeyWrapper(
  database: Connection,
  settings: { readonly path: string; readonly masterKey?: Uint8Array | undefined },
): KeyWrapper {
  const { path, masterKey } = settings
  if (masterKey !== undefined && masterKey.length !== 32)
    throw new RangeError(`The master key has ${masterKey.length} bytes; AES-256 needs 32.`)
  if (!database.readonly) noteFirstOpening(database, masterKey)
  const info = database.prepare('select key_check from store_info').get() as
    | { key_check: Buffer | null }
    | undefined
  assertFits(info?.key_check ?? undefined, masterKey, path)
  if (masterKey === undefined)
    return { wrap: (key) => Buffer.from(key), unwrap: (stored) => Buffer.from(stored) }
  const key = Uint8Array.from(masterKey)
  return {
    wrap: (wrapped, label) => seal(key, wrapped, label),
    unwrap: (stored, label) => unseal(key, stored, label),
  }
}

function noteFirstOpening(database: Connection, masterKey: Uint8Array | undefined): void {
  const check = masterKey && seal(masterKey, Buffer.from('selfread'), checkLabel)
  database
    .prepare('insert into store_info (id, key_check) values (1, ?) on conflict do nothing')
    .run(check ?? null)
}

function assertFits(
  check: Uint8Array | undefined,
  masterKey: Uint8Array | undefined,
  path: string,
): void {
  if (check === undefined && masterKey === undefined) return
  let problem: string | undefined
  let cause: unknown
  if (check === undefined)
    problem =
      'was made without a master key: open it without one, or copy its content to a new store.'
  else if (masterKey === undefined) problem = 'has its keys under a master key: give that key.'
  else {
    try {
      unseal(masterKey, check, checkLabel)
    } catch (error) {
      problem = 'has its keys under another master key, or its key check is damaged.'
      cause = error
    }
  }
  if (problem !== undefined)
    throw new StoreOpenError({
      code: 'wrong_master_key',
      path,
      message: `${path} ${problem}`,
      cause,
    })
}
