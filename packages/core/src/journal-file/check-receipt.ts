import {
  parseReceipt,
  parseReceiptText,
  type VerifiedReceipt,
  verifyReceipt,
} from '../journal/index.ts'
import type { VerifierKey } from './verifier-key.ts'

/**
 * Checks the file of a receipt offline, be it the text that was mailed (`formatReceipt`) or JSON.
 * One of the keys must have signed its head. Garbage is refused, never thrown.
 */
export function checkReceipt(query: {
  readonly bytes: Uint8Array
  readonly keys: readonly VerifierKey[]
}): VerifiedReceipt {
  const receipt = read(query.bytes)
  if (receipt === undefined) return { isValid: false, code: 'malformed' }
  const verified = query.keys.map((key) => verifyReceipt({ receipt, ...key }))
  return (
    verified.find(({ isValid }) => isValid) ??
    // With the right key more is seen than with the others.
    verified.find((it) => !it.isValid && it.code !== 'unsigned_by_key') ??
    verified[0] ?? { isValid: false, code: 'unsigned_by_key' }
  )
}

function read(bytes: Uint8Array) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const parsed = parseReceiptText(text)
    const receipt = parsed.ok ? parsed : parseReceipt(JSON.parse(text))
    return receipt.ok ? receipt.value : undefined
  } catch {
    return undefined
  }
}
