import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'
import type { JsonValue, PersonalData, StoredFact } from './fact.ts'
import type { SealedData } from './leaf.ts'

/**
 * Authenticated encryption (AES-256-GCM, ChaCha20-Poly1305): opens only what was sealed with the
 * same key, nonce and associated data, and not a bit else.
 */
export interface SealingCipher {
  /** Bytes of a nonce. It must never be used twice with a key. */
  readonly nonceLength: number
  seal(input: SealingInput & { readonly plaintext: Uint8Array }): Uint8Array
  /** Undefined where key, nonce, associated data or any bit differs. */
  open(input: SealingInput & { readonly ciphertext: Uint8Array }): Uint8Array | undefined
}

/** What opening needs again exactly. */
export interface SealingInput {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly associatedData: Uint8Array
}

/** Which fact sealed data belongs to. It opens nowhere else, so that texts cannot be swapped. */
export type FactPlace = Pick<StoredFact, 'tenant' | 'stream' | 'version'>

/** The name of a fact that its personal data is bound to. */
export function factLabel({ tenant, stream, version }: FactPlace): readonly (string | number)[] {
  return ['fact', tenant, stream, version]
}

/**
 * Personal data of a fact, sealed with its subject's key: nonce and ciphertext in one. The leaf
 * commits to this, so that every proof still verifies when the key is gone.
 */
export function sealPersonalData(
  cipher: SealingCipher,
  content: {
    readonly personal: PersonalData
    readonly fact: FactPlace
    readonly key: Uint8Array
    readonly nonce: Uint8Array
  },
): SealedData {
  const { personal, fact, key, nonce } = content
  if (nonce.length !== cipher.nonceLength)
    throw new RangeError(`A nonce has ${cipher.nonceLength} bytes, not ${nonce.length}.`)
  const plaintext = utf8ToBytes(canonicalJson(personal.data))
  const ciphertext = cipher.seal({ key, nonce, associatedData: associatedData(fact), plaintext })
  return { subject: personal.subject, ciphertext: concatBytes(nonce, ciphertext) }
}

/** The personal data of a fact; undefined where it was sealed with another key, for another fact, or changed. */
export function openPersonalData(
  cipher: SealingCipher,
  content: { readonly sealed: SealedData; readonly fact: FactPlace; readonly key: Uint8Array },
): PersonalData | undefined {
  const { sealed, fact, key } = content
  const plaintext = cipher.open({
    key,
    nonce: sealed.ciphertext.subarray(0, cipher.nonceLength),
    associatedData: associatedData(fact),
    ciphertext: sealed.ciphertext.subarray(cipher.nonceLength),
  })
  if (plaintext === undefined) return undefined
  const data: JsonValue = JSON.parse(new TextDecoder().decode(plaintext))
  return { subject: sealed.subject, data }
}

function associatedData(fact: FactPlace): Uint8Array {
  return utf8ToBytes(canonicalJson(factLabel(fact)))
}
