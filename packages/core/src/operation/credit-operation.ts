import * as z from 'zod/mini'
import { civilDate, type InputProblem, nameText, noteText, parseInput } from '../parsing/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { BillableOperation } from './billable-operation.ts'

/** A wrongly counted operation taken back. The operation stays; this is a line of its own. */
export interface OperationCredit {
  /** Derived from the operation's, so that crediting it again changes nothing. */
  readonly id: string
  readonly operation: BillableOperation
  /** Civil day in the tenant's zone: the credit stands in this day's month. */
  readonly day: CivilDate
  readonly by: string
  readonly reason: string
}

/**
 * A credit, or why there is none; the first that holds, in this order:
 * - `invalid_input`: `on`, `by` or `reason` is not what it should be;
 * - `unknown_operation`: none of the operations has the id;
 * - `before_operation`: the credit's day is before the operation's.
 */
export type CreditedOperation =
  | { readonly ok: true; readonly credit: OperationCredit }
  | {
      readonly ok: false
      readonly problem: 'invalid_input' | 'unknown_operation' | 'before_operation'
      /** What is wrong with the input, by path. */
      readonly problems: readonly InputProblem[]
    }

const schema = z.object({ operationId: z.string(), on: civilDate, by: nameText, reason: noteText })

/** Takes back an operation that was counted wrongly. */
export function creditOperation(input: {
  operations: Iterable<BillableOperation>
  operationId: string
  /** Civil day in the tenant's zone. */
  on: CivilDate
  by: string
  reason: string
}): CreditedOperation {
  const parsed = parseInput(schema, input)
  if (!parsed.ok) return { ok: false, problem: 'invalid_input', problems: parsed.problems }
  const { operationId, on, by, reason } = parsed.value
  const operation = [...input.operations].find(({ id }) => id === operationId)
  if (operation === undefined) {
    const message = 'expected the id of a counted operation'
    return refused('unknown_operation', { path: 'operationId', message })
  }
  if (on < operation.day) {
    const message = `expected ${operation.day}, the day of the operation, or later`
    return refused('before_operation', { path: 'on', message })
  }
  return { ok: true, credit: { id: `credit/${operation.id}`, operation, day: on, by, reason } }
}

function refused(
  problem: 'unknown_operation' | 'before_operation',
  at: InputProblem,
): CreditedOperation {
  return { ok: false, problem, problems: [at] }
}
