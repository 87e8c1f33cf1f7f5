import type { RuleReference } from '../../rules/index.ts'
import type { CivilDate } from '../../time/index.ts'
import type { VisitRule } from './field-place.ts'

/** Why somebody should come. */
export type DueKind =
  | 'control_overdue'
  | 'inspection_overdue'
  | 'verification_expired'
  | 'self_read_streak'
  | 'request'
  | 'debt'
  | 'survey'
  | 'finding'
  | 'earlier_attempt'

/** One reason for a stop, with what it was counted from. */
export interface DueReason {
  readonly kind: DueKind
  /** What is to be done. */
  readonly operations: readonly string[]
  /** What this adds to the stop's score. */
  readonly points: number
  /** Since when: the last control reading, the day of the request. Absent where there never was one. */
  readonly since?: CivilDate
  /** The last day on which it was in time. */
  readonly dueOn?: CivilDate
  /** Days since then, 1 or more. */
  readonly daysOverdue?: number
  /** Id of the request or survey, code of the finding, amount of the debt, number of attempts. */
  readonly detail?: string
  /** The row that the day or, where there is none, the weight comes from. */
  readonly rule?: RuleReference
}

/** The reference to a rule's row, where it has one. */
export function rowOf(rule: VisitRule<unknown> | undefined): { readonly rule?: RuleReference } {
  return rule?.row ? { rule: { id: rule.row.id, validFrom: rule.row.validFrom } } : {}
}
