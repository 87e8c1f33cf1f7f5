import type { CivilDate } from '../time/index.ts'
import type { RuleRow, RuleScope } from './rule-row.ts'

/** The fields of a scope, the most specific first: one of them goes before any number of those behind it. */
const SCOPE_FIELDS = [
  'place',
  'tenant',
  'operator',
  'customerClass',
  'utility',
  'jurisdiction',
] as const satisfies readonly (keyof RuleScope)[]

/** Greater for a more specific scope: one bit a field. */
export function specificityOf(scope: RuleScope): number {
  return SCOPE_FIELDS.reduce((bits, field) => bits * 2 + (scope[field] === undefined ? 0 : 1), 0)
}

/** Below zero where `a` goes before `b`: the more specific scope, then the later first day, then the first id. */
export function comparePrecedence(a: RuleRow, b: RuleRow): number {
  return (
    specificityOf(b.scope) - specificityOf(a.scope) ||
    compareText(b.validFrom, a.validFrom) ||
    compareText(a.id, b.id)
  )
}

/** True on the days on which a row holds, first and last included. */
export function isInForce(row: RuleRow, on: CivilDate): boolean {
  return row.validFrom <= on && (row.validTo === undefined || on <= row.validTo)
}

/** True where all that a row's scope states is known of the case. */
export function covers(scope: RuleScope, wanted: RuleScope): boolean {
  return (
    (scope.jurisdiction === undefined || scope.jurisdiction === wanted.jurisdiction) &&
    (scope.utility === undefined || scope.utility === wanted.utility) &&
    (scope.tenant === undefined || scope.tenant === wanted.tenant) &&
    (scope.operator === undefined || scope.operator === wanted.operator) &&
    (scope.place === undefined || scope.place === wanted.place) &&
    (scope.customerClass === undefined || scope.customerClass === wanted.customerClass)
  )
}

/** Order of texts by their characters' codes. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
