export type { DisputeCommand, DisputeDeadlines, DisputeRefusal } from './advance-dispute.ts'
export { advanceDispute, openDispute } from './advance-dispute.ts'
export type {
  ClockOwner,
  Dispute,
  DisputeAnswer,
  DisputeEvidence,
  DisputeState,
  DisputeStep,
  DisputeType,
} from './dispute.ts'
export type { DisputeClock } from './dispute-clock.ts'
export { disputeClock } from './dispute-clock.ts'
