import type { IndexValue, RegisterDigits } from '../index-value/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import type { RuleBook, RuleScope } from '../rules/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { ReadingWindow } from '../window/index.ts'

/** An index of the same register, of the same meter, on a day. */
export interface KnownIndex {
  readonly index: IndexValue
  readonly readOn: CivilDate
}

/**
 * The last valid index before the one that is assessed. Not one that it takes
 * the place of: a correction in the same window is held against the index before both.
 */
export interface PreviousIndex extends KnownIndex {
  readonly isEstimated: boolean
  readonly isSelfRead: boolean
}

/** What is usually consumed: `units` of the register's smallest unit in `days` days. */
export interface ExpectedAdvance {
  /** Exact: safe integers, `days` at least 1. */
  readonly unitsPerDay: { readonly units: number; readonly days: number }
  /** Where it comes from, in words: `same window last year`, `annex 7 version 2`. */
  readonly source: string
}

/** What the connection or the meter lets through. Exact decimal text. */
export interface Capacity {
  /** Contracted or breaker power in kW, for registers that count kWh. */
  readonly kilowatts?: string
  /** The meter's largest flow in m³/h, for registers that count m³. */
  readonly qmax?: string
}

/** What is known of a register and a day before an index is read. All dates are civil dates in the tenant's zone. */
export interface AssessmentContext {
  readonly book: RuleBook
  readonly scope: RuleScope
  readonly digits: RegisterDigits
  /** The day on which the register showed the index. */
  readonly readOn: CivilDate
  /** The day on which it was sent in. */
  readonly today: CivilDate
  /** The meter at the place on `readOn`; where none hung there, the one nearest in time. */
  readonly installation?: MeterInstallation
  /** The serial number that came with the index. */
  readonly statedSerial?: string
  readonly previous?: PreviousIndex
  /** The last index that somebody other than the customer read. */
  readonly lastActual?: KnownIndex
  /** The first valid index after `readOn`, for readings that come late. */
  readonly subsequent?: KnownIndex
  /** How many self-readings were taken since `lastActual`. */
  readonly selfReadsSinceActual?: number
  readonly expected?: ExpectedAdvance
  /** True where no consumption for months is normal: seasonal or vacant. */
  readonly isSeasonal?: boolean
  readonly capacity?: Capacity
  /** First and last day of supply. */
  readonly contract?: { readonly startsOn: CivilDate; readonly endsOn?: CivilDate }
  /** The window that took readings in on `readOn`, or the next one to open. */
  readonly window?: ReadingWindow
  /** Last day of the meter's verification; that of the installed meter unless stated. */
  readonly verificationValidUntil?: CivilDate
}

/** An index as characters or as a value, and what is known of its register. */
export type AssessmentInput = AssessmentContext &
  (
    | { readonly text: string; readonly value?: never }
    | { readonly value: IndexValue; readonly text?: never }
  )
