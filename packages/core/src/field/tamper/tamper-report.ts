import type { IndexValue } from '../../index-value/index.ts'
import type { CivilDate, Instant } from '../../time/index.ts'
import type { FieldPhoto } from '../visit/photo.ts'

/** How soon somebody comes and how soon it is settled: A at once, B soon, C later. */
export type TamperPriority = 'A' | 'B' | 'C'

/** A reading that the report quotes. */
export interface TamperReading {
  readonly register: string
  readonly index: IndexValue
  readonly readOn: CivilDate
  /** Who read it: `operator`, `customer`, `estimate`. */
  readonly source: string
}

/** What was found, without the names of people. Source: DOMAIN.md 5, D0238 and our additions. */
export interface TamperReportDraft {
  readonly place: string
  readonly priority: TamperPriority
  /** A code of the tamper catalogue. */
  readonly tamperCode: string
  /** A code of who reported it. */
  readonly source: string
  readonly foundOn: CivilDate
  readonly appointment?: { readonly on: CivilDate; readonly from: string; readonly to: string }
  readonly remarks?: string
  /** Places that hang on the same connection. */
  readonly associatedPlaces: readonly string[]
  /** Absent where there is no meter. */
  readonly meter?: {
    readonly serialNumber: string
    readonly makeAndType: string
    readonly kind: string
    readonly location: string
    readonly installedOn?: CivilDate
    readonly lastReadOn?: CivilDate
  }
  /** Since when the customer answers for the supply. */
  readonly responsibleSince?: CivilDate
  readonly isEnergised: boolean
  readonly isDisconnectedForDebt: boolean
  readonly photos: readonly FieldPhoto[]
  readonly sealsBefore: readonly string[]
  readonly sealsAfter: readonly string[]
  /** Signed, or why not. */
  readonly signature: 'signed' | { readonly refusedBecause: string }
  /** Number of the report that this one takes the place of. */
  readonly corrects?: string
}

/** The people in a report: the personal part of its fact, sealed. */
export interface TamperReportPeople {
  readonly address: string
  readonly customerName?: string
  readonly contacts: readonly string[]
  readonly witnesses: readonly string[]
  /** Who signed for the customer. */
  readonly signedBy?: string
}

/** A report with its number: nothing in it changes any more. */
export interface TamperReport extends TamperReportDraft {
  readonly number: string
  readonly issuedAt: Instant
  readonly issuedBy: string
  /** The readings of the two years up to the finding, oldest first. */
  readonly readings: readonly TamperReading[]
}

/** An issued report and the hash of its content. */
export interface IssuedTamperReport {
  readonly report: TamperReport
  /** SHA-256 of the report's canonical JSON, lower-case hex. */
  readonly sha256: string
}
