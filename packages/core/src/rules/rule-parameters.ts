import type { CivilDate } from '../time/index.ts'

/** The window of one month by its dates. */
export interface WindowDates {
  readonly opensOn: CivilDate
  /** Last day on which the meter is to be read; `submitUntil` unless stated. */
  readonly readUntil?: CivilDate
  /** Last day on which a reading is taken in. */
  readonly submitUntil: CivilDate
  /** Last day on which a reading that was taken in can be changed; `submitUntil` unless stated. */
  readonly changeUntil?: CivilDate
}

/**
 * When readings are taken in. A day before `fromDay` lies in the month after;
 * a day that a month does not have is its last. `penultimate_days` are the days
 * before the month's last one: 24 to 29 November where there are six.
 */
export type ReadingWindowParameters =
  | {
      readonly kind: 'days'
      readonly fromDay: number
      /** Last day on which the meter is to be read. */
      readonly toDay: number
      /** Last day on which a reading is taken in; `toDay` unless stated. */
      readonly submitUntilDay?: number
      /** Last day on which a reading that was taken in can be changed; the last day of submission unless stated. */
      readonly changeUntilDay?: number
    }
  | { readonly kind: 'penultimate_days'; readonly days: number }
  | { readonly kind: 'dates'; readonly rows: readonly WindowDates[] }

/** What is plausible. Factors and units are exact decimal text. Source: DOMAIN.md 1.2. */
export interface AssessmentBoundsParameters {
  /** An advance below this multiple of the expected one is low. */
  readonly lowFactor: string
  /** An advance above this multiple is high. */
  readonly highFactor: string
  /** An advance above this multiple is not believed. */
  readonly outerFactor: string
  /** Added to each bound, in whole units of the register, so that small consumers may vary. */
  readonly absoluteUnits: string
  /** No advance is remarkable only after this many days. */
  readonly minimumDays: number
  /** What the connection's capacity is multiplied by before an advance is impossible; `1.1` unless stated. */
  readonly capacityFactor?: string
  /** Months after which somebody other than the customer should read the meter again; no limit unless stated. */
  readonly selfReadMonths?: number
}

/** What a second reading in one window does to the first. */
export interface ResubmissionParameters {
  readonly mode: 'last_wins' | 'first_only'
}

/** What happens to a reading outside its window. */
export interface OutOfWindowParameters {
  readonly mode: 'accept' | 'hold' | 'reject'
  /** A reading of a day further before the window is too old; none is unless stated. */
  readonly graceDays?: number
}

/** What happens to a reading of a meter whose verification has expired. */
export interface MetrologyPolicyParameters {
  readonly mode: 'warn' | 'reject'
}

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

/** How long the owner of a dispute's clock has. A line with the dispute's type goes before one without. */
export interface DisputeDeadlineParameters {
  readonly deadlines: readonly {
    /** State of the dispute that the clock runs in: `sent`. */
    readonly state: string
    /** Type of the dispute: `contract_end`; every type unless stated. */
    readonly type?: string
    readonly workingDays: number
  }[]
}

/** The supplier wants whole units. What becomes of decimals that the register does not have. */
export interface IntegersOnlyParameters {
  /** `strip` cuts them off with a warning, `reject` refuses the reading. */
  readonly mode: 'strip' | 'reject'
}

/** On which days nobody works. */
export interface WorkingCalendarParameters {
  /** 0 for Sunday to 6 for Saturday. */
  readonly weekendDays: readonly number[]
  /** Public holidays, of the row's years and of the year after, so that a deadline may run on. */
  readonly holidays: readonly CivilDate[]
}

/** The parameters of each topic. */
export interface RuleParameters {
  readonly reading_window: ReadingWindowParameters
  readonly assessment_bounds: AssessmentBoundsParameters
  readonly resubmission: ResubmissionParameters
  readonly out_of_window: OutOfWindowParameters
  readonly metrology_policy: MetrologyPolicyParameters
  readonly operation_plan: OperationPlanParameters
  readonly dispute_deadline: DisputeDeadlineParameters
  readonly integers_only: IntegersOnlyParameters
  readonly working_calendar: WorkingCalendarParameters
}

/** What a rule can be about. */
export type RuleTopic = keyof RuleParameters
