import { createReadStream } from 'node:fs'
import { isCivilDate, parseDecimalIndex, type SentReading } from '@selfread/core'
import { parse } from 'csv-parse'
import { UsageError } from './usage-error.ts'

/** A row of the self-readings file that is no reading. */
export interface SelfReadingProblem {
  readonly line: number
  readonly column: string
  readonly expected: string
  readonly actual: string
}

/** The self-readings of a file, and its rows that are none. */
export interface SelfReadingsFile {
  readonly readings: readonly SentReading[]
  readonly problems: readonly SelfReadingProblem[]
}

const COLUMNS = ['id', 'place_id', 'meter_serial', 'register', 'date', 'index'] as const

type Row = { readonly [Column in (typeof COLUMNS)[number]]: string }

/**
 * Reads self-readings from CSV with the columns `id, place_id, meter_serial,
 * register, date, index`. The place may be given by whichever identifier the
 * operator uses: `schemes` are those of the operator's mapping.
 */
export async function readSelfReadings(
  path: string,
  schemes: readonly string[],
): Promise<SelfReadingsFile> {
  const readings: SentReading[] = []
  const problems: SelfReadingProblem[] = []
  const rows = createReadStream(path)
    .on('error', (error) => rows.destroy(error))
    .pipe(
      parse({
        bom: true,
        columns: checkedHeader,
        info: true,
        skip_empty_lines: true,
        relax_column_count: true,
      }),
    )
  for await (const { record, info } of rows as AsyncIterable<{
    record: Row
    info: { lines: number }
  }>) {
    const result = readingOf(record, schemes)
    if ('column' in result) problems.push({ line: info.lines, ...result })
    else readings.push(result)
  }
  return { readings, problems }
}

function checkedHeader(header: readonly string[]): string[] {
  const missing = COLUMNS.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    throw new UsageError(
      `The self-readings need the columns ${COLUMNS.join(', ')}; ${missing.join(', ')} is missing.`,
    )
  }
  return [...header]
}

function readingOf(
  row: Row,
  schemes: readonly string[],
): SentReading | Omit<SelfReadingProblem, 'line'> {
  const empty = COLUMNS.find((column) => !row[column])
  if (empty !== undefined) return { column: empty, expected: 'a value', actual: 'nothing' }
  if (!isCivilDate(row.date)) {
    return { column: 'date', expected: 'a day that exists, as yyyy-mm-dd', actual: row.date }
  }
  const index = parseDecimalIndex(row.index)
  if (index === undefined) {
    return { column: 'index', expected: 'digits with at most one decimal mark', actual: row.index }
  }
  return {
    readingId: row.id,
    placeIdentifiers: schemes.map((scheme) => ({ scheme, value: row.place_id })),
    meterSerial: row.meter_serial,
    register: row.register,
    index,
    readOn: row.date,
  }
}
