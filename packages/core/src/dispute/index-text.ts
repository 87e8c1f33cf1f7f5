import * as z from 'zod/mini'
import { parseDecimalIndex } from '../index-value/index.ts'

/** An index in digits with at most one decimal mark. */
export const indexText: z.ZodMiniType<string> = z
  .string()
  .check(
    z.refine(
      (text) => parseDecimalIndex(text) !== undefined,
      'expected an index such as "12345.6"',
    ),
  )
