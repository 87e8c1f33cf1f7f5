import type {
  FieldDayParameters,
  RuleReference,
  VisitIntervalParameters,
} from '../../rules/index.ts'
import type { CivilDate } from '../../time/index.ts'
import type { GeoPoint } from '../geo-point.ts'

/**
 * All of a customer that somebody in the field sees, and nothing beyond.
 * Source: capability S1-10.
 */
export interface StopLabel {
  readonly address: string
  readonly surname: string
  readonly accountNumber: string
}

/** A place as the planning of field work sees it. */
export interface FieldPlace {
  readonly id: string
  readonly label: StopLabel
  /** The part of the network that a controller is sent to: a district, a village. */
  readonly area: string
  readonly street: string
  readonly house: string
  readonly flat?: string
  readonly point?: GeoPoint
  /** How to get to the meter: who has the key, when somebody is in. */
  readonly accessNote?: string
  /** What intervals count from where there was no control reading or inspection yet. */
  readonly suppliedSince?: CivilDate
  readonly lastControlOn?: CivilDate
  readonly lastInspectionOn?: CivilDate
  /** Last day of the verification of the meter that hangs there. */
  readonly verificationValidUntil?: CivilDate
  /** Day of the first self-reading since somebody else read the meter. */
  readonly selfReadSince?: CivilDate
  /** What customers asked for, and other open tasks. */
  readonly requests?: readonly FieldRequest[]
  readonly surveys?: readonly { readonly id: string; readonly since: CivilDate }[]
  readonly debt?: {
    /** Exact decimal text. */
    readonly amount: string
    readonly currency: string
    readonly since: CivilDate
  }
  /** Findings that ask for a visit: `zero_repeated`, `inactive_usage`. */
  readonly findings?: readonly { readonly code: string; readonly since: CivilDate }[]
  /** Visits since the last one that was done which found nobody, or did not come about. */
  readonly attempts?: { readonly count: number; readonly operations: readonly string[] }
}

/** An operation that somebody asked for. */
export interface FieldRequest {
  readonly id: string
  readonly operation: string
  readonly since: CivilDate
}

/** Parameters of a rule and the row that they stand in. A resolved rule is one. */
export interface VisitRule<Parameters> {
  readonly parameters: Parameters
  readonly row?: RuleReference
}

/** The rules that say when a place is due. What no rule is given for is not looked at. */
export interface FieldRules {
  readonly fieldDay: VisitRule<FieldDayParameters>
  readonly controlReading?: VisitRule<VisitIntervalParameters>
  readonly inspection?: VisitRule<VisitIntervalParameters>
  /** Months after which somebody other than the customer should read: bounds of the assessment. */
  readonly selfReadStreak?: VisitRule<{ readonly selfReadMonths?: number }>
}
