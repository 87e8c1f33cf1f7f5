import * as z from 'zod/mini'
import type { JsonValue } from '../journal/index.ts'
import { civilDate, nameText, noteText, problemsOf } from '../parsing/index.ts'
import type { RuleRow, RuleScope, RuleSource } from './rule-row.ts'
import { ruleTopics } from './rule-topics.ts'

const ROWS_MAX = 10_000
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

const scope: z.ZodMiniType<RuleScope> = z.strictObject({
  jurisdiction: z.exactOptional(nameText),
  utility: z.exactOptional(z.enum(['electricity', 'gas', 'water', 'heat'])),
  operator: z.exactOptional(nameText),
  tenant: z.exactOptional(nameText),
  customerClass: z.exactOptional(nameText),
  place: z.exactOptional(nameText),
})

const source: z.ZodMiniType<RuleSource> = z.strictObject({
  mark: z.enum(['V', 'S', 'K', 'D']),
  title: noteText,
  url: z.exactOptional(z.url().check(z.maxLength(2_000))),
  checkedOn: z.exactOptional(civilDate),
})

const rowOf = <Topic extends string>(topic: Topic, parameters: z.ZodMiniType) =>
  z
    .strictObject({
      id: nameText,
      topic: z.literal(topic),
      scope,
      validFrom: civilDate,
      validTo: z.exactOptional(civilDate),
      // Each topic's schema yields plain JSON.
      parameters: parameters as z.ZodMiniType<{ readonly [name: string]: JsonValue }>,
      source,
      isEnabled: z.boolean(),
      note: z.exactOptional(noteText),
    })
    .check(
      z.refine((row) => row.validFrom <= (row.validTo ?? row.validFrom), {
        path: ['validTo'],
        error: 'expected a day on or after validFrom',
      }),
      z.refine((row) => row.source.mark !== 'K' || !row.isEnabled, {
        path: ['isEnabled'],
        error:
          'expected false: a rule with mark K is an example until somebody has read its source',
      }),
    )

const rows = Object.entries(ruleTopics).map(([topic, parameters]) => rowOf(topic, parameters))
const [first, ...others] = rows as [(typeof rows)[number], ...typeof rows] // there are topics
const row = z.discriminatedUnion('topic', [first, ...others])

/**
 * Reads rule rows as a tenant wrote them, all or none: at most 10,000, each
 * with parameters of its topic, and no two with the same id and first day.
 */
export function parseRuleRows(input: unknown): ParsedRuleRows {
  if (!Array.isArray(input)) {
    return refused([{ row: 0, field: '', message: 'expected a list of rule rows' }])
  }
  if (input.length > ROWS_MAX) {
    const message = `expected at most ${ROWS_MAX} rows, not ${input.length}`
    return refused([{ row: 0, field: '', message }])
  }

  const rows: RuleRow[] = []
  const problems: RuleProblem[] = []
  const firstRows = new Map<string, number>()
  for (const [index, candidate] of input.entries()) {
    if (problems.length >= PROBLEMS_MAX) break
    const at = { row: index + 1, ...idOf(candidate) }
    const parsed = row.safeParse(candidate)
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

/** The JSON Schema (draft 2020-12) of a list of rule rows, for editors and for tenants' own checks. */
export function ruleRowJsonSchema(): { readonly [keyword: string]: unknown } {
  return z.toJSONSchema(z.array(row).check(z.maxLength(ROWS_MAX)))
}

function refused(problems: readonly RuleProblem[]): ParsedRuleRows {
  return { ok: false, problems: problems.slice(0, PROBLEMS_MAX) }
}

function idOf(candidate: unknown): { id?: string } {
  const id =
    typeof candidate === 'object' && candidate !== null && 'id' in candidate && candidate.id
  return typeof id === 'string' ? { id: id.slice(0, 200) } : {}
}
