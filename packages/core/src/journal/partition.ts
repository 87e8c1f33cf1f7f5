import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/**
 * Which of a journal's logs a stream belongs to, from 0: with one log per partition of the database
 * no append waits for another partition. It follows from tenant and stream (for a place
 * `place/<id>`) alone, so that no place ever changes its log; the number of logs is chosen once.
 * The first 48 bits of SHA-256 over `["tenant","stream"]`, modulo the number of logs.
 */
export function partitionOf(query: {
  readonly tenant: string
  readonly stream: string
  readonly partitions: number
}): number {
  const { tenant, stream, partitions } = query
  if (!Number.isSafeInteger(partitions) || partitions < 1)
    throw new RangeError(`A journal has at least one log, and a whole number: ${partitions}`)
  const digest = sha256(utf8ToBytes(canonicalJson([tenant, stream])))
  return digest.subarray(0, 6).reduce((value, byte) => value * 256 + byte, 0) % partitions
}
