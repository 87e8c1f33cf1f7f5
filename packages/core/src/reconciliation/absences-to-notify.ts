import type { ReconciliationOutcome, ReconciliationOutcomeCode } from './outcome.ts'

/** Outcomes that mean that the operator did not use a reading as it stands, though it owed that. */
const ABSENCES: ReadonlySet<ReconciliationOutcomeCode> = new Set([
  'different_value',
  'replaced_by_operator_read',
  'replaced_by_estimate',
  'unknown_meter',
  'missing_register',
  'missing_place',
])

/**
 * The outcomes that operator and customer are told of: each absence of a
 * reading once. A later file that says the same of a reading is no news,
 * another outcome is. Where a file lacks rows, a reading that it does not name
 * may have stood in them: only what a line says is told. Source: seed S0-24.
 */
export function absencesToNotify<Outcome extends ReconciliationOutcome>(input: {
  readonly outcomes: readonly Outcome[]
  /** What was told before. */
  readonly told: Iterable<Pick<ReconciliationOutcome, 'readingId' | 'code'>>
  /** True where the file counts more rows than it has. */
  readonly isIncomplete: boolean
}): readonly Outcome[] {
  const keyOf = ({ readingId, code }: Pick<ReconciliationOutcome, 'readingId' | 'code'>) =>
    JSON.stringify([readingId, code])
  const told = new Set([...input.told].map(keyOf))
  return input.outcomes.filter((outcome) => {
    if (!ABSENCES.has(outcome.code) || told.has(keyOf(outcome))) return false
    told.add(keyOf(outcome))
    return outcome.line !== undefined || !input.isIncomplete
  })
}
