import { type SealLabel, seal, unseal } from './seal.ts'

/** Keeps keys under a master key; in clear where a store was made without one. */
export interface KeyWrapper {
  wrap(key: Uint8Array, label: SealLabel): Buffer
  /** Throws where the master key, the label or any bit differs. */
  unwrap(stored: Uint8Array, label: SealLabel): Buffer
}

/** The wrapper of a master key of 32 bytes. Throws RangeError for one of another length. */
export function createKeyWrapper(masterKey: Uint8Array | undefined): KeyWrapper {
  if (masterKey === undefined)
    return { wrap: (key) => Buffer.from(key), unwrap: (stored) => Buffer.from(stored) }
  assertMasterKey(masterKey)
  const key = Uint8Array.from(masterKey)
  return {
    wrap: (wrapped, label) => seal(key, wrapped, label),
    unwrap: (stored, label) => unseal(key, stored, label),
  }
}

const checkLabel = ['key_check']

/** A text sealed with the master key, kept in the store: a wrong key is told by it at once. Undefined without a master key. */
export function makeKeyCheck(masterKey: Uint8Array | undefined): Buffer | undefined {
  if (masterKey !== undefined) assertMasterKey(masterKey)
  return masterKey && seal(masterKey, Buffer.from('selfread'), checkLabel)
}

/** Why a master key does not fit the check text of a store; undefined where it does. The message goes on after the store's name. */
export function keyProblem(
  check: Uint8Array | undefined,
  masterKey: Uint8Array | undefined,
): { readonly message: string; readonly cause?: unknown } | undefined {
  if (masterKey !== undefined) assertMasterKey(masterKey)
  if (check === undefined && masterKey === undefined) return undefined
  if (check === undefined)
    return {
      message:
        'was made without a master key: open it without one, or move its content to a new store.',
    }
  if (masterKey === undefined) return { message: 'has its keys under a master key: give that key.' }
  try {
    unseal(masterKey, check, checkLabel)
    return undefined
  } catch (cause) {
    const message = 'has its keys under another master key, or its key check is damaged.'
    return { message, cause }
  }
}

function assertMasterKey(masterKey: Uint8Array): void {
  if (masterKey.length !== 32)
    throw new RangeError(`The master key has ${masterKey.length} bytes; AES-256 needs 32.`)
}
