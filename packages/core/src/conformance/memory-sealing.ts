import { createCipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { canonicalJson, type JsonValue } from '../journal/index.ts'
import { type MemoryStorage, nameOf, type Sealed } from './memory-storage.ts'
import type { IsFlawed } from './store-flaws.ts'

/** Text and bytes as the memory store keeps them: personal data under the key of its subject. */
export interface Sealing {
  toText(value: JsonValue): string
  fromText(text: string): JsonValue
  seal(tenant: string, subject: string, bytes: Uint8Array): Sealed
  sealJson(tenant: string, personal: { subject: string; data: JsonValue }): Sealed
  /** Undefined once the subject was erased. */
  unseal(sealed: Sealed): Buffer | undefined
  openJson(sealed: Sealed): JsonValue | undefined
}

const NONCE_BYTES = 16

/** A key object, and not its bytes, which are made into one anew at every use. */
const newSecret = (): KeyObject => createSecretKey(randomBytes(32))

/** Sealing of one who has the storage open. */
export function createSealing(storage: MemoryStorage, isFlawed: IsFlawed): Sealing {
  const { changes, keys, keyIds } = storage
  // What flawed stores remember beside the storage.
  const ownKeyIds = new Map<string, number>()
  const ownSecrets = new Map<number, KeyObject>()
  const parsed = new Map<string, JsonValue>()

  function keyIdOf(tenant: string, subject: string): number {
    const name = nameOf(tenant, subject)
    const remembered = ownKeyIds.get(name)
    if (remembered !== undefined && isFlawed('remembers the key of a rejected transaction'))
      return remembered
    const known = isFlawed('makes a key for each connection') ? remembered : keyIds.get(name)
    const isLive = known !== undefined && keys.get(known)?.secret !== undefined
    if (known !== undefined && (isLive || isFlawed('erasure lasts for ever'))) return known
    storage.counter += 1
    const id = storage.counter
    changes.set(keys, id, { tenant, subject, secret: newSecret() })
    changes.set(keyIds, name, id)
    ownKeyIds.set(name, id)
    return id
  }

  /** The same bytes the other way round: the key stream depends on key and nonce only. */
  function applyKeyStream(secret: KeyObject, nonce: Uint8Array, bytes: Uint8Array): Buffer {
    const cipher = createCipheriv('aes-256-ctr', secret, nonce)
    return Buffer.concat([cipher.update(bytes), cipher.final()])
  }

  function secretOf(id: number): KeyObject | undefined {
    const secret = keys.get(id)?.secret
    if (!isFlawed('remembers erased keys in other connections')) return secret
    if (secret !== undefined) ownSecrets.set(id, secret)
    return ownSecrets.get(id)
  }

  function seal(tenant: string, subject: string, bytes: Uint8Array): Sealed {
    const keyId = keyIdOf(tenant, subject)
    const nonce = isFlawed('seals equal data alike')
      ? Buffer.alloc(NONCE_BYTES)
      : randomBytes(NONCE_BYTES)
    const secret = secretOf(keyId) ?? newSecret()
    const body = isFlawed('leaf holds personal data in clear')
      ? bytes
      : applyKeyStream(secret, nonce, bytes)
    return { subject, keyId, ciphertext: Buffer.concat([nonce, body]) }
  }

  function unseal({ keyId, ciphertext }: Sealed): Buffer | undefined {
    const secret = secretOf(keyId)
    if (secret === undefined) return undefined
    const body = ciphertext.subarray(NONCE_BYTES)
    if (isFlawed('leaf holds personal data in clear')) return Buffer.from(body)
    return applyKeyStream(secret, ciphertext.subarray(0, NONCE_BYTES), body)
  }

  function toText(value: JsonValue): string {
    let text = isFlawed('stores what JSON cannot say')
      ? JSON.stringify(value)
      : canonicalJson(value)
    if (isFlawed('loses leading zeros')) text = text.replaceAll(/"0+(\d)/g, '"$1')
    if (isFlawed('normalises text')) text = text.normalize('NFC')
    return text
  }

  return {
    toText,
    fromText(text) {
      if (!isFlawed('hands out its own objects')) return JSON.parse(text)
      const known = parsed.get(text) ?? JSON.parse(text)
      parsed.set(text, known)
      return known
    },
    seal,
    unseal,
    sealJson: (tenant, { subject, data }) => seal(tenant, subject, Buffer.from(toText(data))),
    openJson(sealed) {
      const bytes = unseal(sealed)
      return bytes === undefined ? undefined : JSON.parse(bytes.toString())
    },
  }
}
