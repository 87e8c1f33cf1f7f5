import * as z from 'zod/mini'

/** The supplier wants whole units. What becomes of decimals that the register does not have. */
export interface IntegersOnlyParameters {
  /** `strip` cuts them off with a warning, `reject` refuses the reading. */
  readonly mode: 'strip' | 'reject'
}

/** Schema of `integers_only`. */
export const integersOnly: z.ZodMiniType<IntegersOnlyParameters> = z.strictObject({
  mode: z.enum(['strip', 'reject']),
})
