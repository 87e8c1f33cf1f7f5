import { magnitude } from './exact-index.ts'
import type { LineVerdict } from './judge-line.ts'
import type { PositionedLine } from './sent-reading.ts'

/** A line with what it says about a reading. */
export interface Evidence extends PositionedLine {
  readonly verdict: LineVerdict
}

/** All outcomes, the one that wins first. */
export const reconciliationOutcomeCodes = [
  'matched',
  'matched_within_tolerance',
  'different_value',
  'other_date',
  'replaced_by_operator_read',
  'replaced_by_estimate',
  'unknown_meter',
  'missing_register',
  'missing_place',
  'after_cutoff',
  'not_sent',
] as const

/**
 * Orders evidence, the strongest first: by code, days, moments, difference, and
 * position in the file. The order is total, so which line decides does not depend on the
 * order in which lines are looked at.
 */
export function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    reconciliationOutcomeCodes.indexOf(a.verdict.code) -
      reconciliationOutcomeCodes.indexOf(b.verdict.code) ||
    Math.abs(a.verdict.daysApart) - Math.abs(b.verdict.daysApart) ||
    Math.abs(a.verdict.millisecondsApart ?? 0) - Math.abs(b.verdict.millisecondsApart ?? 0) ||
    compare(magnitude(a.verdict.difference ?? 0n), magnitude(b.verdict.difference ?? 0n)) ||
    compare(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    // A row may hold several lines.
    compare(a.at.field ?? '', b.at.field ?? '') ||
    compare(JSON.stringify(a.line), JSON.stringify(b.line))
  )
}

function compare<T extends bigint | string>(a: T, b: T): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
