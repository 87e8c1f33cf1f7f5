import {
  type Assessment,
  type Finding,
  type FindingCode,
  findingCodes,
  type SkippedRule,
} from './finding.ts'

/** What looking at a rule came to: something found, or why it could not be looked at. Nothing for a rule that holds. */
export type Verdict = Finding | SkippedRule

/** Skips rules for one reason. */
export function skip(codes: readonly FindingCode[], reason: string): readonly SkippedRule[] {
  return codes.map((code) => ({ code, reason }))
}

/** Orders verdicts as documented and decides: a person looks at whatever is rejected or locked. */
export function assessmentOf(
  verdicts: readonly Verdict[],
): Pick<Assessment, 'decision' | 'findings' | 'skipped'> {
  const inOrder = verdicts.toSorted(
    (a, b) => findingCodes.indexOf(a.code) - findingCodes.indexOf(b.code),
  )
  const findings = inOrder.filter((it) => 'severity' in it)
  return {
    decision: findings.some((it) => it.severity === 'reject' || it.severity === 'lock')
      ? 'review'
      : 'accept',
    findings,
    skipped: inOrder.filter((it) => 'reason' in it),
  }
}
