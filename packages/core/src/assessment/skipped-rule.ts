import { type Assessment, type FindingCode, findingCodes, type SkippedRule } from './finding.ts'

const known = new Map<FindingCode, Map<string, SkippedRule>>()

/** A rule that was skipped for a reason: the same frozen object each time, as reasons are few. */
export function skippedRule(code: FindingCode, reason: string): SkippedRule {
  const before = known.get(code)?.get(reason)
  if (before !== undefined) return before
  const skipped = Object.freeze({ code, reason })
  const ofCode = known.get(code) ?? new Map<string, SkippedRule>()
  known.set(code, ofCode.set(reason, skipped))
  return skipped
}

/** The rules that were looked at and hold, in the documented order: all that was neither found nor skipped. */
export function heldCodes({
  findings,
  skipped,
}: Pick<Assessment, 'findings' | 'skipped'>): readonly FindingCode[] {
  const others = new Set([...findings, ...skipped].map(({ code }) => code))
  return findingCodes.filter((code) => !others.has(code))
}
