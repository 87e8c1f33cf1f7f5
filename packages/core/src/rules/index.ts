export type { ParsedRuleRows, RuleProblem } from './parse-rule-rows.ts'
export { parseRuleRows, ruleRowJsonSchema } from './parse-rule-rows.ts'
export type { ConsideredRule, ResolvedRule, RuleBook, RuleQuery } from './rule-book.ts'
export { createRuleBook, referenceTo } from './rule-book.ts'
export type {
  AssessmentBoundsParameters,
  DisputeDeadlineParameters,
  IntegersOnlyParameters,
  MetrologyPolicyParameters,
  OperationPlanParameters,
  OutOfWindowParameters,
  ReadingWindowParameters,
  ResubmissionParameters,
  RuleParameters,
  RuleTopic,
  WindowDates,
  WorkingCalendarParameters,
} from './rule-parameters.ts'
export type { RuleMark, RuleReference, RuleRow, RuleScope, RuleSource } from './rule-row.ts'
export { ruleTopics } from './rule-topics.ts'
export { rules } from './rules.ts'
export { addWorkingDays } from './working-days.ts'
