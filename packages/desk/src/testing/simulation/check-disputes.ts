import { isDeepStrictEqual } from 'node:util'
import type { FinalState } from './final-state.ts'

/** A dispute is where its steps led it: each that was acknowledged once, none twice. */
export function checkDisputes({ ledger, places }: FinalState): readonly string[] {
  const problems: string[] = []
  const stored = [...places.values()].flatMap(({ disputes }) => disputes)
  const ids = stored.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) problems.push('A dispute is in two states.')
  const open = Map.groupBy(stored, ({ readingId }) => readingId ?? '')
  for (const [readingId, group] of open) {
    if (group.length > 1) problems.push(`Reading ${readingId} has ${group.length} disputes.`)
  }
  for (const [id, known] of ledger.disputes) {
    const dispute = stored.find((it) => it.id === id)
    const steps = dispute?.steps.slice(0, known.steps.length)
    if (!isDeepStrictEqual(steps, JSON.parse(JSON.stringify(known.steps)))) {
      problems.push(`Dispute ${id} took other steps than it was said to have taken.`)
    }
  }
  for (const [by, { disputeId, isTaken }] of ledger.steps) {
    const steps = stored.find(({ id }) => id === disputeId)?.steps ?? []
    const times = steps.filter((step) => step.by === by).length
    if (times > 1 || (isTaken && times === 0)) {
      problems.push(`Dispute ${disputeId}: the step of ${by} was taken ${times} times.`)
    }
  }
  return problems
}
