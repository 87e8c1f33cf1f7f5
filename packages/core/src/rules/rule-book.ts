import type { CivilDate } from '../time/index.ts'
import { parseRuleRows } from './parse-rule-rows.ts'
import { comparePrecedence, covers, isInForce, specificityOf } from './precedence.ts'
import { type FindRow, type IndexedRow, indexRows } from './row-index.ts'
import type { RuleReference, RuleRow, RuleScope } from './rule-row.ts'
import type { RuleParameters, RuleTopic } from './rule-topics.ts'

/** A row that covers a case and is in force, and what became of it. */
export interface ConsideredRule {
  readonly rule: RuleReference
  /** The row used, or the first point on which that row goes before this one; `disabled` rows are never used. */
  readonly verdict: 'used' | 'disabled' | 'less_specific' | 'earlier_valid_from' | 'later_id'
}

/** The row that rules a case. */
export interface ResolvedRule<Topic extends RuleTopic = RuleTopic> {
  readonly row: RuleRow
  readonly parameters: RuleParameters[Topic]
}

/** What a rule is wanted for. */
export interface RuleQuery<Topic extends RuleTopic = RuleTopic> {
  readonly topic: Topic
  /** All that is known of the case: a row whose scope names more does not cover it. */
  readonly scope: RuleScope
  /** Day of the reading for windows and checks, of the event for deadlines. */
  readonly on: CivilDate
}

/** Dated rules, and which of them rules a case. */
export interface RuleBook {
  readonly rows: readonly RuleRow[]
  /**
   * The enabled row that covers the scope and is in force on the day. Where
   * there are several: the most specific scope, then the latest first day, then
   * the first id. The most specific field goes before any number of others:
   * place, tenant, operator, customer class, utility, jurisdiction.
   * Source: DOMAIN.md 3.
   */
  resolve<Topic extends RuleTopic>(query: RuleQuery<Topic>): ResolvedRule<Topic> | undefined
  /**
   * Why `resolve` answers as it does: all rows of the topic that cover the case
   * and are in force, in order of precedence (S4-29).
   */
  explain(query: RuleQuery): readonly ConsideredRule[]
  /**
   * What a dossier quotes, by topic: the row that rules it, and of `legal_basis`
   * every act in force, for acts do not displace each other.
   */
  rowsInForce(query: { readonly scope: RuleScope; readonly on: CivilDate }): readonly RuleRow[]
}

/** The topic whose rows hold side by side. */
export const SIDE_BY_SIDE: RuleTopic = 'legal_basis'

/**
 * Makes rules answer. Presets and a tenant's own rows go in together.
 *
 * Throws an Error for rows that `parseRuleRows` refuses.
 *
 * @example
 * ```ts
 * const book = createRuleBook([...rules.romania(), ...ownRows])
 * book.resolve({
 *   topic: 'operation_plan',
 *   scope: { jurisdiction: 'RO' },
 *   on: '2026-11-22',
 * })?.parameters.included // 550
 * ```
 */
export function createRuleBook(rows: readonly RuleRow[]): RuleBook {
  const parsed = parseRuleRows(rows)
  if (!parsed.ok) {
    const lines = parsed.problems.map(
      (it) => `row ${it.row}${it.id === undefined ? '' : ` (${it.id})`} ${it.field}: ${it.message}`,
    )
    throw new Error(`Not rule rows:\n${lines.join('\n')}`)
  }
  const byTopic = Map.groupBy(parsed.rows.toSorted(comparePrecedence), (it) => it.topic)
  const find = new Map<string, FindRow<ResolvedRule>>()
  for (const [topic, siblings] of byTopic) find.set(topic, indexRows(siblings.flatMap(answered)))

  const resolve = <Topic extends RuleTopic>({ topic, scope, on }: RuleQuery<Topic>) =>
    // The index of a topic holds rows of that topic only.
    find.get(topic)?.(scope, on) as ResolvedRule<Topic> | undefined

  const applicable = (topic: string, scope: RuleScope, on: CivilDate) =>
    (byTopic.get(topic) ?? []).filter((it) => isInForce(it, on) && covers(it.scope, scope))

  return {
    rows: parsed.rows,
    resolve,
    explain({ topic, scope, on }) {
      const used = resolve({ topic, scope, on })?.row
      return applicable(topic, scope, on).map((it) => ({
        rule: referenceTo(it),
        verdict: verdictOn(it, used),
      }))
    },
    rowsInForce: ({ scope, on }) =>
      [...byTopic.keys()].toSorted().flatMap((topic) => {
        const enabled = applicable(topic, scope, on).filter((it) => it.isEnabled)
        return topic === SIDE_BY_SIDE ? enabled : enabled.slice(0, 1)
      }),
  }
}

/** What a decision keeps of a row that it used. */
export function referenceTo(row: RuleRow): RuleReference {
  return { id: row.id, validFrom: row.validFrom }
}

function answered(row: RuleRow): readonly IndexedRow<ResolvedRule>[] {
  // Parsed against the topic's schema.
  const parameters = row.parameters as unknown as RuleParameters[RuleTopic]
  return row.isEnabled ? [{ row, answer: { row, parameters } }] : []
}

function verdictOn(row: RuleRow, used: RuleRow | undefined): ConsideredRule['verdict'] {
  if (row === used) return 'used'
  if (!row.isEnabled || used === undefined) return 'disabled'
  if (specificityOf(row.scope) < specificityOf(used.scope)) return 'less_specific'
  return row.validFrom < used.validFrom ? 'earlier_valid_from' : 'later_id'
}
