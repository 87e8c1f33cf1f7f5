import type { FindingSeverity } from '../assessment/index.ts'
import type { CivilDate, Instant } from '../time/index.ts'
import type { Channel } from './channels.ts'

/** An index as somebody keyed it into a form, a call-centre screen or a list. */
export interface EnteredReading {
  /** Any identifier of the place. */
  readonly place: string
  /** Register id, OBIS code or tier; may be absent where the meter has one register. */
  readonly register?: string
  readonly meterSerial?: string
  /** The characters as keyed. */
  readonly value: string
  readonly readOn?: CivilDate
}

/** What somebody sent in, by any channel. Kept raw before anything else happens. */
export type ReadingSubmission =
  | {
      readonly channel: 'email'
      readonly receivedAt: Instant
      /** The mail as it came. */
      readonly message: Uint8Array
    }
  | {
      readonly channel: Channel
      readonly receivedAt: Instant
      /** Phone number or address of the sender. */
      readonly sender?: string
      readonly text: string
      readonly photos?: readonly Uint8Array[]
    }
  | {
      readonly channel: Channel
      readonly receivedAt: Instant
      readonly sender?: string
      /** The employee who keyed it, where one did. */
      readonly enteredBy?: string
      readonly readings: readonly EnteredReading[]
      readonly note?: string
    }

/** Where a submission ended. The four add up to all that was received. */
export type SubmissionOutcome = 'accepted' | 'review' | 'not_reading' | 'quarantined'

/** Something about a submission as a whole: who sent it, which place it is about, what could not be read. */
export interface SubmissionFinding {
  /** `unknown_sender`, `place_not_found`, `place_ambiguous`, `photo_refused`, `photo_contradicts_text`, … */
  readonly code: string
  readonly severity: FindingSeverity
  readonly detail: string
}
