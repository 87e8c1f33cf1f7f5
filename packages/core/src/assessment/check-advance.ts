import type { IndexValue } from '../index-value/index.ts'
import { type AdvanceLimits, show, unitsOf } from './advance-limits.ts'
import type { AssessmentContext } from './assessment-input.ts'
import type { Finding, FindingCode } from './finding.ts'
import { skip, type Verdict } from './verdict.ts'

const JUDGED: readonly FindingCode[] = [
  'negative',
  'assessing',
  'rollover',
  'zero',
  'low',
  'high',
  'very_high',
]

/** NEGATIVE, ASSESSING, ROLLOVER, ZERO, LOW, HIGH, VERY_HIGH. */
export function checkAdvance(
  context: AssessmentContext,
  limits: AdvanceLimits,
  value: IndexValue | undefined,
): readonly Verdict[] {
  if (value === undefined) return skip(JUDGED, 'no index to compare')
  if (limits.base === undefined) return skip(JUDGED, limits.whyNoBase)

  const advance = value.units - limits.base.units
  return [
    ...assessing(context, limits, value),
    ...(advance < 0
      ? backwards(context, limits, { value, base: limits.base.units })
      : band(context, limits, advance)),
  ]
}

/** The last index was an estimate, and too high: what was read stands, the estimates above it go. Source: SAP, CP0789. */
function assessing(
  context: AssessmentContext,
  limits: AdvanceLimits,
  value: IndexValue,
): readonly Verdict[] {
  const { previous } = context
  if (previous === undefined || !previous.isEstimated || previous.readOn >= context.readOn)
    return []
  const estimate = unitsOf(previous.index, context)
  if (value.units >= estimate) return []
  if (limits.base === undefined || limits.base.readOn === previous.readOn) {
    return skip(['assessing'], 'no index that was read is known before the estimate')
  }
  if (value.units < limits.base.units) return []
  return [
    {
      code: 'assessing',
      severity: 'note',
      expected: `${show(estimate, context)}, estimated for ${previous.readOn}`,
      actual: `${show(value.units, context)}, above ${show(limits.base.units, context)} read on ${limits.base.readOn}: estimates above it are to be made again`,
    },
  ]
}

/** The index went back. A rollover is thought of only with the register's digits and a cap, and confirmed by a person. */
function backwards(
  context: AssessmentContext,
  limits: AdvanceLimits,
  read: { value: IndexValue; base: number },
): readonly Verdict[] {
  const { value, base } = read
  const wrapped = value.units + limits.turn - base
  const cap = limits.capacity ?? limits.bounds?.outer
  const actual = show(value.units, context)
  if (cap !== undefined && wrapped <= cap) {
    const rollover: Finding = {
      code: 'rollover',
      severity: 'lock',
      expected: `at least ${show(base, context)}, or a register that went through zero`,
      actual: `${actual}: an advance of ${show(wrapped, context)} through ${show(limits.turn, context)}, at most ${show(cap, context)} is possible`,
      ...ruled(limits),
    }
    return [rollover, ...band(context, limits, wrapped)]
  }
  return [
    {
      code: 'negative',
      severity: 'lock',
      expected: `at least ${show(base, context)}, the index of ${limits.base?.readOn}`,
      actual,
    },
    ...(cap === undefined
      ? skip(['rollover'], `${limits.whyNoCapacity}, ${limits.whyNoBounds}`)
      : []),
  ]
}

function band(
  context: AssessmentContext,
  limits: AdvanceLimits,
  advance: number,
): readonly Verdict[] {
  const zero = standstill(context, limits, advance)
  return [
    ...zero,
    ...tooMuch(context, limits, advance),
    ...tooLittle(context, limits, advance, zero),
  ]
}

function standstill(
  context: AssessmentContext,
  limits: AdvanceLimits,
  advance: number,
): readonly Verdict[] {
  if (advance !== 0 || limits.base === undefined) return []
  if (context.isSeasonal === true || context.expected?.unitsPerDay.units === 0) return []
  if (limits.parameters === undefined) {
    return skip(['zero'], 'no assessment_bounds row in force')
  }
  const { minimumDays } = limits.parameters
  if (limits.days < minimumDays) return []
  return [
    {
      code: 'zero',
      severity: 'warn',
      expected: `an advance within ${minimumDays} days`,
      actual: `none in ${limits.days} days`,
      ...ruled(limits),
    },
  ]
}

function tooLittle(
  context: AssessmentContext,
  limits: AdvanceLimits,
  advance: number,
  zero: readonly Verdict[],
): readonly Verdict[] {
  const { bounds } = limits
  if (context.isSeasonal === true) return skip(['low'], 'no consumption is normal here')
  if (bounds === undefined) return skip(['low'], limits.whyNoBounds)
  if (advance >= bounds.low || zero.length > 0) return []
  return [
    {
      code: 'low',
      severity: 'warn',
      expected: `an advance of at least ${show(bounds.low, context)}: ${limits.parameters?.lowFactor} × ${bounds.reason}`,
      actual: show(advance, context),
      ...ruled(limits),
    },
  ]
}

function tooMuch(
  context: AssessmentContext,
  limits: AdvanceLimits,
  advance: number,
): readonly Verdict[] {
  const { bounds, capacity, parameters } = limits
  const actual = show(advance, context)
  if (capacity !== undefined && advance > capacity) {
    return [
      {
        code: 'very_high',
        severity: 'reject',
        expected: `an advance of at most ${show(capacity, context)}, all that can flow in ${limits.days} days`,
        actual,
        ...ruled(limits),
      },
      ...(bounds === undefined ? skip(['high'], limits.whyNoBounds) : []),
    ]
  }
  if (bounds === undefined) {
    const unjudged: readonly FindingCode[] =
      capacity === undefined ? ['high', 'very_high'] : ['high']
    return skip(unjudged, limits.whyNoBounds)
  }
  if (advance > bounds.outer) {
    return [
      {
        code: 'very_high',
        severity: 'reject',
        expected: `an advance of at most ${show(bounds.outer, context)}: ${parameters?.outerFactor} × ${bounds.reason}`,
        actual,
        ...ruled(limits),
      },
    ]
  }
  if (advance <= bounds.high) return []
  return [
    {
      code: 'high',
      severity: 'lock',
      expected: `an advance of at most ${show(bounds.high, context)}: ${parameters?.highFactor} × ${bounds.reason}`,
      actual,
      ...ruled(limits),
    },
  ]
}

function ruled({ rule }: AdvanceLimits): Pick<Finding, 'rule'> {
  return rule === undefined ? {} : { rule }
}
