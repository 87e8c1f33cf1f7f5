export type { CommandRefusal, DisputeAdvance, DisputeDeadlines } from './advance-dispute.ts'
export { advanceDispute } from './advance-dispute.ts'
export type { AgreedReading, DisputeConsequences } from './consequences-of.ts'
export { consequencesOf } from './consequences-of.ts'
export type {
  ClockOwner,
  Dispute,
  DisputeOpening,
  DisputeState,
  DisputeStep,
  DisputeType,
} from './dispute.ts'
export type { DisputeClock } from './dispute-clock.ts'
export { disputeClock, escalationLevel } from './dispute-clock.ts'
export type { AnsweredResult, DisputeAnswer, DisputeCommand } from './dispute-command.ts'
export { parseDisputeCommand } from './dispute-command.ts'
export { disputeDeadlines } from './dispute-deadlines.ts'
export type { DisputeEvidence } from './dispute-evidence.ts'
export { disputeEvidenceKinds } from './dispute-evidence.ts'
export type { DisputeGround } from './dispute-grounds.ts'
export { disputeGrounds } from './dispute-grounds.ts'
export type { DisputeRefusal } from './dispute-refusal.ts'
export type { EvidenceBundle } from './evidence-bundle.ts'
export { evidenceBundle } from './evidence-bundle.ts'
export { replayDispute } from './evolve-dispute.ts'
export type { DisputeGap, DisputeLimits, OpeningRefusal } from './open-dispute.ts'
export { openDispute } from './open-dispute.ts'
export type { ClockTime } from './time-by-owner.ts'
export { timeByOwner } from './time-by-owner.ts'
