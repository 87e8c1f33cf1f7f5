import type { CivilDate } from '../time/index.ts'
import { assessIndex } from './assess-index.ts'
import type { AssessmentInput } from './assessment-context.ts'
import type { Assessment, FindingCode } from './finding.ts'

/** The later fact that makes an assessment worth doing again. */
export interface ReassessmentCause {
  readonly kind:
    | 'control_reading'
    | 'meter_exchange'
    | 'annex'
    | 'earlier_reading'
    | 'estimate_cancelled'
    | 'verification'
    | 'rule_row'
  /** Id of the fact: of the reading, the slip number, the annex id. */
  readonly reference: string
  /** The day it holds from. */
  readonly on: CivilDate
}

/**
 * What a new result means for the reading:
 * - `none`: the result is the same in every finding;
 * - `findings_changed`: other findings, the same decision;
 * - `release`: it waits for a person and need not any more;
 * - `review`: it stood and a person should look;
 * - `review_again`: a person decided on findings that are others now.
 */
export type ReassessmentConsequence =
  | 'none'
  | 'findings_changed'
  | 'release'
  | 'review'
  | 'review_again'

/** What a later fact changes in the result for a reading. The data of the fact `reading_reassessed`. */
export interface ReadingReassessment {
  readonly readingId: string
  readonly cause: ReassessmentCause
  readonly before: Assessment
  readonly after: Assessment
  /** Codes found now and not before, in the documented order. */
  readonly appeared: readonly FindingCode[]
  /** Codes found before and not now. */
  readonly gone: readonly FindingCode[]
  /** Codes found both times, with another weight, bound or text. */
  readonly changed: readonly FindingCode[]
  readonly consequence: ReassessmentConsequence
}

/**
 * Assesses a reading again with all that is known now, the later fact included,
 * and says what that changes. Both results are kept; the reading itself is
 * changed by nobody but a person.
 */
export function reassess(input: {
  readonly readingId: string
  readonly cause: ReassessmentCause
  readonly before: Assessment
  /** The reading as it was sent in, and what is known of its register now. */
  readonly now: AssessmentInput
  /** True where a person decided on it. */
  readonly isReviewed?: boolean
}): ReadingReassessment {
  const { readingId, cause, before, now, isReviewed = false } = input
  const after = assessIndex(now)
  const [old, recent] = [byCode(before), byCode(after)]
  const appeared = [...recent.keys()].filter((code) => !old.has(code))
  const gone = [...old.keys()].filter((code) => !recent.has(code))
  const changed = [...recent.keys()].filter(
    (code) => old.has(code) && old.get(code) !== recent.get(code),
  )
  const isSame = appeared.length + gone.length + changed.length === 0
  const consequence = isSame
    ? 'none'
    : isReviewed
      ? 'review_again'
      : before.decision === after.decision
        ? 'findings_changed'
        : after.decision === 'accept'
          ? 'release'
          : 'review'
  return { readingId, cause, before, after, appeared, gone, changed, consequence }
}

function byCode({ findings }: Assessment): ReadonlyMap<FindingCode, string> {
  return new Map(findings.map((it) => [it.code, JSON.stringify(it)]))
}
