import * as z from 'zod/mini'
import { decimalText, wholeNumber } from '../../parsing/index.ts'

/** How near an operator's line must come to a reading to confirm it. Source: DOMAIN.md 6, reconciliation design. */
export interface ReconciliationParameters {
  /** Lines farther than this from a reading's date say nothing about it. */
  readonly windowDays: number
  /** How far its value may be from the reading's. */
  readonly value:
    | { readonly kind: 'exact' }
    | {
        readonly kind: 'absolute'
        /** In the register's unit, exact decimal text. */
        readonly units: string
      }
    | {
        readonly kind: 'percent'
        /** Of the reading's value, exact decimal text. */
        readonly percent: string
      }
  /** How far its time may be from the reading's. */
  readonly time:
    | {
        readonly kind: 'days'
        /** Days before or after. */
        readonly days: number
      }
    | { readonly kind: 'same_day' }
    | {
        readonly kind: 'seconds'
        /** Seconds before or after, where both moments are known. */
        readonly seconds: number
      }
}

/** Schema of `reconciliation`. */
export const reconciliation: z.ZodMiniType<ReconciliationParameters> = z.strictObject({
  windowDays: wholeNumber(0, 366),
  value: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('exact') }),
    z.strictObject({ kind: z.literal('absolute'), units: decimalText }),
    z.strictObject({ kind: z.literal('percent'), percent: decimalText }),
  ]),
  time: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('days'), days: wholeNumber(0, 366) }),
    z.strictObject({ kind: z.literal('same_day') }),
    z.strictObject({ kind: z.literal('seconds'), seconds: wholeNumber(0, 86_400) }),
  ]),
})
