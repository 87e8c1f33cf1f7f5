export type { RuleMark, RuleRow, RuleScope, RuleSource } from './rule-row.ts'
