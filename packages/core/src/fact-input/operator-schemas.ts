import * as z from 'zod/mini'
import type { BillableOperation } from '../operation/index.ts'
import { civilDate, indexValue, instant, nameText } from '../parsing/index.ts'
import type { AbsenceNotice, ReadingTransfer, ReconciledReading } from '../place-history/index.ts'
import { reconciliationOutcomeCodes } from '../reconciliation/index.ts'
import { anyText, count, listOf, optionalName, sha256Hex } from './parts.ts'

const whole = z.exactOptional(z.int())

/** A reading that went out. */
export const transfer: z.ZodMiniType<ReadingTransfer> = z.strictObject({
  readingId: nameText,
  batchId: nameText,
  fileName: nameText,
  lineNumber: count,
  at: instant,
})

/** What an operator's file said. */
export const reconciled: z.ZodMiniType<ReconciledReading> = z.strictObject({
  readingId: nameText,
  code: z.enum(reconciliationOutcomeCodes),
  line: z.exactOptional(
    z.strictObject({
      place: z.strictObject({ scheme: nameText, value: nameText }),
      meterSerial: optionalName,
      register: nameText,
      index: indexValue,
      readOn: civilDate,
      readAt: z.exactOptional(instant),
      type: z.enum(['operator', 'customer', 'estimated', 'calculated', 'exchange']),
      unit: optionalName,
      orderId: optionalName,
      reference: optionalName,
      channel: optionalName,
      note: z.exactOptional(anyText),
      isCancellation: z.exactOptional(z.boolean()),
    }),
  ),
  at: z.exactOptional(z.strictObject({ file: nameText, line: count, field: optionalName })),
  daysApart: whole,
  unitsApart: whole,
  fileSha256: sha256Hex,
  fileName: nameText,
  reconciledAt: instant,
})

/** A notice of absence. */
export const absenceNotice: z.ZodMiniType<AbsenceNotice> = z.strictObject({
  readingId: nameText,
  fileSha256: sha256Hex,
  messageIds: listOf(anyText),
  at: instant,
})

/** An operation that was counted. */
export const operation: z.ZodMiniType<BillableOperation> = z.strictObject({
  id: anyText,
  kind: z.enum(['take', 'transmit', 'verify', 'notify']),
  place: nameText,
  day: civilDate,
  reference: nameText,
})
