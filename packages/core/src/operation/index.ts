export type { BillableOperation, OperationKind } from './billable-operation.ts'
export type { OperationOccasion } from './count-operations.ts'
export { countOperations } from './count-operations.ts'
export type { CreditedOperation, OperationCredit } from './credit-operation.ts'
export { creditOperation } from './credit-operation.ts'
export type {
  OperationPlan,
  OperationStatement,
  StatementCredit,
  StatementLine,
} from './monthly-statement.ts'
export { monthlyStatement } from './monthly-statement.ts'
export { operationId } from './operation-id.ts'
