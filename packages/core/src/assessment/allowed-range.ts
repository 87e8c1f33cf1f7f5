import { type IndexValue, indexFromUnits } from '../index-value/index.ts'
import type { RuleReference } from '../rules/index.ts'
import { advanceLimits, NO_BASE, ruled } from './advance-limits.ts'
import type { AssessmentContext, KnownRegister, MeterContext } from './assessment-context.ts'
import type { FindingCode, SkippedRule } from './finding.ts'
import { laterIndex } from './later-index.ts'
import { positionOf, unitsOn } from './register-shape.ts'
import { skippedRule } from './skipped-rule.ts'

/** What can be keyed without anybody having to look at it. */
export interface AllowedRange {
  readonly lowest: IndexValue
  /** At most what the register can show; below `lowest` where known indices leave no room. */
  readonly highest: IndexValue
  /** Where the range runs on behind the register's end: its last index there. Such an index is confirmed by a person. */
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
  const { shape, base, from, bounds, capacity } = limits
  const { turn, decimals, integerDigits, countsDown } = shape
  const index = (position: number) =>
    indexFromUnits({ units: positionOf(shape, position), decimals, integerDigits })

  const next = laterIndex(input)
  // A later estimate yields to what is read.
  const later = next?.isEstimated ? undefined : next
  const ceiling = later === undefined ? turn - 1 : positionOf(shape, unitsOn(shape, later.index))
  const advance = Math.min(bounds?.high ?? turn, capacity ?? turn)
  const end = from === undefined ? turn - 1 : base + advance
  const isBounded = bounds !== undefined || capacity !== undefined
  const wraps = isBounded && later === undefined && end >= turn
  const first = index(base)
  const last = index(Math.min(end, turn - 1, ceiling))

  return {
    lowest: countsDown ? last : first,
    highest: countsDown ? first : last,
    ...(wraps ? { wrapsTo: index(end - turn) } : {}),
    ...ruled(limits),
    skipped: [
      ...(from === undefined ? skips(['negative', 'high', 'very_high'], NO_BASE) : []),
      ...(from !== undefined && bounds === undefined ? skips(['high'], limits.whyNoBounds) : []),
      ...(from !== undefined && !isBounded ? skips(['very_high'], limits.whyNoBounds) : []),
    ],
  }
}

/** The allowed range of each register of a meter, in the order given: what a form shows beside its fields. */
export function allowedRanges(
  input: MeterContext & { readonly registers: readonly KnownRegister[] },
): readonly { readonly register: string; readonly range: AllowedRange }[] {
  const { registers, ...meter } = input
  return registers.map(({ register, ...known }) => ({
    register: register.id,
    range: allowedRange({ ...meter, ...known, digits: register }),
  }))
}

function skips(codes: readonly FindingCode[], reason: string): readonly SkippedRule[] {
  return codes.map((code) => skippedRule(code, reason))
}
