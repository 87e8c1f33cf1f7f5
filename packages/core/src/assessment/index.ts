export type {
  Assessment,
  Finding,
  FindingCode,
  FindingSeverity,
  RuleReference,
  SkippedRule,
  Suggestion,
} from './finding.ts'
