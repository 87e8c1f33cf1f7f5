import type { FindingCode, FindingSeverity } from '../assessment/index.ts'

/** What has to be known before a rule can find anything: of the index, of the register and its meter, or a rule row by its topic. */
export type AssessmentNeed =
  | 'index'
  | 'earlier_index'
  | 'later_index'
  | 'estimate_before'
  | 'expected_advance'
  | 'expected_advance_or_capacity'
  | 'installation'
  | 'stated_serial'
  | 'known_point'
  | 'contract'
  | 'window'
  | 'verification'
  | 'connection'
  | 'all_registers'
  | 'reading_of_the_day'
  | 'readings_before'
  | 'reading_by_somebody_else'
  | 'assessment_bounds'
  | 'out_of_window'
  | 'metrology_policy'

/** A rule of the assessment as people read it: what the documentation and an explanation quote. */
export interface AssessmentRule {
  readonly code: FindingCode
  readonly title: string
  /**
   * When it is found. `R0` and `t0` are the last index that counts and its day,
   * `R1` and `t1` the new one, `a` the advance, `n` its days, `E` the expected
   * advance, `M` one turn of the register, `D` its digits before the mark.
   */
  readonly test: string
  /** What it weighs; where there are several, a policy or what else is known decides. */
  readonly severities: readonly FindingSeverity[]
  readonly needs: readonly AssessmentNeed[]
  readonly source: string
  /** What the person who sees it should do. */
  readonly advice: string
}
