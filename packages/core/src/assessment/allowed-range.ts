import type { IndexValue } from '../index-value/index.ts'
import type { RuleReference } from '../rules/index.ts'
import type { AssessmentContext } from './assessment-input.ts'
import type { SkippedRule } from './finding.ts'

/** What can be keyed without anybody having to look at it. */
export interface AllowedRange {
  readonly lowest: IndexValue
  /** At most what the register can show. */
  readonly highest: IndexValue
  /** Where the range runs on from zero: its last index behind the register's end. Such an index is confirmed by a person. */
  readonly wrapsTo?: IndexValue
  /** The row that the bounds are from. */
  readonly rule?: RuleReference
  /** Bounds that are not drawn, and why. */
  readonly skipped: readonly SkippedRule[]
}

/** The range that an index is expected in, before it is read: what a form, a phone dialogue or a photo reader checks against. */
export function allowedRange(input: AssessmentContext): AllowedRange {
  throw new Error(`Not built yet: ${input.readOn}`)
}
