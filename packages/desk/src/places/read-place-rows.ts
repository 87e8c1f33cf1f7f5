import { parse } from 'csv-parse/sync'
import { KNOWN_COLUMNS, type PlaceRow, placeRowSchema, REQUIRED_COLUMNS } from './place-row.ts'

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
  /** Columns of the file that nothing is taken from. */
  readonly ignoredColumns: readonly string[]
}

interface RawRecord {
  readonly record: { readonly [column: string]: string; readonly place_id: string }
  readonly info: {
    readonly lines: number
    /** Cells of the row, as many as it has. */
    readonly index: number
  }
}

/** Reads a places file (comma or semicolon, UTF-8) and checks each cell for itself. */
export function readPlaceRows(csv: string): PlaceRows {
  let header: readonly string[] = []
  let records: readonly RawRecord[]
  try {
    records = parse(csv, {
      bom: true,
      columns: (names: string[]) => {
        const columns = names.map((name) => name.trim())
        header = columns
        return columns
      },
      delimiter: delimiterOf(csv),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly RawRecord[]
  } catch (error) {
    const { message, lines = 1 } = error as Error & { readonly lines?: number }
    return refusedFile(lines, 'a CSV file with a header row', message)
  }
  const missing = REQUIRED_COLUMNS.filter((column) => !header.includes(column))
  if (missing.length > 0) return refusedFile(1, `the columns ${missing.join(', ')}`, headerOf(csv))
  const repeated = header.filter((column, at) => header.indexOf(column) !== at)
  if (repeated.length > 0) return refusedFile(1, 'each column once', `${repeated.join(', ')} again`)

  const rows: NumberedRow[] = []
  const problems: ImportProblem[] = []
  for (const raw of records) {
    const { record, info } = raw
    const found = info.index === header.length ? undefined : wrongCount(raw, header)
    const parsed = placeRowSchema.safeParse(record)
    if (found !== undefined) problems.push(found)
    else if (parsed.success) rows.push({ line: info.lines, row: parsed.data })
    else {
      problems.push(
        ...parsed.error.issues.map((issue) => {
          const column = String(issue.path[0] ?? '')
          const actual = record[column] || 'nothing'
          return { ...whereIs(raw), column, expected: issue.message, actual }
        }),
      )
    }
  }
  const ignoredColumns = header.filter((column) => !KNOWN_COLUMNS.has(column))
  return { rowsRead: records.length, rows, problems, ignoredColumns }
}

/** A comma or quote that went astray shifts all cells behind it: none of them can be trusted. */
function wrongCount(raw: RawRecord, header: readonly string[]): ImportProblem {
  const expected = `${header.length} cells, as in the header`
  return { ...whereIs(raw), column: '', expected, actual: `${raw.info.index} cells` }
}

function whereIs({ record, info }: RawRecord): Pick<ImportProblem, 'line' | 'place'> {
  return { line: info.lines, place: (record.place_id ?? '').trim() }
}

function refusedFile(line: number, expected: string, actual: string): PlaceRows {
  const problem = { line, place: '', column: '', expected, actual }
  return { rowsRead: 0, rows: [], problems: [problem], ignoredColumns: [] }
}

function delimiterOf(csv: string): string {
  const header = headerOf(csv)
  return header.split(';').length > header.split(',').length ? ';' : ','
}

function headerOf(csv: string): string {
  return csv.slice(0, 4_000).split(/\r?\n/u, 1)[0] ?? ''
}
