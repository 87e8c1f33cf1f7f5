import type { Dispute } from '../dispute/index.ts'
import type { EstimatedQuantitiesAnnex } from '../estimate/index.ts'
import { applyExchange, type MeterInstallation } from '../meter/index.ts'
import type { BillableOperation } from '../operation/index.ts'
import type { ConsumptionPlace, Customer, SupplyContract } from '../place/index.ts'
import type { Reading } from '../reading/index.ts'
import type {
  AbsenceNotice,
  LaterPlaceFact,
  PlaceFact,
  PlaceRegistered,
  ReadingRepetition,
  ReadingTransfer,
  ReconciledReading,
} from './place-fact.ts'

/** All that is known about a place, folded from its facts. */
export interface PlaceState {
  readonly place: ConsumptionPlace
  readonly contract: SupplyContract
  /** Absent once the person has been erased. */
  readonly customer?: Customer
  /** In the order in which they were fitted. */
  readonly installations: readonly MeterInstallation[]
  readonly annexes: readonly EstimatedQuantitiesAnnex[]
  /** In the order in which they were recorded, held and superseded ones included. */
  readonly readings: readonly Reading[]
  readonly repetitions: readonly ReadingRepetition[]
  readonly transfers: readonly ReadingTransfer[]
  readonly reconciliations: readonly ReconciledReading[]
  readonly absenceNotices: readonly AbsenceNotice[]
  readonly operations: readonly BillableOperation[]
  readonly disputes: readonly Dispute[]
}

/** The state after one more fact. The first fact of a place is `place_registered`. */
export function evolvePlace(state: PlaceState | undefined, fact: PlaceFact): PlaceState {
  if (fact.type === 'place_registered') return registered(state, fact)
  if (state === undefined)
    throw new Error(`A place begins with place_registered, not ${fact.type}.`)

  return evolveRegistered(state, fact)
}

function evolveRegistered(state: PlaceState, fact: LaterPlaceFact): PlaceState {
  switch (fact.type) {
    case 'meter_installed':
      return { ...state, installations: [...state.installations, fact.data.installation] }
    case 'meter_exchanged': {
      const exchanged = applyExchange(state.installations, fact.data.exchange)
      if (!exchanged.ok)
        throw new Error(`A stored meter exchange does not apply: ${exchanged.problem}.`)
      return { ...state, installations: exchanged.installations }
    }
    case 'annex_agreed':
      return { ...state, annexes: [...state.annexes, fact.data.annex] }
    case 'reading_recorded':
      return { ...state, readings: [...state.readings, fact.data.reading] }
    case 'reading_repeated':
      return {
        ...withReading(state, fact.data.readingId, (reading) => ({
          ...reading,
          submissions: [...reading.submissions, fact.data.submissionId],
        })),
        repetitions: [...state.repetitions, fact.data],
      }
    case 'reading_reviewed': {
      const { readingId, decision, by, reason, at } = fact.data
      return withReading(state, readingId, (reading) => ({
        ...reading,
        status: decision,
        override: { by, reason, at },
      }))
    }
    case 'reading_superseded':
      return withReading(state, fact.data.readingId, (reading) => ({
        ...reading,
        status: 'superseded',
        supersededBy: fact.data.supersededBy,
      }))
    case 'reading_transferred':
      return { ...state, transfers: [...state.transfers, fact.data] }
    case 'reading_reconciled':
      return { ...state, reconciliations: [...state.reconciliations, fact.data] }
    case 'absence_notified':
      return { ...state, absenceNotices: [...state.absenceNotices, fact.data] }
    case 'operation_counted':
      return { ...state, operations: [...state.operations, fact.data] }
    case 'dispute_advanced':
      return { ...state, disputes: withDispute(state.disputes, fact.data.dispute) }
  }
}

/** The state of a place after all its facts; undefined for a place nobody registered. */
export function placeStateOf(facts: readonly PlaceFact[]): PlaceState | undefined {
  return facts.reduce<PlaceState | undefined>(evolvePlace, undefined)
}

function registered(state: PlaceState | undefined, fact: PlaceRegistered): PlaceState {
  const customer = fact.personal?.data as Customer | undefined
  return {
    installations: [],
    annexes: [],
    readings: [],
    repetitions: [],
    transfers: [],
    reconciliations: [],
    absenceNotices: [],
    operations: [],
    disputes: [],
    ...state,
    ...fact.data,
    ...(customer && { customer }),
  }
}

function withReading(
  state: PlaceState,
  readingId: string,
  change: (reading: Reading) => Reading,
): PlaceState {
  return {
    ...state,
    readings: state.readings.map((reading) =>
      reading.id === readingId ? change(reading) : reading,
    ),
  }
}

function withDispute(disputes: readonly Dispute[], dispute: Dispute): readonly Dispute[] {
  const others = disputes.filter((it) => it.id !== dispute.id)
  return [...others, dispute]
}
