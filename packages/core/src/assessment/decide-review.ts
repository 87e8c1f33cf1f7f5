import type { Instant } from '../time/index.ts'
import type { Assessment } from './finding.ts'
import { type OverrideReasonCode, overrideReasons } from './override-reasons.ts'

/** What a person decided over the automatic result, with the reason. */
export interface AssessmentReview {
  readonly decision: 'accept' | 'refuse'
  readonly reasonCode: OverrideReasonCode
  readonly note?: string
  readonly by: string
  readonly at: Instant
}

/** The two stages of a result. The first is kept for ever: UK data items J0045 (automatic) and J0047 (after a person's check). */
export interface ReviewedAssessment {
  readonly automatic: Assessment
  /** What persons decided, earliest first; the last one stands. */
  readonly reviews: readonly AssessmentReview[]
  /** What stands. */
  readonly decision: 'accept' | 'refuse'
}

/**
 * Why a person's decision does not stand; the first that holds, in this order:
 * - `no_index`: accepted, but what was typed is no index of the register: a new reading is to be given;
 * - `unknown_reason`: not in the catalogue;
 * - `reason_of_other_decision`: a reason to accept given for a refusal, or the other way round;
 * - `reason_explains_nothing`: none of the findings is one that the reason explains;
 * - `note_required`: `other` without words;
 * - `before_last_review`: at a moment before the last decision.
 */
export type ReviewProblem =
  | 'no_index'
  | 'unknown_reason'
  | 'reason_of_other_decision'
  | 'reason_explains_nothing'
  | 'note_required'
  | 'before_last_review'

/** The result with the person's decision, or why it does not stand. */
export type DecidedReview =
  | { readonly ok: true; readonly reviewed: ReviewedAssessment }
  | { readonly ok: false; readonly problem: ReviewProblem }

/**
 * Puts a person's decision beside the automatic result, which stays as it is.
 * A person may decide on what was accepted automatically too, and again on what
 * a person decided before.
 */
export function decideReview(input: {
  readonly automatic: Assessment
  readonly earlier?: readonly AssessmentReview[]
  readonly review: AssessmentReview
}): DecidedReview {
  const { automatic, earlier = [], review } = input
  const problem = problemOf(automatic, earlier, review)
  if (problem !== undefined) return { ok: false, problem }
  const { decision } = review
  return { ok: true, reviewed: { automatic, reviews: [...earlier, review], decision } }
}

function problemOf(
  automatic: Assessment,
  earlier: readonly AssessmentReview[],
  review: AssessmentReview,
): ReviewProblem | undefined {
  if (review.decision === 'accept' && automatic.value === undefined) return 'no_index'
  const reason = overrideReasons.find(({ code }) => code === review.reasonCode)
  if (reason === undefined) return 'unknown_reason'
  if (reason.for !== 'either' && reason.for !== review.decision) return 'reason_of_other_decision'
  const { explains } = reason
  if (explains && !automatic.findings.some(({ code }) => explains.includes(code))) {
    return 'reason_explains_nothing'
  }
  if (reason.code === 'other' && (review.note ?? '').trim() === '') return 'note_required'
  return review.at < (earlier.at(-1)?.at ?? '') ? 'before_last_review' : undefined
}
