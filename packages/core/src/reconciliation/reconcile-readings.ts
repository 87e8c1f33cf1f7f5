import type { IndexValue } from '../index-value/index.ts'
import type { FilePosition, OperatorLine } from '../measurement/index.ts'
import type { Identifier } from '../place/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { ReconciliationOutcome } from './outcome.ts'

/** A self-reading whose use by the operator is to be proved. */
export interface SentReading {
  readonly readingId: string
  /** Any of them finds the place in the operator's file. */
  readonly placeIdentifiers: readonly Identifier[]
  readonly meterSerial: string
  /** Serials of the other meters that hung at the place around the period: exchanged ones. */
  readonly otherSerials?: readonly string[]
  /** Id of the register. */
  readonly register: string
  /** Other codes of the same register: OBIS code, tier. */
  readonly registerAliases?: readonly string[]
  readonly index: IndexValue
  readonly readOn: CivilDate
  /** True where it went out after the operator's cutoff: the operator owes nothing. */
  readonly isAfterCutoff?: boolean
}

/** How far a line may be from a reading and still confirm it. */
export interface ReconciliationTolerance {
  readonly value:
    | { readonly kind: 'exact' }
    /** In the register's unit, exact decimal text: `1`, `0.5`. */
    | { readonly kind: 'absolute'; readonly units: string }
    /** Of the reading's index, exact decimal text: `0.01` is one ten-thousandth. */
    | { readonly kind: 'percent'; readonly percent: string }
  /** Days between the two dates, either way. */
  readonly days: number
}

/** A line of an operator's file with its position. */
export interface PositionedLine {
  readonly line: OperatorLine
  readonly at: FilePosition
}

/** One outcome per self-reading, and the lines about places that no self-reading is of. */
export interface ReconciliationResult {
  /** Those of `sent`, then those of `notSent`, each in its order. */
  readonly outcomes: readonly ReconciliationOutcome[]
  /** In file order, withdrawn lines left out. */
  readonly unknownPlaces: readonly PositionedLine[]
}

/** Checks that the operator used the self-readings. */
export function reconcileReadings(input: {
  sent: readonly SentReading[]
  /** Accepted readings that were in no file to the operator. */
  notSent?: readonly Pick<SentReading, 'readingId' | 'placeIdentifiers'>[]
  /** In file order. */
  lines: Iterable<PositionedLine>
  tolerance: ReconciliationTolerance
  /** Lines farther than this from a reading's date, either way, say nothing about it. */
  windowDays: number
}): ReconciliationResult {
  throw new Error(`Not built yet: ${input.sent.length}`)
}
