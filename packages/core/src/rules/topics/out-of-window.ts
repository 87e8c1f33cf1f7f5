import * as z from 'zod/mini'
import { wholeNumber } from '../../parsing/index.ts'

/** What happens to a reading outside its window. */
export interface OutOfWindowParameters {
  /** It is taken in, waits for a person, or is refused. */
  readonly mode: 'accept' | 'hold' | 'reject'
  /** A reading of a day further before the window is too old; none is unless stated. */
  readonly graceDays?: number
}

/** Schema of `out_of_window`. */
export const outOfWindow: z.ZodMiniType<OutOfWindowParameters> = z.strictObject({
  mode: z.enum(['accept', 'hold', 'reject']),
  graceDays: z.exactOptional(wholeNumber(0, 3_660)),
})
