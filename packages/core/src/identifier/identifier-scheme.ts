import type { CheckDigitRule } from './check-digit.ts'

/** A way to number places, meters or parties, as it is printed on bills. */
export interface IdentifierScheme {
  /** `mpan`, `pod`: as `Identifier.scheme` names it. */
  readonly id: string
  readonly title: string
  /** ISO 3166 code of the country, where it is one country's. */
  readonly country?: string
  /** Where a customer finds it. */
  readonly foundOn: string
  readonly example: string
  /**
   * The shapes it can have, without blanks and in upper case: `#` a digit, `@` a
   * letter, `?` a digit or a letter, `*` a digit, a letter or `-`, `+` at the end
   * one or more of the last of these; every other character is itself. Anything
   * of 1 to 64 characters where there are none.
   */
  readonly shapes?: readonly string[]
  readonly checkDigit?: CheckDigitRule
  /** What a wrong shape or check digit means: the number is not one, or it may be one all the same. */
  readonly severity: 'reject' | 'warn'
}
