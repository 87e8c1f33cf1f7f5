import type { Dispute } from '../dispute/index.ts'
import type { EstimatedQuantitiesAnnex } from '../estimate/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import type { BillableOperation } from '../operation/index.ts'
import type { ConsumptionPlace, Customer, SupplyContract } from '../place/index.ts'
import type { Reading } from '../reading/index.ts'
import type {
  AbsenceNotice,
  ReadingRepetition,
  ReadingTransfer,
  ReconciledReading,
} from './place-fact.ts'

/** What a place's state has lists of. */
export interface PlaceItems {
  /** In the order in which they were fitted. */
  readonly installations: MeterInstallation
  readonly annexes: EstimatedQuantitiesAnnex
  /** In the order in which they were received, held and superseded ones included. */
  readonly readings: Reading
  readonly repetitions: ReadingRepetition
  readonly transfers: ReadingTransfer
  readonly reconciliations: ReconciledReading
  readonly absenceNotices: AbsenceNotice
  readonly operations: BillableOperation
  readonly disputes: Dispute
}

/** The name of a list of a place's state. */
export type PlaceListName = keyof PlaceItems

/**
 * The lists of a place's state, each in an order of its own: by what its entries say, never by
 * when they were recorded. So the same facts give the same state, in whatever legal order they came.
 */
export type PlaceLists = { readonly [Name in PlaceListName]: readonly PlaceItems[Name][] }

/** All that is known about a place, folded from its facts. */
export interface PlaceState extends PlaceLists {
  readonly place: ConsumptionPlace
  readonly contract: SupplyContract
  /** Absent once the person has been erased. */
  readonly customer?: Customer
}
