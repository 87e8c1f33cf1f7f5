import { problemsOf } from '../parsing/index.ts'
import type { RuleRow } from './rule-row.ts'
import { RULE_ROWS_MAX, ruleRowSchema } from './rule-row-schema.ts'

const PROBLEMS_MAX = 1_000

/** Something wrong with a row: where, and what was expected. */
export interface RuleProblem {
  /** 1 for the first row; 0 where the list itself is wrong. */
  readonly row: number
  /** The row's id, where it has one. */
  readonly id?: string
  /** `parameters.fromDay`. */
  readonly field: string
  readonly message: string
}

/** Rule rows, or all that is wrong with them. */
export type ParsedRuleRows =
  | { readonly ok: true; readonly rows: readonly RuleRow[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] }

/**
 * Reads rule rows as a tenant wrote them, all or none: at most 10,000, each
 * with parameters of its topic, and no two with the same id and first day.
 */
export function parseRuleRows(input: unknown): ParsedRuleRows {
  if (!Array.isArray(input)) {
    return refused([{ row: 0, field: '', message: 'expected a list of rule rows' }])
  }
  if (input.length > RULE_ROWS_MAX) {
    const message = `expected at most ${RULE_ROWS_MAX} rows, not ${input.length}`
    return refused([{ row: 0, field: '', message }])
  }

  const rows: RuleRow[] = []
  const problems: RuleProblem[] = []
  const firstRows = new Map<string, number>()
  for (const [index, candidate] of input.entries()) {
    if (problems.length >= PROBLEMS_MAX) break
    const at = { row: index + 1, ...idOf(candidate) }
    const parsed = ruleRowSchema.safeParse(candidate)
    if (!parsed.success) {
      problems.push(
        ...problemsOf(parsed.error).map(({ path, message }) => ({ ...at, field: path, message })),
      )
      continue
    }

    const key = JSON.stringify([parsed.data.id, parsed.data.validFrom])
    const first = firstRows.get(key)
    if (first === undefined) {
      firstRows.set(key, index + 1)
      rows.push(parsed.data)
    } else {
      const message = `expected an id and first day of its own: row ${first} has the same`
      problems.push({ ...at, field: 'id', message })
    }
  }
  return problems.length === 0 ? { ok: true, rows } : refused(problems)
}

function refused(problems: readonly RuleProblem[]): ParsedRuleRows {
  return { ok: false, problems: problems.slice(0, PROBLEMS_MAX) }
}

function idOf(candidate: unknown): { id?: string } {
  const id =
    typeof candidate === 'object' && candidate !== null && 'id' in candidate && candidate.id
  return typeof id === 'string' ? { id: id.slice(0, 200) } : {}
}
