import * as z from 'zod/mini'
import {
  type Dispute,
  type DisputeType,
  disputeEvidenceKinds,
  disputeGrounds,
  parseDisputeCommand,
} from '../dispute/index.ts'
import { civilDate, instant, nameText, noteText } from '../parsing/index.ts'
import { count, listOf, optionalName, readBy } from './parts.ts'

const state = z.enum([
  'draft',
  'registered',
  'sent',
  'acknowledged',
  'under_verification',
  'answered',
  'accepted',
  'escalated',
  'closed',
  'withdrawn',
])
const note = z.exactOptional(noteText)
const day = z.exactOptional(civilDate)

/** A dispute with all its steps. */
export const dispute: z.ZodMiniType<Dispute> = z.strictObject({
  id: nameText,
  number: optionalName,
  type: z.enum(Object.values(disputeGrounds).map(({ code }) => code) as [DisputeType]),
  place: nameText,
  register: nameText,
  meterSerial: optionalName,
  readingId: optionalName,
  disputedReadingId: optionalName,
  disputedIndex: optionalName,
  proposedIndex: nameText,
  eventOn: civilDate,
  proposedReadOn: day,
  verificationValidUntil: day,
  openedAt: instant,
  evidence: listOf(
    z.strictObject({
      kind: z.enum(disputeEvidenceKinds),
      reference: nameText,
      description: noteText,
    }),
  ),
  state,
  // Its clock is that of the last one.
  steps: listOf(
    z.strictObject({
      state,
      at: instant,
      on: day,
      owner: z.enum(['supplier', 'operator', 'customer', 'authority', 'nobody']),
      dueOn: day,
      note,
      command: z.exactOptional(readBy(parseDisputeCommand)),
      by: optionalName,
      isPaused: z.exactOptional(z.literal(true)),
    }),
  ).check(z.minLength(1)),
  round: z.exactOptional(count),
  answer: z.exactOptional(
    z.strictObject({
      result: z.enum(['upheld', 'partly_upheld', 'rejected', 'not_manageable', 'duplicate']),
      index: optionalName,
      note,
    }),
  ),
})
