import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64 } from './base64.ts'
import { canonicalJson } from './canonical-json.ts'
import type { JsonValue, StoredFact } from './fact.ts'

/** Personal data as it is stored: sealed with the subject's key. */
export interface SealedData {
  readonly subject: string
  readonly ciphertext: Uint8Array
}

/** What a leaf of the Merkle log says about a fact. */
export interface LeafContent
  extends Pick<
    StoredFact,
    'tenant' | 'stream' | 'version' | 'type' | 'recordedAt' | 'actor' | 'data'
  > {
  /** Ciphertext, never plaintext: the leaf can be recomputed after the person was erased. */
  readonly sealed?: SealedData
}

/**
 * The bytes that the log commits to for a fact: canonical JSON (RFC 8785) of tenant, stream,
 * version, type, recording time, actor, data and, where the fact has personal data, subject and
 * ciphertext in base64. The position is not repeated: the inclusion proof shows it.
 */
export function leafBytes(fact: LeafContent): Uint8Array {
  const { tenant, stream, version, type, recordedAt, actor, data, sealed } = fact
  return utf8ToBytes(
    canonicalJson({
      tenant,
      stream,
      version,
      type,
      recordedAt,
      actor: { kind: actor.kind, id: actor.id },
      data: data as JsonValue,
      ...(sealed && {
        sealed: { subject: sealed.subject, ciphertext: toBase64(sealed.ciphertext) },
      }),
    }),
  )
}

const leafPrefix = Uint8Array.of(0)

/** RFC 6962 leaf hash, SHA-256 of 0x00 and the bytes, in lower-case hex. */
export function leafHash(leaf: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(leafPrefix, leaf)))
}
