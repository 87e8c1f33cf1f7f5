import type { CivilDate, Instant } from '../time/index.ts'

/** What a dispute is about. Source: seed S0-11. */
export type DisputeType =
  | 'contract_start'
  | 'contract_end'
  | 'recalculation_after_defect'
  | 'recalculation_after_exchange'
  | 'reading_not_used'

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

/** The operator's answer. */
export type DisputeAnswer = 'upheld' | 'partly_upheld' | 'rejected' | 'not_manageable' | 'duplicate'

/** Whom the clock runs against. */
export type ClockOwner = 'supplier' | 'operator' | 'customer' | 'authority' | 'nobody'

/** A state that a dispute went through. */
export interface DisputeStep {
  readonly state: DisputeState
  readonly at: Instant
  readonly owner: ClockOwner
  /** Last day on which the owner is in time. */
  readonly dueOn?: CivilDate
  readonly note?: string
}

/** Something that proves a point, by reference. */
export interface DisputeEvidence {
  readonly kind:
    | 'reading'
    | 'photo'
    | 'movement_slip'
    | 'verification_bulletin'
    | 'operator_line'
    | 'document'
  /** Reading id, SHA-256 of a blob, slip number, `file:line`. */
  readonly reference: string
  readonly description: string
}

/** A dispute over an operator's measurement data. */
export interface Dispute {
  readonly id: string
  /** What every letter quotes. */
  readonly number?: string
  readonly type: DisputeType
  readonly place: string
  readonly register: string
  readonly readingId?: string
  /** What the operator holds, and what we say is right. */
  readonly disputedIndex?: string
  readonly proposedIndex: string
  /** Day of what the dispute is about: the deadline's rule is the one of this day. */
  readonly eventOn: CivilDate
  readonly openedAt: Instant
  readonly evidence: readonly DisputeEvidence[]
  readonly state: DisputeState
  readonly steps: readonly DisputeStep[]
  readonly answer?: {
    readonly result: DisputeAnswer
    readonly index?: string
    readonly note?: string
  }
}
