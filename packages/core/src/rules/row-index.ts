import type { CivilDate } from '../time/index.ts'
import { covers, isInForce } from './precedence.ts'
import type { RuleRow, RuleScope } from './rule-row.ts'

/** A row with what is answered when it is used, made once so that a question costs no memory. */
export interface IndexedRow<Answer> {
  readonly row: RuleRow
  readonly answer: Answer
}

/** The answer of the first row that covers a scope and is in force on a day. */
export type FindRow<Answer> = (scope: RuleScope, on: CivilDate) => Answer | undefined

/**
 * Makes rows of a topic, which come in order of precedence, quick to search:
 * those of one place go before all others and are looked for only there, the
 * others are kept apart by jurisdiction. So a question reads few rows, however
 * many places and countries there are.
 */
export function indexRows<Answer>(rows: readonly IndexedRow<Answer>[]): FindRow<Answer> {
  const byPlace = Map.groupBy(rows, ({ row }) => row.scope.place)
  const general = byPlace.get(undefined) ?? []
  const jurisdictions = new Set(general.map(({ row }) => row.scope.jurisdiction))
  const byJurisdiction = new Map(
    [...jurisdictions].map((it) => [
      it,
      general.filter(({ row }) => (row.scope.jurisdiction ?? it) === it),
    ]),
  )
  const unbound = general.filter(({ row }) => row.scope.jurisdiction === undefined)

  return (scope, on) => {
    const own = scope.place === undefined ? undefined : byPlace.get(scope.place)
    return (
      (own && firstOf(own, scope, on)) ??
      firstOf(byJurisdiction.get(scope.jurisdiction) ?? unbound, scope, on)
    )
  }
}

function firstOf<Answer>(
  rows: readonly IndexedRow<Answer>[],
  scope: RuleScope,
  on: CivilDate,
): Answer | undefined {
  for (const it of rows) {
    if (isInForce(it.row, on) && covers(it.row.scope, scope)) return it.answer
  }
  return undefined
}
