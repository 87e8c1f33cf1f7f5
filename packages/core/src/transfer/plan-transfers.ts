import type { Reading } from '../reading/index.ts'
import type { CivilDate, Instant } from '../time/index.ts'
import type { TransferBatch, TransferPurpose } from './transfer.ts'

/** A reading that may go to an operator. */
export interface TransferCandidate {
  readonly reading: Reading
  /** The operator of its place; absent where nobody knows one. */
  readonly operator?: string
  /** `billing` unless stated. */
  readonly purpose?: TransferPurpose
  /** True where it is in a batch already. */
  readonly isSent: boolean
}

/**
 * Why a reading goes into no batch of the day; the first that holds, in this order:
 * - `not_accepted`: it is held, refused or superseded;
 * - `already_sent`: it is in a batch;
 * - `later_day`: an estimate of a day after this one;
 * - `after_cutoff`: it was received after the cutoff and waits for the next batch;
 * - `no_operator`: nobody knows where to send it.
 */
export type TransferHindrance =
  | 'not_accepted'
  | 'already_sent'
  | 'later_day'
  | 'after_cutoff'
  | 'no_operator'

/** The readings of one batch, not written yet. */
export interface PlannedBatch
  extends Pick<TransferBatch, 'id' | 'operator' | 'day' | 'sequence' | 'purpose' | 'cutoff'> {
  /** By place, meter, register and id. */
  readonly readings: readonly Reading[]
}

/** What goes out on a day, and what does not. */
export interface TransferPlan {
  /** By operator and purpose. */
  readonly batches: readonly PlannedBatch[]
  /** In the order of the candidates. */
  readonly left: readonly { readonly readingId: string; readonly reason: TransferHindrance }[]
}

/**
 * Parts the readings of a day into batches, one for each operator and purpose:
 * every candidate is in exactly one batch or is left with a reason. Run again
 * with what is sent, it plans nothing; what came since goes into a further
 * batch. A line that the operator's format refuses is not sent and stays due.
 * Source: seed S0-4.
 */
export function planTransfers(input: {
  day: CivilDate
  cutoff: Instant
  candidates: Iterable<TransferCandidate>
  /** Batches of the day that there are: the next of an operator has the next sequence. */
  earlier: Iterable<Pick<TransferBatch, 'operator' | 'day' | 'sequence'>>
}): TransferPlan {
  const { day, cutoff } = input
  const groups = new Map<
    string,
    { operator: string; purpose: TransferPurpose; readings: Reading[] }
  >()
  const left: { readingId: string; reason: TransferHindrance }[] = []
  for (const candidate of input.candidates) {
    const { reading, operator, purpose = 'billing' } = candidate
    const reason = transferHindrance(candidate, { day, cutoff })
    if (reason !== undefined || operator === undefined) {
      left.push({ readingId: reading.id, reason: reason ?? 'no_operator' })
      continue
    }
    const key = JSON.stringify([operator, purpose])
    const group = groups.get(key) ?? { operator, purpose, readings: [] }
    groups.set(key, group)
    group.readings.push(reading)
  }

  const sequences = new Map<string, number>()
  for (const batch of input.earlier) {
    if (batch.day !== day) continue
    const known = sequences.get(batch.operator) ?? 0
    sequences.set(batch.operator, Math.max(known, batch.sequence))
  }
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  const batches = inOrder.map(([, { operator, purpose, readings }]) => {
    const sequence = (sequences.get(operator) ?? 0) + 1
    sequences.set(operator, sequence)
    const id = `${operator}-${day}-${sequence}`
    return { id, operator, day, sequence, purpose, cutoff, readings: readings.sort(byRegister) }
  })
  return { batches, left }
}

/** Why a reading cannot go out on a day; undefined where it can. */
export function transferHindrance(
  candidate: TransferCandidate,
  { day, cutoff }: { readonly day: CivilDate; readonly cutoff: Instant },
): TransferHindrance | undefined {
  const { status, source, readOn, receivedAt } = candidate.reading
  if (status !== 'accepted') return 'not_accepted'
  if (candidate.isSent) return 'already_sent'
  // Estimates are computed before or after their day: when is no matter of a cutoff.
  if (source === 'estimate' && readOn > day) return 'later_day'
  if (source !== 'estimate' && receivedAt > cutoff) return 'after_cutoff'
  return candidate.operator === undefined ? 'no_operator' : undefined
}

function byRegister(a: Reading, b: Reading): number {
  return sortKey(a) < sortKey(b) ? -1 : 1
}

function sortKey({ place, meterSerial, register, id }: Reading): string {
  return [place, meterSerial, register, id].join('\u0000')
}
