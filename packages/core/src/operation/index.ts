export type { BillableOperation, OperationKind } from './billable-operation.ts'
export type { OperationPlan, OperationStatement, StatementLine } from './monthly-statement.ts'
export { monthlyStatement } from './monthly-statement.ts'
export { operationId } from './operation-id.ts'
