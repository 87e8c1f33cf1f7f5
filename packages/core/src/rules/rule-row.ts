import type { JsonValue } from '../journal/index.ts'
import type { Utility } from '../meter/index.ts'
import type { CivilDate } from '../time/index.ts'

/** How well a rule is known: `V` read in the named source, `S` on a secondary page, `K` general knowledge, `D` our own decision. */
export type RuleMark = 'V' | 'S' | 'K' | 'D'

/**
 * Whom a rule is for. An absent field means everybody; a field that is stated
 * covers only those who are known to be it.
 */
export interface RuleScope {
  /** Whose law: ISO 3166 code, `RO`. */
  readonly jurisdiction?: string
  readonly utility?: Utility
  readonly operator?: string
  readonly tenant?: string
  readonly customerClass?: string
  readonly place?: string
}

/** Where a rule comes from. */
export interface RuleSource {
  readonly mark: RuleMark
  readonly title: string
  readonly url?: string
  readonly checkedOn?: CivilDate
}

/** A rule as dated data: a change of law is a new row, never new code. */
export interface RuleRow {
  /** Stable: `ro.window.default`. Rows that follow each other in time may share it. */
  readonly id: string
  /** What it rules: the name of its parameters' schema. */
  readonly topic: string
  readonly scope: RuleScope
  readonly validFrom: CivilDate
  /** Last day on which it holds. */
  readonly validTo?: CivilDate
  readonly parameters: { readonly [name: string]: JsonValue }
  readonly source: RuleSource
  /** False for rows that are known only by hearsay: shipped as examples, never used. */
  readonly isEnabled: boolean
  /** Why the row is switched off, or what its reader should know. */
  readonly note?: string
}

/** A rule row that was used, so that a decision can be explained years later. */
export interface RuleReference {
  readonly id: string
  readonly validFrom: CivilDate
}
