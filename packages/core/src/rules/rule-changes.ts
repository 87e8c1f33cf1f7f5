import { addDays, type CivilDate } from '../time/index.ts'
import { type ParameterDifference, parameterDifferences } from './parameter-differences.ts'
import { comparePrecedence, compareText, covers, isInForce } from './precedence.ts'
import { type RuleBook, referenceTo, SIDE_BY_SIDE } from './rule-book.ts'
import type { RuleReference, RuleRow, RuleScope } from './rule-row.ts'

/** A day on which another row, or none, begins to rule. */
export interface RuleChange {
  /** The first day of the change. */
  readonly on: CivilDate
  readonly topic: string
  readonly change: 'began' | 'ended' | 'replaced'
  /** The row that ruled the day before; absent where none did. */
  readonly before?: RuleReference
  /** The row that rules from that day; absent where none does. */
  readonly after?: RuleReference
  /** The parameters that differ where one row replaced another; none where only source or note do. */
  readonly differences: readonly ParameterDifference[]
}

/**
 * Which rules changed after one day and up to another, in order of days, then
 * topics: for a case, where a scope is given, by the rows that rule it; else for
 * each scope that rows state, by itself. Switched-off rows change nothing.
 * A row that both began and ended between the days is told twice.
 */
export function ruleChanges(input: {
  book: RuleBook
  scope?: RuleScope
  /** Last day of the old state. */
  from: CivilDate
  to: CivilDate
}): readonly RuleChange[] {
  const { book, scope, from, to } = input
  const rows = book.rows
    .filter((it) => it.isEnabled && (scope === undefined || covers(it.scope, scope)))
    .toSorted(comparePrecedence)
  const groups = Map.groupBy(rows, (it) => {
    const own = scope === undefined ? comparableScope(it.scope) : ''
    return JSON.stringify([it.topic, it.topic === SIDE_BY_SIDE ? it.id : '', own])
  })
  return [...groups.values()]
    .flatMap((group) => changesIn(group, from, to))
    .toSorted((a, b) => compareText(a.on + a.topic, b.on + b.topic))
}

function changesIn(
  rows: readonly RuleRow[],
  from: CivilDate,
  to: CivilDate,
): readonly RuleChange[] {
  const turns = rows.flatMap((it) => [
    it.validFrom,
    ...(it.validTo === undefined ? [] : [addDays(it.validTo, 1)]),
  ])
  return [...new Set(turns)]
    .filter((on) => from < on && on <= to)
    .flatMap((on) => {
      const before = rows.find((it) => isInForce(it, addDays(on, -1)))
      const after = rows.find((it) => isInForce(it, on))
      return before === after ? [] : [changeFrom(on, before, after)]
    })
}

function changeFrom(
  on: CivilDate,
  before: RuleRow | undefined,
  after: RuleRow | undefined,
): RuleChange {
  const isReplaced = before !== undefined && after !== undefined
  return {
    on,
    topic: (after ?? before)?.topic ?? '',
    change: isReplaced ? 'replaced' : after ? 'began' : 'ended',
    ...(before && { before: referenceTo(before) }),
    ...(after && { after: referenceTo(after) }),
    differences: isReplaced ? parameterDifferences(before.parameters, after.parameters) : [],
  }
}

/** The same text for the same scope, whatever the order of its fields. */
function comparableScope(scope: RuleScope): string {
  return JSON.stringify(Object.entries(scope).toSorted())
}
