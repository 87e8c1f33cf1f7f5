import { bytesToHex } from '@noble/hashes/utils.js'
import { fromBase64 } from './base64.ts'

/** Size and root of the Merkle log at one moment. */
export interface TreeHead {
  readonly size: number
  /** RFC 6962 root hash, lower-case hex. */
  readonly rootHash: string
}

/** Throws for what can be no head. */
export function assertHead({ size, rootHash }: TreeHead): void {
  if (!Number.isSafeInteger(size) || size < 0)
    throw new RangeError(`A log's size is a whole number from 0: ${size}`)
  if (!/^[0-9a-f]{64}$/.test(rootHash))
    throw new TypeError(`A root hash has 64 lower-case hex digits: ${rootHash}`)
}

/** A head from its size in digits and its root in base64; undefined for what can be none. */
export function parseHead(size = '', root = ''): TreeHead | undefined {
  const bytes = fromBase64(root)
  const isSize = /^(0|[1-9]\d{0,15})$/.test(size) && Number.isSafeInteger(Number(size))
  return isSize && bytes?.length === 32
    ? { size: Number(size), rootHash: bytesToHex(bytes) }
    : undefined
}
