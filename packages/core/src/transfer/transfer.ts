import type { OperatorLine } from '../measurement/index.ts'
import type { CivilDate, Instant } from '../time/index.ts'

/** What the readings are for at the operator. */
export type TransferPurpose = 'billing' | 'regularisation' | 'dispute'

/** A reading in a file to the operator. */
export interface TransferLine extends OperatorLine {
  readonly readingId: string
  readonly placeId: string
}

/** All readings that go to one operator in one file. Every accepted reading is in exactly one batch. */
export interface TransferBatch {
  readonly id: string
  readonly operator: string
  readonly day: CivilDate
  /** 1 for the first file to this operator on this day. */
  readonly sequence: number
  readonly purpose: TransferPurpose
  /** Readings received after this moment wait for the next batch. */
  readonly cutoff: Instant
  readonly preparedAt: Instant
  readonly formatId: string
  readonly fileName: string
  /** SHA-256 of the file's bytes, kept as a blob. */
  readonly fileSha256: string
  readonly lines: readonly TransferLine[]
}
