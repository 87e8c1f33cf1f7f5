/**
 * An index exactly as it arrived and exactly as a number: the characters and a
 * count of the register's smallest unit. `012345,6` on a register with one
 * decimal is `{ text: '012345,6', units: 123456, decimals: 1 }`.
 */
export interface IndexValue {
  /** The characters that arrived, leading zeros included. */
  readonly text: string
  /** Safe integer: the index in units of 10^-decimals. At most 15 digits. */
  readonly units: number
  /** How many of the digits of `units` stand behind the decimal mark. */
  readonly decimals: number
}

/** What a register can show, and which way it turns. */
export interface RegisterDigits {
  /** Wheels or places before the decimal mark. */
  readonly integerDigits: number
  /** Places behind it (often red). */
  readonly decimalDigits: number
  /** The value at which the register returns to zero, in whole units; 10^integerDigits unless stated. */
  readonly rolloverValue?: number
  /**
   * True where the index falls as the register counts, as on a meter that turns
   * backwards for what is fed in. Not the direction of the energy: an export
   * register that counts upwards is an ordinary one.
   */
  readonly countsDown?: boolean
}
