import { parse } from 'csv-parse/sync'
import { type PlaceRow, placeRowSchema, REQUIRED_COLUMNS } from './place-row.ts'

/** Something in the places file that cannot be imported. Its place is left out whole; all others go on. */
export interface ImportProblem {
  /** Line of the file: the header is line 1. */
  readonly line: number
  readonly place: string
  readonly column: string
  readonly expected: string
  readonly actual: string
}

/** A row with the line it stands on. */
export interface NumberedRow {
  readonly line: number
  readonly row: PlaceRow
}

/** What a places file says, cell by cell. */
export interface PlaceRows {
  readonly rowsRead: number
  readonly rows: readonly NumberedRow[]
  readonly problems: readonly ImportProblem[]
}

interface RawRecord {
  readonly record: { readonly [column: string]: string; readonly place_id: string }
  readonly info: { readonly lines: number }
}

/** Reads a places file (comma or semicolon, UTF-8) and checks each cell for itself. */
export function readPlaceRows(csv: string): PlaceRows {
  const delimiter = delimiterOf(csv)
  let records: readonly RawRecord[]
  try {
    records = parse(csv, {
      bom: true,
      columns: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly RawRecord[]
  } catch (error) {
    return refusedFile('a CSV file with a header row', (error as Error).message)
  }

  const missing = REQUIRED_COLUMNS.filter((column) => !(column in (records[0]?.record ?? {})))
  if (missing.length > 0) return refusedFile(`the columns ${missing.join(', ')}`, headerOf(csv))

  const rows: NumberedRow[] = []
  const problems: ImportProblem[] = []
  for (const { record, info } of records) {
    const parsed = placeRowSchema.safeParse(record)
    if (parsed.success) rows.push({ line: info.lines, row: parsed.data })
    else {
      problems.push(
        ...parsed.error.issues.map((issue) => {
          const column = String(issue.path[0] ?? '')
          const actual = record[column] || 'nothing'
          const place = record.place_id ?? ''
          return { line: info.lines, place, column, expected: issue.message, actual }
        }),
      )
    }
  }
  return { rowsRead: records.length, rows, problems }
}

function refusedFile(expected: string, actual: string): PlaceRows {
  return { rowsRead: 0, rows: [], problems: [{ line: 1, place: '', column: '', expected, actual }] }
}

function delimiterOf(csv: string): string {
  const header = headerOf(csv)
  return header.split(';').length > header.split(',').length ? ';' : ','
}

function headerOf(csv: string): string {
  return csv.slice(0, 4_000).split(/\r?\n/u, 1)[0] ?? ''
}
