import * as z from 'zod/mini'

/** What a second reading in one window does to the first. Source: DOMAIN.md 1.1, Romania supplier practice. */
export interface ResubmissionParameters {
  /** It takes the first one's place, or is refused. */
  readonly mode: 'last_wins' | 'first_only'
}

/** Schema of `resubmission`. */
export const resubmission: z.ZodMiniType<ResubmissionParameters> = z.strictObject({
  mode: z.enum(['last_wins', 'first_only']),
})
