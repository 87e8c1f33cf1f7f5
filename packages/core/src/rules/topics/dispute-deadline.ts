import * as z from 'zod/mini'
import { wholeNumber } from '../../parsing/index.ts'

/** How long the owner of a dispute's clock has in one state: working days, or calendar days where the rule counts weeks. */
export interface DisputeDeadlineLine {
  /** State of the dispute that the clock runs in: `sent`. */
  readonly state: string
  /** Type of the dispute: `contract_end`; every type unless stated. */
  readonly type?: string
  /** This or `calendarDays`, never both. */
  readonly workingDays?: number
  /** This or `workingDays`, never both. */
  readonly calendarDays?: number
}

/** How long the owner of a dispute's clock has. A line with the dispute's type goes before one without. */
export interface DisputeDeadlineParameters {
  /** One line for each state and type that has a deadline. */
  readonly deadlines: readonly DisputeDeadlineLine[]
}

const code = z.string().check(z.minLength(1), z.maxLength(100))
const days = z.exactOptional(wholeNumber(1, 1_000))

const line: z.ZodMiniType<DisputeDeadlineLine> = z
  .strictObject({
    state: code,
    type: z.exactOptional(code),
    workingDays: days,
    calendarDays: days,
  })
  .check(
    z.refine((it) => (it.workingDays === undefined) !== (it.calendarDays === undefined), {
      path: ['workingDays'],
      error: 'expected either workingDays or calendarDays',
    }),
  )

/** Schema of `dispute_deadline`. */
export const disputeDeadline: z.ZodMiniType<DisputeDeadlineParameters> = z.strictObject({
  deadlines: z.array(line).check(z.minLength(1), z.maxLength(1_000)),
})
