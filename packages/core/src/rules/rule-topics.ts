import Big from 'big.js'
import { z } from 'zod'
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

// Aborts, so that what is no number is never compared.
const decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, { error: 'expected decimal text such as "2.5"', abort: true })
const dayOfMonth = z.int().min(1).max(31)
const count = z.int().min(0).max(1_000_000)

const windowDates: z.ZodType<WindowDates> = z
  .strictObject({
    opensOn: z.iso.date(),
    readUntil: z.exactOptional(z.iso.date()),
    submitUntil: z.iso.date(),
    changeUntil: z.exactOptional(z.iso.date()),
  })
  .refine((it) => it.opensOn <= it.submitUntil, {
    path: ['submitUntil'],
    error: 'expected a day on or after opensOn',
  })
  .refine((it) => it.opensOn <= (it.readUntil ?? it.opensOn), {
    path: ['readUntil'],
    error: 'expected a day on or after opensOn',
  })
  .refine((it) => (it.readUntil ?? it.submitUntil) <= it.submitUntil, {
    path: ['readUntil'],
    error: 'expected a day on or before submitUntil',
  })
  .refine((it) => it.opensOn <= (it.changeUntil ?? it.opensOn), {
    path: ['changeUntil'],
    error: 'expected a day on or after opensOn',
  })

const readingWindow: z.ZodType<ReadingWindowParameters> = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('days'),
      fromDay: dayOfMonth,
      toDay: dayOfMonth,
      submitUntilDay: z.exactOptional(dayOfMonth),
      changeUntilDay: z.exactOptional(dayOfMonth),
    })
    .refine(
      ({ fromDay, toDay, submitUntilDay = toDay }) => {
        const fromOpening = (day: number) => (day < fromDay ? day + 31 : day)
        return fromOpening(toDay) <= fromOpening(submitUntilDay)
      },
      { path: ['submitUntilDay'], error: 'expected a day on or after toDay' },
    ),
  z.strictObject({ kind: z.literal('penultimate_days'), days: z.int().min(1).max(27) }),
  z.strictObject({
    kind: z.literal('dates'),
    rows: z
      .array(windowDates)
      .min(1)
      .max(ROWS_MAX)
      .refine(
        (rows) => new Set(rows.map((it) => it.opensOn.slice(0, 7))).size === rows.length,
        'expected at most one window that opens in a month',
      ),
  }),
])

const assessmentBounds: z.ZodType<AssessmentBoundsParameters> = z
  .strictObject({
    lowFactor: decimal,
    highFactor: decimal,
    outerFactor: decimal,
    absoluteUnits: decimal,
    minimumDays: count,
    capacityFactor: z.exactOptional(decimal),
    selfReadMonths: z.exactOptional(z.int().min(1).max(1_200)),
  })
  .refine((it) => Big(it.lowFactor).lte(it.highFactor), {
    path: ['highFactor'],
    error: 'expected at least lowFactor',
  })
  .refine((it) => Big(it.highFactor).lte(it.outerFactor), {
    path: ['outerFactor'],
    error: 'expected at least highFactor',
  })

const resubmission: z.ZodType<ResubmissionParameters> = z.strictObject({
  mode: z.enum(['last_wins', 'first_only']),
})

const outOfWindow: z.ZodType<OutOfWindowParameters> = z.strictObject({
  mode: z.enum(['accept', 'hold', 'reject']),
  graceDays: z.exactOptional(z.int().min(0).max(3_660)),
})

const metrologyPolicy: z.ZodType<MetrologyPolicyParameters> = z.strictObject({
  mode: z.enum(['warn', 'reject']),
})

const operationPlan: z.ZodType<OperationPlanParameters> = z.strictObject({
  included: count,
  pricePerOperation: decimal,
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as "RON"'),
  subscription: decimal,
})

const disputeDeadline: z.ZodType<DisputeDeadlineParameters> = z.strictObject({
  deadlines: z
    .array(
      z.strictObject({
        state: z.string().min(1).max(100),
        type: z.exactOptional(z.string().min(1).max(100)),
        workingDays: z.int().min(1).max(1_000),
      }),
    )
    .min(1)
    .max(ROWS_MAX),
})

const integersOnly: z.ZodType<IntegersOnlyParameters> = z.strictObject({
  mode: z.enum(['strip', 'reject']),
})

const workingCalendar: z.ZodType<WorkingCalendarParameters> = z.strictObject({
  // A week without a working day has no next one.
  weekendDays: z.array(z.int().min(0).max(6)).max(6),
  holidays: z.array(z.iso.date()).max(ROWS_MAX),
})

/** The schema of each topic's parameters. */
export const ruleTopics: { readonly [Topic in RuleTopic]: z.ZodType<RuleParameters[Topic]> } = {
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
