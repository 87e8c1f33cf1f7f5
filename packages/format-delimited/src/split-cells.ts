import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { DelimitedDialect } from './delimited-mapping.ts'
import type { RawRow } from './row-splitter.ts'

/** A row taken apart, or what is wrong with it. */
export interface CellRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly flaw?: {
    readonly code: 'malformed' | 'too_large'
    readonly expected: string
    readonly actual: string
  }
}

/** Takes rows apart, all at once where they are sound and one by one where some are not. */
export function splitCells(rows: readonly RawRow[], dialect: DelimitedDialect): CellRow[] {
  const sound = rows.filter((row) => row.flaw === undefined)
  const together = parsed(sound.map((row) => row.text).join('\n'), dialect)
  // A row is one record, unless cells are wrong in a way that only shows here.
  const isTrue = Array.isArray(together) && together.length === sound.length
  let at = 0
  return rows.map((row): CellRow => {
    if (row.flaw !== undefined) return flawed(row)
    const cells = isTrue ? (together[at++] ?? []) : single(row, dialect)
    if (!(cells instanceof CsvError)) return withoutControls({ line: row.line, cells })
    return {
      line: row.line,
      cells: [],
      flaw: {
        code: 'malformed',
        expected: 'quotes around whole cells only',
        actual: cells.message,
      },
    }
  })
}

function single(row: RawRow, dialect: DelimitedDialect): readonly string[] | CsvError {
  const records = parsed(row.text, dialect)
  return Array.isArray(records) ? (records[0] ?? ['']) : records
}

function parsed(text: string, dialect: DelimitedDialect): string[][] | CsvError {
  try {
    return parse(text, {
      delimiter: dialect.delimiter,
      quote: dialect.quote ?? false,
      escape: dialect.quote ?? false,
      record_delimiter: '\n',
      relax_column_count: true,
      max_record_size: 0,
    })
  } catch (error) {
    if (error instanceof CsvError) return error
    throw error
  }
}

function flawed({ line, flaw }: RawRow): CellRow {
  return flaw === 'too_large'
    ? {
        line,
        cells: [],
        flaw: {
          code: 'too_large',
          expected: 'a row of at most 1,000,000 characters',
          actual: 'more',
        },
      }
    : {
        line,
        cells: [],
        flaw: {
          code: 'malformed',
          expected: 'a closing quote within 50 lines',
          actual: 'a quote that is opened and not closed',
        },
      }
}

function withoutControls(row: CellRow): CellRow {
  const at = row.cells.findIndex((cell) => cell.includes('\u0000'))
  if (at < 0) return row
  return {
    ...row,
    flaw: { code: 'malformed', expected: 'text', actual: `a NUL character in cell ${at + 1}` },
  }
}
