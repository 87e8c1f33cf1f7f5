import type { RuleRow } from '../rules/index.ts'
import { germany } from './germany.ts'
import { greatBritain } from './great-britain.ts'
import { italy } from './italy.ts'
import { romania } from './romania.ts'
import { russia } from './russia.ts'
import { spain } from './spain.ts'
import { turkey } from './turkey.ts'
import { ukraine } from './ukraine.ts'

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
