import * as z from 'zod/mini'

/** What happens to a reading of a meter whose verification has expired. Source: DOMAIN.md 1.2. */
export interface MetrologyPolicyParameters {
  /** `norm`: it does not count, consumption is by the norm until the meter is verified. */
  readonly mode: 'warn' | 'reject' | 'norm'
}

/** Schema of `metrology_policy`. */
export const metrologyPolicy: z.ZodMiniType<MetrologyPolicyParameters> = z.strictObject({
  mode: z.enum(['warn', 'reject', 'norm']),
})
