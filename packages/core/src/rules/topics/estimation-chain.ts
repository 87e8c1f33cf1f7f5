import * as z from 'zod/mini'
import { wholeNumber } from '../../parsing/index.ts'
import { months } from './months.ts'

/** One way to estimate, and when it may be used. */
export interface EstimationStep {
  /** How it is estimated. */
  readonly method:
    | 'annex'
    | 'same_period_last_year'
    | 'previous_period'
    | 'mean_of_months'
    | 'profile'
    | 'norm'
    | 'degree_days'
    | 'planned_monthly'
  /** Months of history that the method looks back on. */
  readonly months?: number
  /** Fewer months of history than this are too few. */
  readonly minimumMonths?: number
  /** At most so many estimated periods in a row by this step. */
  readonly maximumPeriods?: number
  /** A history of which more than this share was itself estimated is refused: `0.5`. */
  readonly maximumEstimatedShare?: string
}

/** How a missing reading is estimated: the steps in the order in which they are tried. Source: DOMAIN.md 2. */
export interface EstimationChainParameters {
  /** The first that can be used is. */
  readonly steps: readonly EstimationStep[]
  /** What makes the count of estimated periods begin anew. */
  readonly resetsOn: 'reading'
}

const step: z.ZodMiniType<EstimationStep> = z
  .strictObject({
    method: z.enum([
      'annex',
      'same_period_last_year',
      'previous_period',
      'mean_of_months',
      'profile',
      'norm',
      'degree_days',
      'planned_monthly',
    ]),
    months: z.exactOptional(months),
    minimumMonths: z.exactOptional(months),
    maximumPeriods: z.exactOptional(wholeNumber(1, 1_200)),
    maximumEstimatedShare: z.exactOptional(
      z
        .string()
        .check(
          z.regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'expected a share from 0 to 1 such as "0.5"'),
        ),
    ),
  })
  .check(
    z.refine((it) => (it.minimumMonths ?? 0) <= (it.months ?? 1_200), {
      path: ['minimumMonths'],
      error: 'expected at most months',
    }),
  )

/** Schema of `estimation_chain`. */
export const estimationChain: z.ZodMiniType<EstimationChainParameters> = z.strictObject({
  steps: z.array(step).check(z.minLength(1), z.maxLength(20)),
  resetsOn: z.literal('reading'),
})
