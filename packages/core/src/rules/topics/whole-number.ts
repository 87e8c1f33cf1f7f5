import * as z from 'zod/mini'

/** A whole number from one to another, both included. */
export const wholeNumber = (minimum: number, maximum: number): z.ZodMiniType<number> =>
  z.int().check(z.minimum(minimum), z.maximum(maximum))

/** Months of a period that a rule states: a hundred years at most. */
export const months: z.ZodMiniType<number> = wholeNumber(1, 1_200)
