import type { RegisterIndex } from '../../meter/index.ts'
import type { CivilDate } from '../../time/index.ts'
import type { FieldPhoto } from '../visit/photo.ts'

/** An order to cut a place off or to open it again. */
export interface SupplyOrder {
  readonly id: string
  readonly kind: 'disconnect' | 'reconnect'
  /** Why: `debt`, `request`, `safety`, in the tenant's words. */
  readonly reason: string
  readonly orderedOn: CivilDate
  readonly by: string
}

/** An order that was carried out. Source: DOMAIN.md 5, D0139; capabilities S2-5, S2-6. */
export interface SupplyExecution {
  readonly orderId: string
  readonly on: CivilDate
  readonly meterSerial: string
  readonly indices: readonly RegisterIndex[]
  /** Numbers of the seals that were set. */
  readonly seals: readonly string[]
  readonly photos: readonly FieldPhoto[]
  readonly by: string
}

/** An order that could not be carried out: it stays open. */
export interface SupplyFailure {
  readonly orderId: string
  readonly on: CivilDate
  /** A code of the tenant's visit codes. */
  readonly code: string
  readonly by: string
}

/** Whether a place is supplied, and what is under way. */
export interface Supply {
  readonly state: 'connected' | 'disconnect_ordered' | 'disconnected' | 'reconnect_ordered'
  /** The order under way. */
  readonly order?: SupplyOrder
  /** How the place was left when it was cut off. */
  readonly cut?: SupplyExecution
  /** Attempts at the order under way. */
  readonly failures: readonly SupplyFailure[]
}

/** A place that is supplied. */
export const connectedSupply: Supply = { state: 'connected', failures: [] }
