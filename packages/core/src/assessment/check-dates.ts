import type { IndexValue } from '../index-value/index.ts'
import { referenceTo } from '../rules/index.ts'
import { addDays } from '../time/index.ts'
import { isInWindow } from '../window/index.ts'
import { type AdvanceLimits, show, unitsOf } from './advance-limits.ts'
import type { AssessmentContext, KnownIndex } from './assessment-input.ts'
import type { FindingSeverity } from './finding.ts'
import { skip, type Verdict } from './verdict.ts'

/** FUTURE_DATE, TOO_OLD, BEFORE_LAST, SAME_DATE, OUT_OF_WINDOW, CONTRACT_PERIOD. */
export function checkDates(
  context: AssessmentContext,
  limits: AdvanceLimits,
  value: IndexValue | undefined,
): readonly Verdict[] {
  return [
    ...futureDate(context),
    ...windowPolicy(context),
    ...beforeLast(context, value),
    ...sameDate(context, limits, value),
    ...contractPeriod(context),
  ]
}

/** The nearest known index of a later day. */
export function laterIndex(
  context: AssessmentContext,
): (KnownIndex & { readonly isEstimated?: boolean }) | undefined {
  const { readOn, previous, subsequent } = context
  return [subsequent, previous]
    .filter((it) => it !== undefined && it.readOn > readOn)
    .toSorted((a, b) => ((a?.readOn ?? '') < (b?.readOn ?? '') ? -1 : 1))
    .at(0)
}

function futureDate({ readOn, today }: AssessmentContext): readonly Verdict[] {
  if (readOn <= today) return []
  return [
    { code: 'future_date', severity: 'reject', expected: `on or before ${today}`, actual: readOn },
  ]
}

function windowPolicy(context: AssessmentContext): readonly Verdict[] {
  const { book, scope, readOn, today, window } = context
  const policy = book.resolve({ topic: 'out_of_window', scope, on: readOn })
  if (window === undefined) return skip(['too_old', 'out_of_window'], 'no reading window known')
  if (policy === undefined) {
    return skip(['too_old', 'out_of_window'], 'no out_of_window row in force')
  }

  const { mode, graceDays } = policy.parameters
  const verdicts: Verdict[] = []
  if (graceDays === undefined) {
    verdicts.push(...skip(['too_old'], 'the out_of_window row states no grace'))
  } else {
    const oldest = addDays(window.opensOn, -graceDays)
    if (readOn < oldest) {
      verdicts.push({
        code: 'too_old',
        severity: mode === 'accept' ? 'note' : 'reject',
        expected: `on or after ${oldest}: ${graceDays} days before the window`,
        actual: readOn,
        rule: referenceTo(policy.row),
      })
    }
  }
  if (!isInWindow(window, readOn) || window.submitUntil < today) {
    verdicts.push({
      code: 'out_of_window',
      severity: WINDOW_SEVERITIES[mode],
      expected: `read and sent in from ${window.opensOn} to ${window.submitUntil} (${policy.row.id}: ${mode})`,
      actual: `read on ${readOn}, sent in on ${today}`,
      rule: window.rule,
    })
  }
  return verdicts
}

const WINDOW_SEVERITIES = {
  accept: 'note',
  hold: 'lock',
  reject: 'reject',
} as const satisfies Record<string, FindingSeverity>

/** A reading that comes late is history, so far as the register then showed no more than later. */
function beforeLast(context: AssessmentContext, value: IndexValue | undefined): readonly Verdict[] {
  const later = laterIndex(context)
  if (later === undefined) return []
  if (value === undefined) return skip(['before_last'], 'no index to compare')

  const isBelow = value.units <= unitsOf(later.index, context)
  return [
    {
      code: 'before_last',
      // A later estimate yields to what was read.
      severity: isBelow || later.isEstimated === true ? 'note' : 'reject',
      expected: `at most ${show(unitsOf(later.index, context), context)}, the index of ${later.readOn}`,
      actual: `${show(value.units, context)} on ${context.readOn}`,
    },
  ]
}

/** Another index of the same day: a correction by the customer may stand so far as an earlier index bears it out. */
function sameDate(
  context: AssessmentContext,
  limits: AdvanceLimits,
  value: IndexValue | undefined,
): readonly Verdict[] {
  const { book, scope, readOn, previous } = context
  if (previous === undefined || previous.readOn !== readOn) return []
  if (value === undefined) return skip(['same_date'], 'no index to compare')
  const before = unitsOf(previous.index, context)
  if (before === value.units) return []

  const found = {
    code: 'same_date',
    expected: `${show(before, context)}, the index of the same day`,
    actual: show(value.units, context),
  } as const
  if (previous.isEstimated) return [{ ...found, severity: 'note' }]
  const rule = book.resolve({ topic: 'resubmission', scope, on: readOn })
  if (!previous.isSelfRead || rule === undefined) return [{ ...found, severity: 'lock' }]
  const reference = referenceTo(rule.row)
  if (rule.parameters.mode === 'first_only') {
    return [{ ...found, severity: 'reject', rule: reference }]
  }
  const severity = limits.base === undefined ? 'lock' : 'note'
  return [{ ...found, severity, rule: reference }]
}

function contractPeriod({ readOn, contract }: AssessmentContext): readonly Verdict[] {
  if (contract === undefined) return skip(['contract_period'], 'no contract known')
  const { startsOn, endsOn } = contract
  if (startsOn <= readOn && (endsOn === undefined || readOn <= endsOn)) return []
  const expected = endsOn === undefined ? `on or after ${startsOn}` : `${startsOn} to ${endsOn}`
  return [{ code: 'contract_period', severity: 'reject', expected, actual: readOn }]
}
