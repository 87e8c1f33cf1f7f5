import * as z from 'zod/mini'
import { nameText, noteText } from '../parsing/index.ts'

/** What a dispute can be backed by. */
export const disputeEvidenceKinds = [
  'reading',
  'photo',
  'movement_slip',
  'verification_bulletin',
  'operator_line',
  'invoice',
  'document',
] as const

/** Something that proves a point, by reference. */
export interface DisputeEvidence {
  readonly kind: (typeof disputeEvidenceKinds)[number]
  /** Reading id, SHA-256 of a photo's bytes in hex, slip, bulletin or invoice number, `file:line`. */
  readonly reference: string
  readonly description: string
}

/** Evidence by reference; a photo by the SHA-256 of its bytes. */
export const disputeEvidence: z.ZodMiniType<DisputeEvidence> = z
  .strictObject({
    kind: z.enum(disputeEvidenceKinds),
    reference: nameText,
    description: noteText,
  })
  .check(
    z.refine(({ kind, reference }) => kind !== 'photo' || /^[0-9a-f]{64}$/.test(reference), {
      path: ['reference'],
      error: 'expected the SHA-256 of the photo in hex',
    }),
  )
