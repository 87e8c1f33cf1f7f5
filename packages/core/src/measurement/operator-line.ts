import type { IndexValue } from '../index-value/index.ts'
import type { Identifier } from '../place/index.ts'
import type { CivilDate, Instant } from '../time/index.ts'

/** Where the operator's index comes from. */
export type OperatorReadingType = 'operator' | 'customer' | 'estimated' | 'calculated' | 'exchange'

/**
 * What an operator's file says about one register on one day. The same shape
 * goes out (transfer) and comes in (measurement data): a file written by a
 * format and read by the same format gives back the same lines.
 */
export interface OperatorLine {
  readonly place: Identifier
  /** Always text. */
  readonly meterSerial?: string
  /** The operator's own code of the register: `1.8.0`, `T1`. */
  readonly register: string
  readonly index: IndexValue
  readonly readOn: CivilDate
  /** The moment of the reading, where the file says it. */
  readonly readAt?: Instant
  readonly type: OperatorReadingType
  readonly unit?: string
  /** The operator's reading order, carried back unchanged. */
  readonly orderId?: string
  /** Our own reference of the reading: its receipt number. */
  readonly reference?: string
  readonly channel?: string
  readonly note?: string
  /** True where the operator withdraws an earlier line. */
  readonly isCancellation?: boolean
}

/** Where in a file something stands. */
export interface FilePosition {
  readonly file: string
  /** 1 for the first line; for XML the line of the record's start tag. */
  readonly line: number
  /** Column name, element or attribute. */
  readonly field?: string
}

/** Something in an operator's file that could not be used. The rest of the file goes on. */
export interface FileFinding {
  readonly code:
    | 'not_a_file_of_this_format'
    | 'missing_column'
    | 'missing_value'
    | 'not_an_index'
    | 'not_a_date'
    | 'unknown_code'
    | 'wrong_field_count'
    | 'wrong_trailer_count'
    | 'formula_refused'
    | 'doctype_refused'
    | 'malformed'
    | 'too_large'
  readonly severity: 'error' | 'warning'
  readonly at: FilePosition
  readonly expected: string
  readonly actual: string
  /** What the reader of the message can do. */
  readonly advice: string
}

/** One thing read out of a file, in file order. */
export type ParsedLine =
  | { readonly kind: 'line'; readonly line: OperatorLine; readonly at: FilePosition }
  | { readonly kind: 'finding'; readonly finding: FileFinding }
  /** Once, at the end: rows read = rows delivered + rows refused. */
  | {
      readonly kind: 'end'
      readonly rowsRead: number
      readonly rowsDelivered: number
      readonly rowsRefused: number
    }
