import type { BillableOperation } from './billable-operation.ts'

/**
 * The id of an operation: the same kind, day, place and reference give the same
 * id on any machine, so what is counted again changes nothing. All registers of
 * a place in one submission, batch or file are one operation.
 */
export function operationId(operation: Omit<BillableOperation, 'id'>): string {
  const { kind, day, place, reference } = operation
  return [kind, day, place, reference]
    .map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F'))
    .join('/')
}
