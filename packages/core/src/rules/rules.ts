import { romania } from './presets/romania.ts'
import { russia } from './presets/russia.ts'
import type { RuleRow } from './rule-row.ts'

/** The rule rows that come with the library, by jurisdiction. Each names its source; those known only by hearsay are switched off. */
export const rules: {
  /** Scope `{ jurisdiction: 'RO' }`. */
  romania(): readonly RuleRow[]
  /** Scope `{ jurisdiction: 'RU' }`. */
  russia(): readonly RuleRow[]
} = { romania, russia }
