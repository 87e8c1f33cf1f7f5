import * as z from 'zod/mini'
import { decimalText, wholeNumber } from '../../parsing/index.ts'

/** What operations cost. Money is exact decimal text. Source: seed S0. */
export interface OperationPlanParameters {
  /** Operations a month that the subscription covers. */
  readonly included: number
  /** Price of each operation beyond. */
  readonly pricePerOperation: string
  /** ISO 4217: `RON`. */
  readonly currency: string
  /** A month's price. */
  readonly subscription: string
}

/** Schema of `operation_plan`. */
export const operationPlan: z.ZodMiniType<OperationPlanParameters> = z.strictObject({
  included: wholeNumber(0, 1_000_000),
  pricePerOperation: decimalText,
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as "RON"')),
  subscription: decimalText,
})
