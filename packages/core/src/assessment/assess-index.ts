import { type AdvanceLimits, advanceLimits } from './advance-limits.ts'
import type { AssessmentContext, AssessmentInput } from './assessment-input.ts'
import { checkAdvance } from './check-advance.ts'
import { checkDates } from './check-dates.ts'
import { checkMeter } from './check-meter.ts'
import type { Assessment, FindingCode } from './finding.ts'
import { suggestionsFor } from './hypotheses.ts'
import { readTypedIndex, type TypedDigits, type TypedIndex } from './read-typed-index.ts'
import { assessmentOf, skip, type Verdict } from './verdict.ts'

/** Findings that a slip of the pen may explain. */
const EXPLAINABLE: ReadonlySet<FindingCode> = new Set([
  'too_many_digits',
  'negative',
  'rollover',
  'high',
  'very_high',
])

/**
 * Judges one index by everything that is known of its register: pure, and the
 * same for the same input years later. Finds, suggests and explains; it corrects
 * nothing. `reject` and `lock` findings send the index to a person; what could
 * not be looked at is in `skipped`, with the reason.
 *
 * It does not look at what concerns more than one register or reading:
 * `duplicate`, `unknown_point`, `register_set`, `sum_registers`,
 * `zero_repeated`, `inactive_usage` and `prolonged_estimation`.
 *
 * Source: DOMAIN.md 1.2 and 1.3.
 */
export function assessIndex(input: AssessmentInput): Assessment {
  const limits = advanceLimits(input)
  const typed = readTypedIndex(input)
  const verdicts = [
    ...typed.verdicts,
    ...tooFewDigits(input, limits, typed),
    ...checkDates(input, limits, typed.value),
    ...checkMeter(input, limits),
    ...checkAdvance(input, limits, typed.value),
  ].map((it) => explained(it, { context: input, limits, digits: typed.digits }))
  return {
    ...assessmentOf(verdicts),
    ...(typed.value === undefined ? {} : { value: typed.value }),
  }
}

/** TOO_FEW_DIGITS: at least two digits fewer than the last index had. Source: E-Control's headnote in DOMAIN.md 1.1. */
function tooFewDigits(
  { digits: register }: AssessmentContext,
  limits: AdvanceLimits,
  typed: TypedIndex,
): readonly Verdict[] {
  if (typed.digits === undefined) return skip(['too_few_digits'], 'no index to compare')
  if (limits.base === undefined) return skip(['too_few_digits'], limits.whyNoBase)

  const before = String(limits.base.units).length - register.decimalDigits
  const length = typed.digits.whole.length
  if (before < register.integerDigits || length >= register.integerDigits - 1) return []
  return [
    {
      code: 'too_few_digits',
      severity: 'warn',
      expected: `${register.integerDigits} digits as in the last index`,
      actual: `${length} digits: ${typed.digits.whole}`,
    },
  ]
}

function explained(
  verdict: Verdict,
  read: { context: AssessmentContext; limits: AdvanceLimits; digits: TypedDigits | undefined },
): Verdict {
  const { context, limits, digits } = read
  if (digits === undefined || 'reason' in verdict || !EXPLAINABLE.has(verdict.code)) return verdict
  const suggestions = suggestionsFor(context, limits, digits)
  return suggestions.length === 0 ? verdict : { ...verdict, suggestions }
}
