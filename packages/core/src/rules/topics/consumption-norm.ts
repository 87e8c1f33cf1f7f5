import * as z from 'zod/mini'
import { decimalText } from '../../parsing/index.ts'

/** What is taken to be used in a month where nobody knows it. Exact decimal text. Source: DOMAIN.md 2, Russia. */
export interface ConsumptionNormParameters {
  /** What the quantities are in. */
  readonly unit: 'kWh' | 'm3'
  /** A month's quantity for each resident. */
  readonly perResident: string
  /** A month's quantity for the place itself, added once. */
  readonly perPlace?: string
  /** What the sum is multiplied by; 1 unless stated. */
  readonly factor?: string
}

/** Schema of `consumption_norm`. */
export const consumptionNorm: z.ZodMiniType<ConsumptionNormParameters> = z.strictObject({
  unit: z.enum(['kWh', 'm3']),
  perResident: decimalText,
  perPlace: z.exactOptional(decimalText),
  factor: z.exactOptional(decimalText),
})
