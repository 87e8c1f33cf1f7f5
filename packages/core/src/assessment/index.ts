export type { RuleReference } from '../rules/index.ts'
export type { AllowedRange } from './allowed-range.ts'
export { allowedRange } from './allowed-range.ts'
export { assessIndex } from './assess-index.ts'
export type {
  AssessmentContext,
  AssessmentInput,
  Capacity,
  ExpectedAdvance,
  KnownIndex,
  PreviousIndex,
} from './assessment-input.ts'
export type {
  Assessment,
  Finding,
  FindingCode,
  FindingSeverity,
  SkippedRule,
  Suggestion,
} from './finding.ts'
export { findingCodes } from './finding.ts'
