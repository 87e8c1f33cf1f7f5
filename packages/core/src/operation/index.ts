export type { BillableOperation, OperationKind } from './billable-operation.ts'
