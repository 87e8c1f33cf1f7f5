import type { ConstantFields, FieldRule, LineField, NumberNotation } from '@selfread/core'

/** The encodings that operators' files come in. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-9',
  'iso-8859-16',
] as const

/** One of {@link encodings}. */
export type Encoding = (typeof encodings)[number]

/** How the text of a file is put together. */
export interface DelimitedDialect extends NumberNotation {
  readonly encoding: Encoding
  /** Whether a byte order mark is written. One that is there is always read over. */
  readonly bom: boolean
  readonly delimiter: string
  /** Absent for a file without quoting: a value with a delimiter in it cannot be written then. */
  readonly quote?: '"' | "'"
  /** `needed` unless stated. */
  readonly quoting?: 'needed' | 'always'
  /** What is written; `\n`, `\r\n` and `\r` are read alike. */
  readonly newline: '\n' | '\r\n'
  /** Whether the first row names the columns. */
  readonly header: boolean
  /** Whether the last row ends with a newline. */
  readonly finalNewline: boolean
}

/**
 * A column. With `field` it says that field of a line; without, it is written
 * with its `constant` and read over.
 */
export interface DelimitedColumn extends FieldRule {
  /** As the header names it; blanks around it and case do not matter. Only a label where there is no header. */
  readonly name: string
  /** 1 for the first column of a file without header; in the order of the mapping unless stated. */
  readonly position?: number
  readonly field?: LineField
  /** For `place`: the scheme of the identifier. Several columns may give the place in several schemes. */
  readonly scheme?: string
  /** For `index` in a wide file: the register whose index stands here. One row then says several lines. */
  readonly register?: string
  /** What is written in a column without `field`; may hold placeholders: `{supplier}`. */
  readonly constant?: string
}

/**
 * An operator's delimited file, both ways, as data. Load one with
 * {@link parseDelimitedMapping}, which names the field that is wrong.
 *
 * Nothing that decides is lost in writing: place, register, index, day, type
 * and cancellation must be sayable, or writing fails. Other fields without a
 * column are left out.
 */
export interface DelimitedMapping {
  readonly version: 1
  /** The format's id: `deer-csv`. */
  readonly id: string
  readonly title?: string
  readonly dialect: DelimitedDialect
  /** In the order in which they stand in the file. Columns of a file that are not named here are read over. */
  readonly columns: readonly DelimitedColumn[]
  /** Values that hold for every line and stand in no column. */
  readonly constants?: ConstantFields
  /** Rows before the column header, cell by cell; `{count}` among them is checked. */
  readonly headerRows?: readonly (readonly string[])[]
  /** The last row, known by its first cell: `["T", "{count}"]`. A wrong count or a missing trailer is a finding. */
  readonly trailerRow?: readonly string[]
  /** `{operator}_{yyyyMMdd}_{sequence:3}.csv` */
  readonly fileName: string
  /** `text/csv` unless stated. */
  readonly mediaType?: string
}
