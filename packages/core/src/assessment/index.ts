export type { RuleReference } from '../rules/index.ts'
export type { AllowedRange } from './allowed-range.ts'
export { allowedRange, allowedRanges } from './allowed-range.ts'
export { assessIndex } from './assess-index.ts'
export type { EnteredIndex, MeterAssessment, MeterReading } from './assess-meter-reading.ts'
export { assessMeterReading } from './assess-meter-reading.ts'
export type {
  Assessing,
  AssessingExplanation,
  AssessingProblem,
  CancelledEstimate,
  StandingEstimate,
} from './assessing-of.ts'
export { assessingOf } from './assessing-of.ts'
export type {
  AssessmentContext,
  AssessmentInput,
  Capacity,
  EnteredText,
  ExpectedAdvance,
  ExpectedBasis,
  KnownIndex,
  KnownRegister,
  MeterContext,
  MeterIndices,
  NeighbourRegister,
  PreviousIndex,
  RegisterContext,
} from './assessment-context.ts'
export type { ControlComparison, ControlTolerance } from './compare-with-control.ts'
export { compareWithControl } from './compare-with-control.ts'
export type {
  AssessmentReview,
  DecidedReview,
  ReviewedAssessment,
  ReviewProblem,
} from './decide-review.ts'
export { decideReview } from './decide-review.ts'
export type { ExpectedAdvanceResult } from './expected-advance.ts'
export { expectedAdvance } from './expected-advance.ts'
export type {
  Assessment,
  Finding,
  FindingCode,
  FindingSeverity,
  SkippedRule,
  Suggestion,
} from './finding.ts'
export { findingCodes } from './finding.ts'
export type { OverrideReason, OverrideReasonCode } from './override-reasons.ts'
export { overrideReasonCodes, overrideReasons } from './override-reasons.ts'
export type {
  ReadingReassessment,
  ReassessmentCause,
  ReassessmentConsequence,
} from './reassess.ts'
export { reassess } from './reassess.ts'
export type { HistoryIndex, KnownByHistory } from './register-history.ts'
export { knownByHistory } from './register-history.ts'
export { heldCodes } from './skipped-rule.ts'
