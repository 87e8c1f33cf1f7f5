export type { AssessmentNeed, AssessmentRule } from './assessment-rule.ts'
export { assessmentRules } from './assessment-rules.ts'
export type { ErrorHypothesis } from './error-hypotheses.ts'
export { errorHypotheses } from './error-hypotheses.ts'
