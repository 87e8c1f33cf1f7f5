import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** The public half of a head signer's key. */
export interface VerifierKey {
  readonly name: string
  readonly publicKey: Uint8Array
}

/**
 * A key out of the text that an auditor is given, `HeadSigner.verifierKey`: name, hash and key,
 * joined by plus signs as C2SP tools have it. Undefined where a character of it is wrong.
 */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name, hash, encoded] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})$/u.exec(text) ?? []
  if (name === undefined || encoded === undefined) return undefined
  const binary = decode(encoded)
  const key = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  if (key.length !== 33 || key[0] !== ED25519) return undefined
  const named = sha256(concatBytes(utf8ToBytes(`${name}\n`), key))
  return bytesToHex(named.subarray(0, 4)) === hash ? { name, publicKey: key.slice(1) } : undefined
}

const ED25519 = 1

function decode(encoded: string): string {
  try {
    return atob(encoded)
  } catch {
    return ''
  }
}
