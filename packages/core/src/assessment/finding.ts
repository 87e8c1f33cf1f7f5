import type { IndexValue } from '../index-value/index.ts'
import type { RuleReference } from '../rules/index.ts'
import type { CivilDate } from '../time/index.ts'

/**
 * What assessing an index can find, in the order in which findings are listed.
 * Codes are public API: they stand in audit records and letters, so a code is
 * never renamed and never reused. Source: DOMAIN.md 1.2.
 */
export const findingCodes = [
  'format',
  'too_many_digits',
  'too_many_decimals',
  'too_few_digits',
  'future_date',
  'too_old',
  'before_last',
  'same_date',
  'duplicate',
  'out_of_window',
  'unknown_point',
  'meter_mismatch',
  'after_removal',
  'before_install',
  'contract_period',
  'remote_meter',
  'register_set',
  'sum_registers',
  'negative',
  'assessing',
  'rollover',
  'zero',
  'zero_repeated',
  'low',
  'high',
  'very_high',
  'inactive_usage',
  'streak',
  'prolonged_estimation',
  'metrology_expired',
  'multiplier_changed',
] as const

/** One of `findingCodes`. */
export type FindingCode = (typeof findingCodes)[number]

/** `reject` and `lock` stop a reading until a person decides; `warn` and `note` let it through. */
export type FindingSeverity = 'reject' | 'lock' | 'warn' | 'note'

/** What would be inside the expected band: suggested, never applied. */
export interface Suggestion {
  /** The hypothesis of DOMAIN.md 1.3: `H1` decimal included … `H11` month and day swapped. */
  readonly hypothesis: string
  /** What may have happened, in words. */
  readonly text: string
  /** The index as the register would show it; absent where several would do, or where the register is another. */
  readonly value?: string
  /** The register that the index may belong to, where it is another than the one it was given for. */
  readonly register?: string
  /** The meter of that register. */
  readonly meterSerial?: string
  /** The day on which it would have been read, where that is what may be wrong. */
  readonly readOn?: CivilDate
}

/** Something about a reading that needs to be known. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: FindingSeverity
  /** What would have been right, in words and numbers. */
  readonly expected: string
  /** What was there. */
  readonly actual: string
  /** The number that the rule drew the line at, exact decimal text; absent where the rule is no matter of numbers. */
  readonly bound?: string
  /** The row that was used; absent where the rule needs none. */
  readonly rule?: RuleReference
  readonly suggestions?: readonly Suggestion[]
}

/** A rule that could not be looked at, so that "nothing found" and "not looked" differ. */
export interface SkippedRule {
  readonly code: FindingCode
  readonly reason: string
}

/** The automatic result for one reading. Each of `findingCodes` was found, was skipped, or holds (`heldCodes`). */
export interface Assessment {
  readonly decision: 'accept' | 'review'
  readonly findings: readonly Finding[]
  readonly skipped: readonly SkippedRule[]
  /** The index that was assessed; absent where the text is none that the register can show. */
  readonly value?: IndexValue
}
