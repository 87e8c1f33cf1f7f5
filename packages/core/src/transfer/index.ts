export type {
  PlannedBatch,
  TransferCandidate,
  TransferHindrance,
  TransferPlan,
} from './plan-transfers.ts'
export { planTransfers, transferHindrance } from './plan-transfers.ts'
export type { TransferBatch, TransferLine, TransferPurpose } from './transfer.ts'
