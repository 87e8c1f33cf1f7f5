import type { IndexValue } from '../index-value/index.ts'
import type { FilePosition, OperatorLine } from '../measurement/index.ts'
import type { Identifier } from '../place/index.ts'
import type { CivilDate, Instant } from '../time/index.ts'
import type { MeterChange } from './meter-changes.ts'

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
  /** Exchanges at the place around the period: they carry another meter's index over to this one's. */
  readonly meterChanges?: readonly MeterChange[]
  /** Id of the register. Compared without regard to case, as the aliases are. */
  readonly register: string
  /** Other codes of the same register: OBIS code, tier. */
  readonly registerAliases?: readonly string[]
  readonly index: IndexValue
  readonly readOn: CivilDate
  /** The moment of the reading, where it is known. */
  readonly readAt?: Instant
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
  readonly time: /** Days between the two dates, either way. */
    | { readonly kind: 'days'; readonly days: number }
    /** The same civil day, in the zone given with the lines. */
    | { readonly kind: 'same_day' }
    /**
     * Seconds between the two moments, either way; 0 is the same moment. Where one of the two is
     * known by its day only, the day must be the same: more cannot be asked.
     */
    | { readonly kind: 'seconds'; readonly seconds: number }
}

/** A line of an operator's file with its position. */
export interface PositionedLine {
  readonly line: OperatorLine
  readonly at: FilePosition
}
