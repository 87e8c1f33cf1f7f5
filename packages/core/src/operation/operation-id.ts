import type { BillableOperation } from './billable-operation.ts'

/** The id of an operation: the same kind, place, day and reference give the same id, on any machine. */
export function operationId(operation: Omit<BillableOperation, 'id'>): string {
  const { kind, place, day, reference } = operation
  return [kind, day, place, reference].map(encodeURIComponent).join('/')
}
