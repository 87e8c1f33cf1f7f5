import type { JsonValue } from '../journal/index.ts'
import { type ParameterDifference, parameterDifferences } from './parameter-differences.ts'
import type { RuleRow } from './rule-row.ts'

/** What became of a set of rows. */
export interface RuleRowComparison {
  /** Rows that only the second set has, in its order. */
  readonly added: readonly RuleRow[]
  /** Rows that only the first set has, in its order. */
  readonly removed: readonly RuleRow[]
  /** Rows of the same id and first day that say something else, in the first set's order. */
  readonly changed: readonly {
    readonly before: RuleRow
    readonly after: RuleRow
    /** By path from the row: `isEnabled`, `parameters.fromDay`. */
    readonly differences: readonly ParameterDifference[]
  }[]
}

/** Tells one set of rows from another, row by row: what an upgrade of the library or of a tenant's file brings. */
export function compareRuleRows(
  before: readonly RuleRow[],
  after: readonly RuleRow[],
): RuleRowComparison {
  const old = new Map(before.map((it) => [keyOf(it), it]))
  const now = new Map(after.map((it) => [keyOf(it), it]))
  return {
    added: after.filter((it) => !old.has(keyOf(it))),
    removed: before.filter((it) => !now.has(keyOf(it))),
    changed: before.flatMap((it) => {
      const other = now.get(keyOf(it))
      if (other === undefined) return []
      const differences = parameterDifferences(asJson(it), asJson(other))
      return differences.length === 0 ? [] : [{ before: it, after: other, differences }]
    }),
  }
}

function keyOf({ id, validFrom }: RuleRow): string {
  return `${validFrom} ${id}`
}

/** A row is JSON, its interface only does not say so. */
function asJson(row: RuleRow): JsonValue {
  return row as unknown as JsonValue
}
