import { openNote, type StoreFault, type StoreVerification } from '@selfread/core'
import type { VerifierKey } from '@selfread/core/journal-file'
import type { DeskContext } from '../desk-context.ts'
import { verifyDocuments } from '../projection/verify-documents.ts'
import { verifyEvidence } from './verify-evidence.ts'

/** How a store is verified. */
export interface VerifyOptions {
  /** Whose signatures the kept heads must bear, one of them each; unchecked where absent. */
  readonly keys?: readonly VerifierKey[]
  /** Hears of what is being checked. */
  readonly onProgress?: (message: string) => void
}

/**
 * Checks all that a store keeps; then makes this tenant's read models again from its facts and
 * compares them, and looks for the bytes that the facts speak of. Facts that are not as written say
 * nothing about what was made from them, so that the second waits for the first to find no fault.
 */
export async function verifyStore(
  context: DeskContext,
  { keys, onProgress = () => undefined }: VerifyOptions = {},
): Promise<StoreVerification> {
  onProgress('checking facts, leaves, heads, blobs and messages')
  const verification = await context.store.verify()
  const faults = [
    ...verification.faults,
    ...(keys === undefined ? [] : await signatureFaults(context, keys)),
  ]
  if (faults.length > 0) return { ...verification, faults }
  onProgress(`making the read models of ${verification.facts} facts again`)
  const documents = await verifyDocuments(context)
  onProgress('looking for the bytes that the facts speak of')
  return { ...verification, faults: [...documents, ...(await verifyEvidence(context))] }
}

async function signatureFaults(
  { store }: DeskContext,
  keys: readonly VerifierKey[],
): Promise<readonly StoreFault[]> {
  const kept = await store.checkpoints()
  return kept.flatMap(({ size, note }): readonly StoreFault[] => {
    const opened = keys.map((key) => openNote({ note, ...key }))
    if (opened.some(({ isValid }) => isValid)) return []
    const isWrong = opened.some((it) => !it.isValid && it.code === 'wrong_signature')
    const problem = isWrong ? 'bears a wrong signature' : 'is signed by none of the keys'
    return [{ code: 'checkpoint_mismatch', message: `The head kept for size ${size} ${problem}.` }]
  })
}
