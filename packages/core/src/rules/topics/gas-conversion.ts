import * as z from 'zod/mini'
import { wholeNumber } from '../../parsing/index.ts'

/** How gas becomes energy: digits behind the point, and how the last one is rounded. Source: DOMAIN.md 2, index arithmetic. */
export interface GasConversionParameters {
  /** Of the Z number. */
  readonly zDecimals: number
  /** Of the calorific value. */
  readonly calorificDecimals: number
  /** Of the energy; all of them unless stated. */
  readonly energyDecimals?: number
  /** What becomes of the digits beyond. */
  readonly rounding: 'half_up' | 'half_even' | 'down'
}

const decimals = wholeNumber(0, 15)

/** Schema of `gas_conversion`. */
export const gasConversion: z.ZodMiniType<GasConversionParameters> = z.strictObject({
  zDecimals: decimals,
  calorificDecimals: decimals,
  energyDecimals: z.exactOptional(decimals),
  rounding: z.enum(['half_up', 'half_even', 'down']),
})
