import type { ReadingReassessment } from '../assessment/index.ts'
import type { Dispute } from '../dispute/index.ts'
import type { EstimatedQuantitiesAnnex } from '../estimate/index.ts'
import type {
  ConcludedVisit,
  FieldNotice,
  FieldTask,
  IssuedTamperReport,
  SealEvent,
  ServiceRequest,
  Supply,
  TechnicalDataChangeRequest,
  UnknownPoint,
} from '../field/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import type { BillableOperation } from '../operation/index.ts'
import type {
  ConsumptionPlace,
  Customer,
  ResidentsDeclaration,
  SupplyContract,
  TechnicalData,
} from '../place/index.ts'
import type { Reading } from '../reading/index.ts'
import type {
  AbsenceNotice,
  PlaceFactData,
  ReadingRepetition,
  ReadingTransfer,
  ReconciledReading,
} from './place-fact.ts'

/** What a place's state has lists of. */
export interface PlaceItems {
  /** In the order in which they were fitted. */
  readonly installations: MeterInstallation
  readonly technicalData: TechnicalData
  readonly residentsDeclarations: ResidentsDeclaration
  readonly annexes: EstimatedQuantitiesAnnex
  /** In the order in which they were received, held and superseded ones included. */
  readonly readings: Reading
  readonly repetitions: ReadingRepetition
  /** What later facts found: of a reading the last one is how it looks now. */
  readonly reassessments: ReadingReassessment
  readonly transfers: ReadingTransfer
  readonly reconciliations: ReconciledReading
  readonly absenceNotices: AbsenceNotice
  readonly operations: BillableOperation
  readonly disputes: Dispute
  readonly visits: ConcludedVisit
  readonly fieldTasks: FieldTask
  readonly fieldNotices: FieldNotice
  /** All that happened to seals: `sealsAt` tells which are set. */
  readonly sealEvents: SealEvent
  readonly circuitChecks: PlaceFactData['circuit_checked']
  readonly tamperReports: IssuedTamperReport
  readonly serviceRequests: ServiceRequest
  readonly technicalDataChanges: TechnicalDataChangeRequest
  readonly unknownPoints: UnknownPoint
}

/** The name of a list of a place's state. */
export type PlaceListName = keyof PlaceItems

/**
 * The lists of a place's state, each in an order of its own: by what its entries say, never by
 * when they were recorded. So the same facts give the same state, in whatever legal order they came.
 */
export type PlaceLists = { readonly [Name in PlaceListName]: readonly PlaceItems[Name][] }

/** What a place's state has one of. */
export interface PlaceHead {
  readonly place: ConsumptionPlace
  readonly contract: SupplyContract
  /** Absent once the person has been erased. */
  readonly customer?: Customer
  /** Whether the place is supplied, and what is under way. */
  readonly supply: Supply
}

/** All that is known about a place, folded from its facts. */
export interface PlaceState extends PlaceHead, PlaceLists {}
