import * as z from 'zod/mini'
import { wholeNumber } from './whole-number.ts'

/** How much a controller does in a day, and what makes a stop urgent. Source: seed S1 (S1-9, S1-13). */
export interface FieldDayParameters {
  /** Readings that make a good day. */
  readonly targetStops: number
  /** Readings that fit into a day. */
  readonly maximumStops: number
  /** Points for each reason to come: the more, the sooner. */
  readonly weights: {
    readonly controlOverdue: number
    readonly verificationExpired: number
    readonly selfReadStreak: number
    readonly request: number
    readonly debt: number
    readonly survey: number
    readonly earlierAttempt: number
    readonly finding: number
  }
}

const stops = wholeNumber(1, 1_000)
const weight = wholeNumber(0, 1_000_000)

/** Schema of `field_day`. */
export const fieldDay: z.ZodMiniType<FieldDayParameters> = z
  .strictObject({
    targetStops: stops,
    maximumStops: stops,
    weights: z.strictObject({
      controlOverdue: weight,
      verificationExpired: weight,
      selfReadStreak: weight,
      request: weight,
      debt: weight,
      survey: weight,
      earlierAttempt: weight,
      finding: weight,
    }),
  })
  .check(
    z.refine((it) => it.targetStops <= it.maximumStops, {
      path: ['maximumStops'],
      error: 'expected at least targetStops',
    }),
  )
