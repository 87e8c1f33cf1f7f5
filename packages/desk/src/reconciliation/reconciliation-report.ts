import type { FileFinding, ReconciliationOutcome } from '@selfread/core'

/** What an operator's file came to. */
export interface ReconciliationReport {
  readonly operator: string
  readonly fileName: string
  readonly fileSha256: string
  /** True where this very file was reconciled before: nothing changed. */
  readonly isAlreadyKnown: boolean
  readonly rowsRead: number
  readonly rowsRefused: number
  /** Rows that could not be used, and why. */
  readonly findings: readonly FileFinding[]
  /** True where the file counts other rows than it has: of readings that it does not name, nobody is notified. */
  readonly isIncomplete: boolean
  /** One for each reading of the file's period. */
  readonly outcomes: readonly PlaceOutcome[]
  /** Rows about places that this supplier does not have or that sent nothing. */
  readonly rowsOfUnknownPlaces: number
  /** Messages to consumers and to the operator about readings that were not used. */
  readonly notices: number
}

/** An outcome with the place and register it is about. */
export interface PlaceOutcome extends ReconciliationOutcome {
  readonly place: string
  readonly register: string
  readonly receiptNumber: string
}
