export type {
  ClockOwner,
  Dispute,
  DisputeAnswer,
  DisputeEvidence,
  DisputeState,
  DisputeStep,
  DisputeType,
} from './dispute.ts'
