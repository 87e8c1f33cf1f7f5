import type { CivilDate } from '../time/index.ts'
import { parseRuleRows } from './parse-rule-rows.ts'
import type { RuleReference, RuleRow, RuleScope } from './rule-row.ts'
import type { RuleParameters, RuleTopic } from './rule-topics.ts'

/** A row that covers a case and is in force, and what became of it. */
export interface ConsideredRule {
  readonly rule: RuleReference
  /** The row used, or the first point on which that row goes before this one; `disabled` rows are never used. */
  readonly verdict: 'used' | 'disabled' | 'less_specific' | 'earlier_valid_from' | 'later_id'
}

/** The row that rules a case, and why it and no other. */
export interface ResolvedRule<Topic extends RuleTopic = RuleTopic> {
  readonly row: RuleRow
  readonly parameters: RuleParameters[Topic]
  /** All rows of the topic that cover the case and are in force, in order of precedence. */
  readonly considered: readonly ConsideredRule[]
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
  /** The row that rules each topic, by topic: what a dossier quotes. */
  rowsInForce(query: { readonly scope: RuleScope; readonly on: CivilDate }): readonly RuleRow[]
}

const FIELDS_BY_PRECEDENCE = [
  'place',
  'tenant',
  'operator',
  'customerClass',
  'utility',
  'jurisdiction',
] as const satisfies readonly (keyof RuleScope)[]

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
  const byTopic = new Map<string, RuleRow[]>()
  for (const row of parsed.rows.toSorted(comparePrecedence)) {
    const siblings = byTopic.get(row.topic)
    if (siblings === undefined) byTopic.set(row.topic, [row])
    else siblings.push(row)
  }

  function resolve<Topic extends RuleTopic>(
    query: RuleQuery<Topic>,
  ): ResolvedRule<Topic> | undefined {
    const applicable = (byTopic.get(query.topic) ?? []).filter(
      (it) => isInForce(it, query.on) && covers(it.scope, query.scope),
    )
    const row = applicable.find((it) => it.isEnabled)
    if (row === undefined) return undefined
    return {
      row,
      // Parsed against the topic's schema above.
      parameters: row.parameters as unknown as RuleParameters[Topic],
      considered: applicable.map((it) => ({
        rule: referenceTo(it),
        verdict: verdictOn(it, row),
      })),
    }
  }

  return {
    rows: parsed.rows,
    resolve,
    rowsInForce: (query) =>
      [...byTopic.keys()]
        .toSorted()
        .flatMap((topic) => resolve({ ...query, topic: topic as RuleTopic })?.row ?? []),
  }
}

/** What a decision keeps of a row that it used. */
export function referenceTo(row: RuleRow): RuleReference {
  return { id: row.id, validFrom: row.validFrom }
}

function isInForce(row: RuleRow, on: CivilDate): boolean {
  return row.validFrom <= on && (row.validTo === undefined || on <= row.validTo)
}

function covers(scope: RuleScope, wanted: RuleScope): boolean {
  return FIELDS_BY_PRECEDENCE.every(
    (field) => scope[field] === undefined || scope[field] === wanted[field],
  )
}

/** Greater for a more specific scope: one bit a field. */
function specificityOf(scope: RuleScope): number {
  return FIELDS_BY_PRECEDENCE.reduce(
    (bits, field) => bits * 2 + (scope[field] === undefined ? 0 : 1),
    0,
  )
}

function comparePrecedence(a: RuleRow, b: RuleRow): number {
  return (
    specificityOf(b.scope) - specificityOf(a.scope) ||
    compareText(b.validFrom, a.validFrom) ||
    compareText(a.id, b.id)
  )
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function verdictOn(row: RuleRow, used: RuleRow): ConsideredRule['verdict'] {
  if (row === used) return 'used'
  if (!row.isEnabled) return 'disabled'
  if (specificityOf(row.scope) < specificityOf(used.scope)) return 'less_specific'
  return row.validFrom < used.validFrom ? 'earlier_valid_from' : 'later_id'
}
