import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { canonicalJson } from '@selfread/core'

const nonceLength = 12
const tagLength = 16
// Keys are given as key objects: Node takes four times as long with their bytes.
const algorithm = 'aes-256-gcm'
const options = { authTagLength: tagLength }

/** What a sealed text belongs to. It cannot be opened under another name, so texts cannot be swapped. */
export type SealLabel = readonly (string | number)[]

/** A new AES-256 key. */
export function createKey(): Buffer {
  return randomBytes(32)
}

/** AES-256-GCM under a random nonce: nonce, ciphertext, tag. */
export function seal(key: Uint8Array, plaintext: Uint8Array, label: SealLabel): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, createSecretKey(key), nonce, options)
  cipher.setAAD(Buffer.from(canonicalJson(label)))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()])
}

/** Opens what `seal` made; throws where key, label or any bit differs. */
export function unseal(key: Uint8Array, sealed: Uint8Array, label: SealLabel): Buffer {
  if (sealed.length < nonceLength + tagLength) throw new Error('Sealed data is too short.')
  const nonce = sealed.subarray(0, nonceLength)
  const decipher = createDecipheriv(algorithm, createSecretKey(key), nonce, options)
  decipher.setAAD(Buffer.from(canonicalJson(label)))
  decipher.setAuthTag(sealed.subarray(-tagLength))
  const ciphertext = sealed.subarray(nonceLength, -tagLength)
  return Buffer.concat([decipher.update(ciphertext), decipher.final()])
}
