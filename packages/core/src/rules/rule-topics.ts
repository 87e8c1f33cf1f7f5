import Big from 'big.js'
import * as z from 'zod/mini'
import { civilDate, decimalText } from '../parsing/index.ts'
import type {
  AssessmentBoundsParameters,
  DisputeDeadlineParameters,
  IntegersOnlyParameters,
  MetrologyPolicyParameters,
  OperationPlanParameters,
  OutOfWindowParameters,
  ReadingWindowParameters,
  ResubmissionParameters,
  RuleParameters,
  RuleTopic,
  WindowDates,
  WorkingCalendarParameters,
} from './rule-parameters.ts'

const ROWS_MAX = 1_000

const dayOfMonth = z.int().check(z.minimum(1), z.maximum(31))
const count = z.int().check(z.minimum(0), z.maximum(1_000_000))

const windowDates: z.ZodMiniType<WindowDates> = z
  .strictObject({
    opensOn: civilDate,
    readUntil: z.exactOptional(civilDate),
    submitUntil: civilDate,
    changeUntil: z.exactOptional(civilDate),
  })
  .check(
    z.refine((it) => it.opensOn <= it.submitUntil, {
      path: ['submitUntil'],
      error: 'expected a day on or after opensOn',
    }),
    z.refine((it) => it.opensOn <= (it.readUntil ?? it.opensOn), {
      path: ['readUntil'],
      error: 'expected a day on or after opensOn',
    }),
    z.refine((it) => (it.readUntil ?? it.submitUntil) <= it.submitUntil, {
      path: ['readUntil'],
      error: 'expected a day on or before submitUntil',
    }),
    z.refine((it) => it.opensOn <= (it.changeUntil ?? it.opensOn), {
      path: ['changeUntil'],
      error: 'expected a day on or after opensOn',
    }),
  )

const readingWindow: z.ZodMiniType<ReadingWindowParameters> = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('days'),
      fromDay: dayOfMonth,
      toDay: dayOfMonth,
      submitUntilDay: z.exactOptional(dayOfMonth),
      changeUntilDay: z.exactOptional(dayOfMonth),
    })
    .check(
      z.refine(
        ({ fromDay, toDay, submitUntilDay = toDay }) => {
          const fromOpening = (day: number) => (day < fromDay ? day + 31 : day)
          return fromOpening(toDay) <= fromOpening(submitUntilDay)
        },
        { path: ['submitUntilDay'], error: 'expected a day on or after toDay' },
      ),
    ),
  z.strictObject({
    kind: z.literal('penultimate_days'),
    days: z.int().check(z.minimum(1), z.maximum(27)),
  }),
  z.strictObject({
    kind: z.literal('dates'),
    rows: z.array(windowDates).check(
      z.minLength(1),
      z.maxLength(ROWS_MAX),
      z.refine(
        (rows) => new Set(rows.map((it) => it.opensOn.slice(0, 7))).size === rows.length,
        'expected at most one window that opens in a month',
      ),
    ),
  }),
])

const assessmentBounds: z.ZodMiniType<AssessmentBoundsParameters> = z
  .strictObject({
    lowFactor: decimalText,
    highFactor: decimalText,
    outerFactor: decimalText,
    absoluteUnits: decimalText,
    minimumDays: count,
    capacityFactor: z.exactOptional(decimalText),
    selfReadMonths: z.exactOptional(z.int().check(z.minimum(1), z.maximum(1_200))),
  })
  .check(
    z.refine((it) => Big(it.lowFactor).lte(it.highFactor), {
      path: ['highFactor'],
      error: 'expected at least lowFactor',
    }),
    z.refine((it) => Big(it.highFactor).lte(it.outerFactor), {
      path: ['outerFactor'],
      error: 'expected at least highFactor',
    }),
  )

const resubmission: z.ZodMiniType<ResubmissionParameters> = z.strictObject({
  mode: z.enum(['last_wins', 'first_only']),
})

const outOfWindow: z.ZodMiniType<OutOfWindowParameters> = z.strictObject({
  mode: z.enum(['accept', 'hold', 'reject']),
  graceDays: z.exactOptional(z.int().check(z.minimum(0), z.maximum(3_660))),
})

const metrologyPolicy: z.ZodMiniType<MetrologyPolicyParameters> = z.strictObject({
  mode: z.enum(['warn', 'reject']),
})

const operationPlan: z.ZodMiniType<OperationPlanParameters> = z.strictObject({
  included: count,
  pricePerOperation: decimalText,
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as "RON"')),
  subscription: decimalText,
})

const disputeDeadline: z.ZodMiniType<DisputeDeadlineParameters> = z.strictObject({
  deadlines: z
    .array(
      z.strictObject({
        state: z.string().check(z.minLength(1), z.maxLength(100)),
        type: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(100))),
        workingDays: z.int().check(z.minimum(1), z.maximum(1_000)),
      }),
    )
    .check(z.minLength(1), z.maxLength(ROWS_MAX)),
})

const integersOnly: z.ZodMiniType<IntegersOnlyParameters> = z.strictObject({
  mode: z.enum(['strip', 'reject']),
})

const workingCalendar: z.ZodMiniType<WorkingCalendarParameters> = z.strictObject({
  // A week without a working day has no next one.
  weekendDays: z.array(z.int().check(z.minimum(0), z.maximum(6))).check(z.maxLength(6)),
  holidays: z.array(civilDate).check(z.maxLength(ROWS_MAX)),
})

/** The schema of each topic's parameters. */
export const ruleTopics: { readonly [Topic in RuleTopic]: z.ZodMiniType<RuleParameters[Topic]> } = {
  reading_window: readingWindow,
  assessment_bounds: assessmentBounds,
  resubmission,
  out_of_window: outOfWindow,
  metrology_policy: metrologyPolicy,
  operation_plan: operationPlan,
  dispute_deadline: disputeDeadline,
  integers_only: integersOnly,
  working_calendar: workingCalendar,
}
