import * as z from 'zod/mini'
import {
  type Assessment,
  type Finding,
  findingCodes,
  type OverrideReasonCode,
  overrideReasonCodes,
} from '../assessment/index.ts'
import { civilDate, indexValue, instant, nameText, noteText } from '../parsing/index.ts'
import type { Reading } from '../reading/index.ts'
import { anyText, channel, count, listOf, optionalName } from './parts.ts'

/** Something that an assessment found. */
export const finding: z.ZodMiniType<Finding> = z.strictObject({
  code: z.enum(findingCodes),
  severity: z.enum(['reject', 'lock', 'warn', 'note']),
  expected: anyText,
  actual: anyText,
  bound: optionalName,
  rule: z.exactOptional(z.strictObject({ id: nameText, validFrom: civilDate })),
  suggestions: z.exactOptional(
    listOf(
      z.strictObject({
        hypothesis: nameText,
        text: anyText,
        value: optionalName,
        register: optionalName,
        meterSerial: optionalName,
        readOn: z.exactOptional(civilDate),
      }),
    ),
  ),
})

/** An automatic result. */
export const assessment: z.ZodMiniType<Assessment> = z.strictObject({
  decision: z.enum(['accept', 'review']),
  findings: listOf(finding),
  skipped: listOf(z.strictObject({ code: z.enum(findingCodes), reason: anyText })),
  value: z.exactOptional(indexValue),
})

/** Why a person decided so, out of the catalogue. */
export const overrideReason: z.ZodMiniExactOptional<z.ZodMiniType<OverrideReasonCode>> =
  z.exactOptional(z.enum(overrideReasonCodes))

/** A reading as it is recorded. */
export const reading: z.ZodMiniType<Reading> = z.strictObject({
  id: nameText,
  place: nameText,
  meterSerial: nameText,
  register: nameText,
  value: indexValue,
  readOn: civilDate,
  source: z.enum(['customer', 'operator', 'estimate', 'exchange', 'control', 'remote']),
  quality: z.enum([
    'actual',
    'customer',
    'estimated',
    'substituted',
    'calculated',
    'agreed',
    'preliminary',
    'unusable',
  ]),
  status: z.enum(['accepted', 'held', 'refused', 'superseded']),
  channel,
  receivedAt: instant,
  receiptNumber: optionalName,
  submissions: listOf(nameText),
  assessment: z.exactOptional(assessment),
  estimate: z.exactOptional(
    z.strictObject({
      method: nameText,
      methodVersion: count,
      inputs: z.record(nameText, anyText),
      reason: noteText,
      passedOver: z.exactOptional(listOf(z.strictObject({ method: nameText, problem: nameText }))),
      periodInRow: z.exactOptional(count),
      insteadOf: optionalName,
    }),
  ),
  supersededBy: optionalName,
  override: z.exactOptional(
    z.strictObject({ by: nameText, reasonCode: overrideReason, reason: noteText, at: instant }),
  ),
})
