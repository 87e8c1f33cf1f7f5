import type { WorldPlace } from './place.ts'

/** Where something sent in is meant to end. `repeated` says again what an accepted reading already says. */
export type IntendedOutcome = 'accepted' | 'review' | 'not_reading' | 'quarantined' | 'repeated'

/** A reading that a submission carries, in the characters in which it was sent. */
export interface IntendedReading {
  readonly place: WorldPlace
  readonly register: string
  readonly value: string
  readonly readOn: string
}

/** Something sent in, with what it was meant to be. */
export interface Intended {
  readonly outcome: IntendedOutcome
  readonly readings: readonly IntendedReading[]
  /** Other outcomes that are right too: a photo may be refused, being unsure is a result. */
  readonly mayAlsoBe?: readonly IntendedOutcome[]
  readonly note?: string
}

/** A mail file with what it was meant to be. */
export interface Letter extends Intended {
  readonly file: string
  readonly bytes: Buffer
}
