import type { IndexValue, RegisterDigits } from '../index-value/index.ts'
import type { MeterInstallation, Register } from '../meter/index.ts'
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

/** What an expected advance is taken from, in the order in which it is tried. Source: DOMAIN.md 1.2 (E). */
export type ExpectedBasis =
  | 'same_period_last_year'
  | 'previous_period'
  | 'agreed_quantities'
  | 'class_profile'

/** What the connection or the meter lets through. Exact decimal text. */
export interface Capacity {
  /** Contracted or breaker power in kW, for registers that count kWh. */
  readonly kilowatts?: string
  /** The meter's largest flow in m³/h, for registers that count m³. */
  readonly qmax?: string
}

/** What is known of a meter and a day before anything is read. All dates are civil dates in the tenant's zone. */
export interface MeterContext {
  readonly book: RuleBook
  readonly scope: RuleScope
  /** The day on which the register showed the index. */
  readonly readOn: CivilDate
  /** The day on which it was sent in. */
  readonly today: CivilDate
  /** False where the metering point that was named is not known. */
  readonly isKnownPoint?: boolean
  /** The meter at the place on `readOn`; where none hung there, the one nearest in time. */
  readonly installation?: MeterInstallation
  /** The serial number that came with the index. */
  readonly statedSerial?: string
  /** True where no consumption for months is normal: seasonal or vacant. */
  readonly isSeasonal?: boolean
  readonly capacity?: Capacity
  /** Whether the point is supplied on `readOn`: the day it was disconnected, nothing in it where it is connected. */
  readonly connection?: { readonly disconnectedOn?: CivilDate }
  /** First and last day of supply. */
  readonly contract?: { readonly startsOn: CivilDate; readonly endsOn?: CivilDate }
  /** The window that took readings in on `readOn`, or the next one to open. */
  readonly window?: ReadingWindow
  /** Last day of the meter's verification; that of the installed meter unless stated. */
  readonly verificationValidUntil?: CivilDate
}

/** What is known of a register before an index is read. */
export interface RegisterContext {
  readonly digits: RegisterDigits
  readonly previous?: PreviousIndex
  /** The last index that somebody other than the customer read. */
  readonly lastActual?: KnownIndex
  /** The last index that anybody read before `readOn`, the customer included, where `previous` is another. */
  readonly lastRead?: KnownIndex
  /** The first valid index after `readOn`, for readings that come late. */
  readonly subsequent?: KnownIndex
  /** How many self-readings were taken since `lastActual`. */
  readonly selfReadsSinceActual?: number
  /** How many readings in a row up to `previous` brought no advance. */
  readonly zeroAdvances?: number
  /** The day of the last index that was read, where only estimates came after it. */
  readonly estimatedSince?: CivilDate
  /** What the customer already sent in for this register on `readOn`, by whatever channel. */
  readonly sameDay?: readonly { readonly index: IndexValue; readonly readingId?: string }[]
  readonly expected?: ExpectedAdvance
  /** Other registers that the index may have been read from. */
  readonly neighbours?: readonly NeighbourRegister[]
}

/**
 * A register that an index may belong to instead: another meter of the customer
 * or the place (H5), the meter that was removed (H6, its exit index as
 * `subsequent`), the export register of the meter (H8).
 */
export interface NeighbourRegister extends RegisterContext {
  readonly relation: 'other_meter' | 'removed_meter' | 'export_register'
  readonly meterSerial: string
  /** Its id on that meter. */
  readonly register: string
}

/** A register of the meter, with all that is known of it. */
export interface KnownRegister extends Omit<RegisterContext, 'digits'> {
  readonly register: Register
}

/** What was entered for the registers of a meter at one time. */
export interface MeterIndices {
  /** All registers of the meter; `entered` holds what is an index of theirs, `times` counts what was entered. */
  readonly registers: readonly {
    readonly known: KnownRegister
    readonly entered?: IndexValue
    readonly times: number
  }[]
  /** What was entered for registers that the meter does not have, by the names given. */
  readonly unknown: readonly string[]
}

/** What is known of a register and a day before an index is read. */
export interface AssessmentContext extends MeterContext, RegisterContext {
  /** The other registers and this one, as `assessMeterReading` sees them. */
  readonly ofMeter?: MeterIndices
  /** Which of `ofMeter` it is. */
  readonly register?: string
}

/** An index as characters or as a value. */
export type EnteredText =
  | { readonly text: string; readonly value?: never }
  | { readonly value: IndexValue; readonly text?: never }

/** An index as characters or as a value, and what is known of its register. */
export type AssessmentInput = AssessmentContext & EnteredText
