import * as z from 'zod/mini'
import { wholeNumber } from '../../parsing/index.ts'

/** How much a controller does in a day, and what makes a stop urgent. Source: seed S1 (S1-9, S1-13). */
export interface FieldDayParameters {
  /** Readings that make a good day. */
  readonly targetStops: number
  /** Readings that fit into a day. */
  readonly maximumStops: number
  /** Points for each reason to come: the more, the sooner. */
  readonly weights: {
    /** A control reading is overdue. */
    readonly controlOverdue: number
    /** The verification of the meter has expired. */
    readonly verificationExpired: number
    /** For a long time only the customer has read the meter. */
    readonly selfReadStreak: number
    /** Somebody asked for the visit. */
    readonly request: number
    /** The customer owes money. */
    readonly debt: number
    /** The place belongs to a campaign. */
    readonly survey: number
    /** Somebody came before and could not get in. */
    readonly earlierAttempt: number
    /** The last reading had findings. */
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
