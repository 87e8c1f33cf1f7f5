import * as z from 'zod/mini'
import { months } from './months.ts'

/**
 * How often somebody comes: the operator to read for billing, a controller to
 * check what the customer read, an inspector. Source: DOMAIN.md 3.
 */
export interface VisitIntervalParameters {
  /** So many months after the last one the next is due. */
  readonly dueAfterMonths: number
  /** So many months after the last one it must not be repeated; no limit unless stated. */
  readonly notWithinMonths?: number
}

/** Schema of `operator_reading`, `control_reading` and `inspection`. */
export const visitInterval: z.ZodMiniType<VisitIntervalParameters> = z
  .strictObject({ dueAfterMonths: months, notWithinMonths: z.exactOptional(months) })
  .check(
    z.refine((it) => (it.notWithinMonths ?? 0) <= it.dueAfterMonths, {
      path: ['notWithinMonths'],
      error: 'expected at most dueAfterMonths',
    }),
  )
