import * as z from 'zod/mini'

/** What a reading that comes after its window closed is good for. Source: seed S4 (S4-28). */
export interface LateReadingParameters {
  /** `history` keeps it at its date, `next_period` counts it in the next window's period, `refuse` takes it not in. */
  readonly mode: 'history' | 'next_period' | 'refuse'
}

/** Schema of `late_reading`. */
export const lateReading: z.ZodMiniType<LateReadingParameters> = z.strictObject({
  mode: z.enum(['history', 'next_period', 'refuse']),
})
