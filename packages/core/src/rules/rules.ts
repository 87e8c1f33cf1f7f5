import { germany } from './presets/germany.ts'
import { greatBritain } from './presets/great-britain.ts'
import { italy } from './presets/italy.ts'
import { romania } from './presets/romania.ts'
import { russia } from './presets/russia.ts'
import { spain } from './presets/spain.ts'
import { turkey } from './presets/turkey.ts'
import { ukraine } from './presets/ukraine.ts'
import type { RuleRow } from './rule-row.ts'

/** The rule rows that come with the library, by jurisdiction. Each names its source; those known only by hearsay are switched off. */
export const rules: {
  /** Scope `{ jurisdiction: 'RO' }`. */
  romania(): readonly RuleRow[]
  /** Scope `{ jurisdiction: 'RU' }`. */
  russia(): readonly RuleRow[]
  /** Scope `{ jurisdiction: 'UA' }`. */
  ukraine(): readonly RuleRow[]
  /** Scope `{ jurisdiction: 'TR' }`. */
  turkey(): readonly RuleRow[]
  /** Scope `{ jurisdiction: 'DE' }`. */
  germany(): readonly RuleRow[]
  /** Scope `{ jurisdiction: 'GB' }`. */
  greatBritain(): readonly RuleRow[]
  /** Scope `{ jurisdiction: 'IT' }`. */
  italy(): readonly RuleRow[]
  /** Scope `{ jurisdiction: 'ES' }`. */
  spain(): readonly RuleRow[]
} = { romania, russia, ukraine, turkey, germany, greatBritain, italy, spain }
