import type { CivilDate, Instant } from '../time/index.ts'
import type { AnsweredResult, DisputeCommand } from './dispute-command.ts'
import type { DisputeEvidence } from './dispute-evidence.ts'

/** What a dispute is about; each ground is defined in `disputeGrounds`. Source: seed S0-11. */
export type DisputeType =
  | 'contract_start'
  | 'contract_end'
  | 'recalculation_after_defect'
  | 'recalculation_after_exchange'
  | 'reading_not_used'
  | 'reading_altered'
  | 'estimate_invoiced'

/** Where a dispute stands. Source: DOMAIN.md 4. */
export type DisputeState =
  | 'draft'
  | 'registered'
  | 'sent'
  | 'acknowledged'
  | 'under_verification'
  | 'answered'
  | 'accepted'
  | 'escalated'
  | 'closed'
  | 'withdrawn'

/** Whom the clock runs against. */
export type ClockOwner = 'supplier' | 'operator' | 'customer' | 'authority' | 'nobody'

/** A step of a dispute: what was done, by whom, when, and where it led. Steps are never changed. */
export interface DisputeStep {
  readonly state: DisputeState
  readonly at: Instant
  /** The civil day of `at` in the tenant's zone. */
  readonly on?: CivilDate
  readonly owner: ClockOwner
  /** Last day on which the owner is in time. */
  readonly dueOn?: CivilDate
  readonly note?: string
  /** What was done; absent for the opening. With it, the steps give the dispute again. */
  readonly command?: DisputeCommand
  readonly by?: string
  /** True while the customer's answer is waited for: nobody else's clock runs. */
  readonly isPaused?: true
}

/** A dispute over an operator's measurement data. */
export interface Dispute {
  readonly id: string
  /** What every letter quotes. */
  readonly number?: string
  readonly type: DisputeType
  readonly place: string
  readonly register: string
  readonly meterSerial?: string
  /** Our reading. */
  readonly readingId?: string
  /** The operator's reading, where it is on file. */
  readonly disputedReadingId?: string
  /** What the operator holds, and what we say is right. */
  readonly disputedIndex?: string
  readonly proposedIndex: string
  /** Day of what the dispute is about: the deadline's rule is the one of this day. */
  readonly eventOn: CivilDate
  /** Day on which the proposed index was read; that of the event unless stated. */
  readonly proposedReadOn?: CivilDate
  /** Last day on which the meter's verification holds, where it is known. */
  readonly verificationValidUntil?: CivilDate
  readonly openedAt: Instant
  readonly evidence: readonly DisputeEvidence[]
  readonly state: DisputeState
  readonly steps: readonly DisputeStep[]
  /** 2 once it was reopened; 1 unless stated. */
  readonly round?: number
  /** The operator's answer of this round, or the authority's ruling. */
  readonly answer?: AnsweredResult
}

/** What a dispute is opened with. */
export type DisputeOpening = Omit<Dispute, 'state' | 'steps' | 'answer' | 'number' | 'round'>
