import type { CivilDate } from '../time/index.ts'

/** What is counted for its price. Source: seed S0, "Operațiuni care se vor putea executa". */
export type OperationKind = 'take' | 'transmit' | 'verify' | 'notify'

/** One operation on one place, counted once. */
export interface BillableOperation {
  /** Derived from what is counted, so that counting it again changes nothing. */
  readonly id: string
  readonly kind: OperationKind
  readonly place: string
  /** Civil day in the tenant's zone. */
  readonly day: CivilDate
  /** The submission, batch or file that it was done for. */
  readonly reference: string
}
