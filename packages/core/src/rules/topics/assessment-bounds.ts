import * as z from 'zod/mini'
import { decimalText, wholeNumber } from '../../parsing/index.ts'
import { months } from './months.ts'

/** What is plausible. Factors and units are exact decimal text. Source: DOMAIN.md 1.2. */
export interface AssessmentBoundsParameters {
  /** An advance below this multiple of the expected one is low. */
  readonly lowFactor: string
  /** An advance above this multiple is high. */
  readonly highFactor: string
  /** An advance above this multiple is not believed. */
  readonly outerFactor: string
  /** Added to each bound, in whole units of the register, so that small consumers may vary. */
  readonly absoluteUnits: string
  /** No advance is remarkable only after this many days. */
  readonly minimumDays: number
  /** What the connection's capacity is multiplied by before an advance is impossible; `1.1` unless stated. */
  readonly capacityFactor?: string
  /** Months after which somebody other than the customer should read the meter again; no limit unless stated. */
  readonly selfReadMonths?: number
  /** Months of nothing but estimates after which somebody should read the meter; no limit unless stated. */
  readonly estimateMonths?: number
  /** So many readings in a row without an advance send somebody to the meter; none do unless stated. */
  readonly zeroReadings?: number
  /** The share of a period that may rest on estimates where the period says what is usual: `0.25`; `0` unless stated. */
  readonly maximumEstimatedShare?: string
  /** A reading without all registers of the meter is refused, or taken for those that it has; a person decides unless stated. */
  readonly missingRegisters?: 'reject' | 'partial'
}

/** Decimal text so filled up that the order of texts is that of the numbers. */
function aligned(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  return whole.padStart(12, '0') + fraction.padEnd(6, '0')
}

/** Schema of `assessment_bounds`. */
export const assessmentBounds: z.ZodMiniType<AssessmentBoundsParameters> = z
  .strictObject({
    lowFactor: decimalText,
    highFactor: decimalText,
    outerFactor: decimalText,
    absoluteUnits: decimalText,
    minimumDays: wholeNumber(0, 1_000_000),
    capacityFactor: z.exactOptional(decimalText),
    selfReadMonths: z.exactOptional(months),
    estimateMonths: z.exactOptional(months),
    zeroReadings: z.exactOptional(wholeNumber(2, 1_000)),
    maximumEstimatedShare: z.exactOptional(decimalText),
    missingRegisters: z.exactOptional(z.enum(['reject', 'partial'])),
  })
  .check(
    z.refine((it) => aligned(it.lowFactor) <= aligned(it.highFactor), {
      path: ['highFactor'],
      error: 'expected at least lowFactor',
    }),
    z.refine((it) => aligned(it.highFactor) <= aligned(it.outerFactor), {
      path: ['outerFactor'],
      error: 'expected at least highFactor',
    }),
  )
