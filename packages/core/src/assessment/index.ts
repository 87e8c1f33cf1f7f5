export type { RuleReference } from '../rules/index.ts'
export type { AllowedRange } from './allowed-range.ts'
export { allowedRange, allowedRanges } from './allowed-range.ts'
export { assessIndex } from './assess-index.ts'
export type { EnteredIndex, MeterAssessment, MeterReading } from './assess-meter-reading.ts'
export { assessMeterReading } from './assess-meter-reading.ts'
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
export type { HistoryIndex, KnownByHistory } from './register-history.ts'
export { knownByHistory } from './register-history.ts'
export { heldCodes } from './skipped-rule.ts'
