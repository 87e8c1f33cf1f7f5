import { canonicalJson, type JsonValue } from '@selfread/core'
import type { KeyRing, StoredKey } from './key-ring.ts'
import { type SealLabel, seal, unseal } from './seal.ts'
import { StoreDamagedError } from './store-damaged-error.ts'

/** Bytes sealed with a subject's key, and the row of that key. */
export interface SealedColumns {
  readonly keyId: number
  readonly sealed: Buffer
}

/** Seals JSON with the subject's key, made where it is new: call inside a transaction. */
export function sealJson(
  keys: KeyRing,
  content: {
    readonly tenant: string
    readonly subject: string
    readonly data: JsonValue
    readonly label: SealLabel
  },
): SealedColumns {
  const { id, key } = keys.ensureKey(content.tenant, content.subject)
  return { keyId: id, sealed: seal(key, Buffer.from(canonicalJson(content.data)), content.label) }
}

/** Opens bytes with their stored key; undefined where the key is destroyed. */
export function openSealed(
  keys: KeyRing,
  stored: { readonly key: StoredKey; readonly sealed: Uint8Array; readonly label: SealLabel },
): Buffer | undefined {
  const key = keys.openKey(stored.key)
  if (key === undefined) return undefined
  try {
    return unseal(key, stored.sealed, stored.label)
  } catch (error) {
    throw new StoreDamagedError(`Personal data of ${stored.label.join(' ')}`, error)
  }
}

/** Opens JSON with its stored key; undefined where the key is destroyed. */
export function openJson(
  keys: KeyRing,
  stored: { readonly key: StoredKey; readonly sealed: Uint8Array; readonly label: SealLabel },
): JsonValue | undefined {
  const bytes = openSealed(keys, stored)
  return bytes === undefined ? undefined : (JSON.parse(bytes.toString()) as JsonValue)
}
