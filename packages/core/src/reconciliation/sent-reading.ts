import type { IndexValue } from '../index-value/index.ts'
import type { FilePosition, OperatorLine } from '../measurement/index.ts'
import type { Identifier } from '../place/index.ts'
import type { CivilDate } from '../time/index.ts'

/** A self-reading whose use by the operator is to be proved. */
export interface SentReading {
  readonly readingId: string
  /** Any of them finds the place in the operator's file. */
  readonly placeIdentifiers: readonly Identifier[]
  /**
   * As all serial numbers here compared as text, without regard to case or blanks around it.
   * Leading zeros count; where no meter of the place has exactly these characters, one that
   * differs in nothing but leading zeros is the same meter, for operators strip them.
   */
  readonly meterSerial: string
  /** Serial numbers of the other meters that hung at the place around the period: exchanged ones. */
  readonly otherSerials?: readonly string[]
  /** Id of the register. Compared without regard to case, as the aliases are. */
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
