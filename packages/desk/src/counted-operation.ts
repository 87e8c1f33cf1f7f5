import { type BillableOperation, operationId, type PlaceFact } from '@selfread/core'

/** The fact that an operation was done, under an id that makes counting it again change nothing. */
export function countedOperation(operation: Omit<BillableOperation, 'id'>): PlaceFact {
  return { type: 'operation_counted', data: { id: operationId(operation), ...operation } }
}
