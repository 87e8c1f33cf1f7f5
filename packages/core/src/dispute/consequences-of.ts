import { type IndexValue, parseDecimalIndex } from '../index-value/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { Dispute } from './dispute.ts'

/** An index that supplier and operator have agreed on. */
export interface AgreedReading {
  readonly place: string
  readonly register: string
  readonly meterSerial?: string
  readonly value: IndexValue
  readonly readOn: CivilDate
  readonly quality: 'agreed'
  /** The dispute's number, or its id. */
  readonly reference: string
}

/**
 * What a dispute does to the readings:
 * - `pending`: nothing yet, for it is neither accepted nor closed;
 * - `none`: it was withdrawn, or its answer leaves the operator's index;
 * - `agreed`: an agreed reading takes the place of those named.
 */
export type DisputeConsequences =
  | { readonly kind: 'pending' | 'none' }
  | {
      readonly kind: 'agreed'
      /** Ids of our reading and the operator's, as far as they are on file. */
      readonly supersedes: readonly string[]
      readonly reading: AgreedReading
    }

/**
 * What is to be done to the readings once a dispute is accepted or closed. The
 * agreed index is the answer's, or the proposed one where an answer that
 * upholds the dispute names none. The authority's ruling goes before the
 * operator's answer.
 */
export function consequencesOf(dispute: Dispute): DisputeConsequences {
  const { state, answer, readingId, disputedReadingId, meterSerial } = dispute
  if (state === 'withdrawn') return { kind: 'none' }
  if (state !== 'accepted' && state !== 'closed') return { kind: 'pending' }
  if (answer?.result !== 'upheld' && answer?.result !== 'partly_upheld') return { kind: 'none' }

  const value = parseDecimalIndex(answer.index ?? dispute.proposedIndex)
  if (value === undefined) throw new Error(`Dispute ${dispute.id} was upheld without an index.`)
  return {
    kind: 'agreed',
    supersedes: [readingId, disputedReadingId].filter((id) => id !== undefined),
    reading: {
      place: dispute.place,
      register: dispute.register,
      ...(meterSerial !== undefined && { meterSerial }),
      value,
      readOn: dispute.proposedReadOn ?? dispute.eventOn,
      quality: 'agreed',
      reference: dispute.number ?? dispute.id,
    },
  }
}
