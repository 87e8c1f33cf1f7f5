import type { DisputeType } from './dispute.ts'
import type { DisputeEvidence } from './dispute-evidence.ts'

/** What a dispute of a type is about and cannot do without. */
export interface DisputeGround {
  readonly code: DisputeType
  readonly title: string
  /** Which reading is proposed. */
  readonly reading: 'opening' | 'closing' | 'exchange' | 'self_reading'
  /** What must be at hand when it is opened. */
  readonly evidence: readonly DisputeEvidence['kind'][]
  /** True where the operator's index must be named: it is what is wrong. */
  readonly needsDisputedIndex?: true
  /** True where the reading must be near the event: `DisputeLimits.readingDays`. */
  readonly isNearEvent?: true
  /** True where the event must lie before the end of the meter's verification. */
  readonly isBeforeExpiry?: true
}

/**
 * The grounds of a dispute, each with its required data.
 * Source: seed S0-11 (contract start and end, recalculation before the bulletin
 * expires); DOMAIN.md 1.1 (claim 036: a reading and the invoice) and 4.
 */
export const disputeGrounds: { readonly [Type in DisputeType]: DisputeGround } = {
  contract_start: {
    code: 'contract_start',
    title: 'Index at the start of the contract',
    reading: 'opening',
    evidence: ['reading'],
    isNearEvent: true,
  },
  contract_end: {
    code: 'contract_end',
    title: 'Index at the end of the contract',
    reading: 'closing',
    evidence: ['reading'],
    isNearEvent: true,
  },
  recalculation_after_defect: {
    code: 'recalculation_after_defect',
    title: 'Recalculation after a defect before the verification expires',
    reading: 'exchange',
    evidence: ['reading', 'verification_bulletin'],
    isBeforeExpiry: true,
  },
  recalculation_after_exchange: {
    code: 'recalculation_after_exchange',
    title: 'Recalculation after a meter exchange before the verification expires',
    reading: 'exchange',
    evidence: ['reading', 'movement_slip'],
    isBeforeExpiry: true,
  },
  reading_not_used: {
    code: 'reading_not_used',
    title: 'Self-reading absent from the measurement data',
    reading: 'self_reading',
    evidence: ['reading', 'operator_line'],
  },
  reading_altered: {
    code: 'reading_altered',
    title: 'Self-reading with another value in the measurement data',
    reading: 'self_reading',
    evidence: ['reading', 'operator_line'],
    needsDisputedIndex: true,
  },
  estimate_invoiced: {
    code: 'estimate_invoiced',
    title: 'Invoice over an estimate',
    reading: 'self_reading',
    evidence: ['reading', 'invoice'],
    needsDisputedIndex: true,
  },
}
