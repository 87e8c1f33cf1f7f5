import { canonicalJson, type JsonValue } from '@selfread/core'
import { openSealed, openSealedJson, type SealLabel, seal } from '@selfread/storage-kit'
import type { KeyRing, StoredKey } from './key-ring.ts'

/** Bytes sealed with a subject's key, and the row of that key. */
export interface SealedColumns {
  readonly keyId: number
  readonly sealed: Buffer
}

/** Sealed bytes as they are stored, with their key. */
export interface StoredSealed {
  readonly key: StoredKey
  readonly sealed: Uint8Array
  readonly label: SealLabel
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
export function openBytes(keys: KeyRing, stored: StoredSealed): Buffer | undefined {
  const key = keys.openKey(stored.key)
  return key && openSealed(key, stored.sealed, stored.label)
}

/** Opens JSON with its stored key; undefined where the key is destroyed. */
export function openJson(keys: KeyRing, stored: StoredSealed): JsonValue | undefined {
  const key = keys.openKey(stored.key)
  return key && openSealedJson(key, stored.sealed, stored.label)
}
