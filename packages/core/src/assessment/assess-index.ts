import type { AssessmentInput } from './assessment-context.ts'
import { checks } from './checks/checks.ts'
import {
  type Assessment,
  type Finding,
  type FindingCode,
  findingCodes,
  type SkippedRule,
} from './finding.ts'
import { suggestionsFor } from './hypotheses/suggestions-for.ts'
import { type IndexCase, indexCaseOf, type Seen } from './index-case.ts'
import { skippedRule } from './skipped-rule.ts'

/** Findings that a slip of the pen may explain. */
const EXPLAINABLE: ReadonlySet<FindingCode> = new Set([
  'too_many_digits',
  'too_few_digits',
  'negative',
  'rollover',
  'low',
  'high',
  'very_high',
])

/**
 * Judges one index by everything that is known of its register: pure, and the
 * same for the same input years later. Finds, suggests and explains; it corrects
 * nothing, and it never throws. `reject` and `lock` findings send the index to a
 * person; what could not be looked at is in `skipped`, with the reason.
 *
 * What concerns several registers it can only say where `ofMeter` is given:
 * `assessMeterReading` does that.
 *
 * Source: DOMAIN.md 1.2 and 1.3.
 */
export function assessIndex(input: AssessmentInput): Assessment {
  const it = indexCaseOf(input)
  const assessment = assessmentOf((code) => {
    const seen = checks[code](it)
    return typeof seen === 'object' && EXPLAINABLE.has(code) ? explained(it, seen) : seen
  })
  const { value } = it.typed
  return value === undefined ? assessment : { ...assessment, value }
}

/** Looks at every rule in the documented order and decides: a person looks at whatever is rejected or locked. */
export function assessmentOf(
  see: (code: FindingCode) => Seen,
): Pick<Assessment, 'decision' | 'findings' | 'skipped'> {
  const findings: Finding[] = []
  const skipped: SkippedRule[] = []
  let decision: Assessment['decision'] = 'accept'
  for (const code of findingCodes) {
    const seen = see(code)
    if (seen === undefined) continue
    if (typeof seen === 'string') {
      skipped.push(skippedRule(code, seen))
      continue
    }
    findings.push({ code, ...seen })
    if (seen.severity === 'reject' || seen.severity === 'lock') decision = 'review'
  }
  return { decision, findings, skipped }
}

function explained(it: IndexCase, seen: Exclude<Seen, string | undefined>): Seen {
  const suggestions = suggestionsFor(it)
  return suggestions.length === 0 ? seen : { ...seen, suggestions }
}
