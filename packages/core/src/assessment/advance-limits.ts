import { multiplierOn } from '../meter/index.ts'
import {
  type AssessmentBoundsParameters,
  type ResolvedRule,
  type RuleReference,
  referenceTo,
} from '../rules/index.ts'
import { type CivilDate, daysBetween } from '../time/index.ts'
import { type AdvanceBounds, advanceBounds } from './advance-bounds.ts'
import type { AssessmentContext, ExpectedAdvance, KnownIndex } from './assessment-context.ts'
import { capacityUnits } from './capacity-units.ts'
import { positionOf, type RegisterShape, shapeOf, shown, unitsOn } from './register-shape.ts'

/** All that limits an advance, and why what is missing is missing. */
export interface AdvanceLimits {
  readonly shape: RegisterShape
  /** The index that the advance is counted from; undefined where none is known. */
  readonly from: KnownIndex | undefined
  /** Its position on the register; 0 without one. */
  readonly base: number
  /** From the base to the day; 0 without a base. */
  readonly days: number
  readonly bounds: AdvanceBounds | undefined
  readonly whyNoBounds: string
  /** More than the connection or the meter lets through is impossible. */
  readonly capacity: number | undefined
  readonly whyNoCapacity: string
  /** The bounds row, where one is in force. */
  readonly rule: ResolvedRule<'assessment_bounds'> | undefined
}

export const NO_BASE = 'no earlier index of this meter'
export const NO_BOUNDS_ROW = 'no assessment_bounds row in force'

/** Works out the limits for a day, by default the day of the reading. Source: DOMAIN.md 1.2. */
export function advanceLimits(
  context: AssessmentContext,
  readOn: CivilDate = context.readOn,
): AdvanceLimits {
  const { book, scope, installation, expected } = context
  const shape = shapeOf(context.digits)
  const rule = book.resolve({ topic: 'assessment_bounds', scope, on: readOn })
  const known = baseOf(context, readOn)
  const days = known === undefined ? 0 : daysBetween(known.readOn, readOn)
  // Text that is no date has no distance.
  const from = days > 0 ? known : undefined
  const isBounded = from !== undefined && rule !== undefined && isCountable(expected)

  const capacity =
    from === undefined
      ? 'no capacity known'
      : capacityUnits({
          capacity: context.capacity,
          days,
          multiplier: installation && multiplierOn(installation, readOn),
          factor: rule?.parameters.capacityFactor,
          shape,
        })
  return {
    shape,
    from,
    base: from === undefined ? 0 : positionOf(shape, unitsOn(shape, from.index)),
    days: from === undefined ? 0 : days,
    bounds: isBounded
      ? advanceBounds({ expected, days, shape, parameters: rule.parameters })
      : undefined,
    whyNoBounds: rule === undefined ? NO_BOUNDS_ROW : 'no expected advance',
    capacity: typeof capacity === 'string' ? undefined : capacity,
    whyNoCapacity: typeof capacity === 'string' ? capacity : '',
    rule,
  }
}

/** The rule that the bounds are from, as a finding quotes it. */
export function ruled({ rule }: AdvanceLimits): { readonly rule?: RuleReference } {
  return rule === undefined ? {} : { rule: referenceTo(rule.row) }
}

/** A bound in words: `2.0 × 310 in 31 days by annex 7 version 1, ± 50`. */
export function boundWords(
  { shape, bounds, days, rule }: AdvanceLimits,
  factor: keyof AssessmentBoundsParameters,
  expected: ExpectedAdvance | undefined,
): string {
  const { parameters } = rule ?? {}
  return `${parameters?.[factor]} × ${shown(shape, bounds?.expected ?? 0)} in ${days} days by ${expected?.source}, ± ${parameters?.absoluteUnits}`
}

/** The last index that somebody other than the customer read, before a day. */
export function lastActualBefore(
  { previous, lastActual }: AssessmentContext,
  readOn: CivilDate,
): KnownIndex | undefined {
  const actual = lastActual !== undefined && lastActual.readOn < readOn ? lastActual : undefined
  const isActual = previous !== undefined && !previous.isEstimated && !previous.isSelfRead
  if (!isActual || previous.readOn >= readOn) return actual
  return actual !== undefined && actual.readOn >= previous.readOn ? actual : previous
}

/**
 * An estimate is no evidence: where the last index is one, the advance counts
 * from the last index that was read. The same holds where the last index is not
 * of an earlier day. Source: CP0789 (DOMAIN.md 1.1).
 */
function baseOf(context: AssessmentContext, readOn: CivilDate): KnownIndex | undefined {
  const { previous, lastRead, installation } = context
  const fittedOn = installation?.installedOn ?? ''
  const latest =
    previous !== undefined && previous.readOn < readOn && fittedOn <= previous.readOn
      ? previous
      : undefined
  if (latest !== undefined && !latest.isEstimated) return latest
  const actual = lastActualBefore(context, readOn)
  const read = lastRead !== undefined && lastRead.readOn < readOn ? lastRead : undefined
  const base = actual === undefined || (read && actual.readOn < read.readOn) ? read : actual
  return base !== undefined && fittedOn <= base.readOn ? base : latest
}

function isCountable(expected: ExpectedAdvance | undefined): expected is ExpectedAdvance {
  if (expected === undefined) return false
  const { units, days } = expected.unitsPerDay
  return Number.isSafeInteger(units) && units >= 0 && Number.isSafeInteger(days) && days > 0
}
