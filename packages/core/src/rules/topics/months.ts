import type * as z from 'zod/mini'
import { wholeNumber } from '../../parsing/index.ts'

/** Months of a period that a rule states: a hundred years at most. */
export const months: z.ZodMiniType<number> = wholeNumber(1, 1_200)
