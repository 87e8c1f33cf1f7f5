import { type IndexValue, indexFromUnits } from '../index-value/index.ts'
import type { RuleReference } from '../rules/index.ts'
import { advanceLimits, unitsOf } from './advance-limits.ts'
import type { AssessmentContext } from './assessment-input.ts'
import { laterIndex } from './check-dates.ts'
import type { SkippedRule } from './finding.ts'
import { skip } from './verdict.ts'

/** What can be keyed without anybody having to look at it. */
export interface AllowedRange {
  readonly lowest: IndexValue
  /** At most what the register can show; below `lowest` where known indices leave no room. */
  readonly highest: IndexValue
  /** Where the range runs on from zero: its last index behind the register's end. Such an index is confirmed by a person. */
  readonly wrapsTo?: IndexValue
  /** The row that the bounds are from. */
  readonly rule?: RuleReference
  /** Bounds that are not drawn, and why. */
  readonly skipped: readonly SkippedRule[]
}

/**
 * The range that an index is expected in, before it is read: what a form, a
 * phone dialogue or a photo reader checks against. `assessIndex` finds nothing
 * `negative`, `high` or `very_high` inside it.
 */
export function allowedRange(input: AssessmentContext): AllowedRange {
  const limits = advanceLimits(input)
  const { base, bounds, capacity, turn, rule } = limits
  const { integerDigits, decimalDigits } = input.digits
  const index = (units: number) => indexFromUnits({ units, decimals: decimalDigits, integerDigits })

  const lowest = base?.units ?? 0
  const advance = Math.min(bounds?.high ?? turn, capacity ?? turn)
  const later = laterIndex(input)
  const ceiling = later === undefined ? turn - 1 : unitsOf(later.index, input)
  const end = base === undefined ? turn - 1 : base.units + advance
  const isBounded = bounds !== undefined || capacity !== undefined
  const wraps = isBounded && later === undefined && end >= turn

  return {
    lowest: index(lowest),
    highest: index(Math.min(end, turn - 1, ceiling)),
    ...(wraps ? { wrapsTo: index(end - turn) } : {}),
    ...(rule === undefined ? {} : { rule }),
    skipped: [
      ...(base === undefined ? skip(['negative', 'high', 'very_high'], limits.whyNoBase) : []),
      ...(base !== undefined && bounds === undefined ? skip(['high'], limits.whyNoBounds) : []),
      ...(base !== undefined && !isBounded ? skip(['very_high'], limits.whyNoBounds) : []),
    ],
  }
}
