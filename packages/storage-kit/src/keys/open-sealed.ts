import type { JsonValue } from '@selfread/core'
import { StoreDamagedError } from '../errors/store-damaged-error.ts'
import { type SealLabel, unseal } from './seal.ts'

/** Opens what was sealed. Throws {@link StoreDamagedError} where it is not as it was written. */
export function openSealed(key: Uint8Array, sealed: Uint8Array, label: SealLabel): Buffer {
  try {
    return unseal(key, sealed, label)
  } catch (error) {
    throw new StoreDamagedError(`Personal data of ${label.join(' ')}`, error)
  }
}

/** Opens JSON that was sealed. Throws {@link StoreDamagedError} where it is not as it was written. */
export function openSealedJson(key: Uint8Array, sealed: Uint8Array, label: SealLabel): JsonValue {
  const bytes = openSealed(key, sealed, label)
  try {
    return JSON.parse(bytes.toString()) as JsonValue
  } catch (error) {
    throw new StoreDamagedError(`Personal data of ${label.join(' ')}`, error)
  }
}
