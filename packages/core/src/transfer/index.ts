export type { TransferBatch, TransferLine, TransferPurpose } from './transfer.ts'
