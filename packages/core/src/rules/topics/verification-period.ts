import * as z from 'zod/mini'
import { nameText } from '../../parsing/index.ts'
import { months } from './months.ts'

/** For how long a metrological verification holds. Source: DOMAIN.md 3. */
export interface VerificationPeriodParameters {
  /** `electricity_meter`, `cold_water_meter`, `hot_water_meter`, `gas_diaphragm_meter`; `any` for those without a line. */
  readonly periods: readonly {
    /** What is verified. */
    readonly meterKind: string
    /** How long it holds. */
    readonly months: number
  }[]
}

/** Schema of `verification_period`. */
export const verificationPeriod: z.ZodMiniType<VerificationPeriodParameters> = z.strictObject({
  periods: z.array(z.strictObject({ meterKind: nameText, months })).check(
    z.minLength(1),
    z.maxLength(100),
    z.refine(
      (it) => new Set(it.map(({ meterKind }) => meterKind)).size === it.length,
      'expected one period for a kind of meter',
    ),
  ),
})
