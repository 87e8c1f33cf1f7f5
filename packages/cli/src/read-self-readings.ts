import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { CivilDate, FileFinding, IndexValue, OperatorLine } from '@selfread/core'
import {
  type DelimitedMapping,
  delimitedFormat,
  genericMeasurementData,
} from '@selfread/format-delimited'
import type { Progress } from './progress.ts'
import { readHead } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** A self-reading as the file says it. */
export interface SelfReading {
  readonly id: string
  /** An identifier of the place: whichever the operator uses. */
  readonly place: string
  readonly meterSerial: string
  readonly register: string
  readonly readOn: CivilDate
  readonly index: IndexValue
}

/** A row of the self-readings file that is no reading. */
export interface SelfReadingProblem {
  /** Line of the file: the header is line 1. */
  readonly line: number
  /** Empty where the row as a whole is wrong. */
  readonly column: string
  readonly expected: string
  readonly actual: string
}

/** The self-readings of a file, and its rows that are none. */
export interface SelfReadingsFile {
  readonly readings: readonly SelfReading[]
  readonly problems: readonly SelfReadingProblem[]
}

// The file has a shape of its own, but rows, quotes and cells are those of any operator's file.
const mapping: DelimitedMapping = {
  version: 1,
  id: 'self-readings',
  dialect: genericMeasurementData.dialect,
  columns: [
    { name: 'id', field: 'reference' },
    { name: 'place_id', field: 'place', scheme: 'place' },
    { name: 'meter_serial', field: 'meterSerial' },
    { name: 'register', field: 'register' },
    { name: 'date', field: 'readOn', date: 'yyyy-MM-dd' },
    { name: 'index', field: 'index' },
  ],
  constants: { type: 'customer' },
  fileName: 'self-readings.csv',
}

const HEADER_LENGTH_MAX = 4_096
const ROWS_PER_REPORT = 10_000

/** Checks that a file is there and names the columns of self-readings. Throws `UsageError` where not. */
export async function assertSelfReadings(path: string): Promise<void> {
  const names = (await firstLine(path)).split(',').map((name) => name.replaceAll('"', '').trim())
  const missing = mapping.columns.filter(({ name }) => !names.includes(name))
  if (missing.length === 0) return
  const wanted = mapping.columns.map(({ name }) => name).join(',')
  throw new UsageError(
    `${path} must begin with a row that names the columns ${wanted}, commas between them; not found: ${missing.map(({ name }) => name).join(', ')}.`,
  )
}

/**
 * Reads self-readings from CSV with the columns `id, place_id, meter_serial,
 * register, date, index`, in any order, others beside them.
 */
export async function readSelfReadings(
  path: string,
  progress: Progress,
): Promise<SelfReadingsFile> {
  const readings: SelfReading[] = []
  const problems: SelfReadingProblem[] = []
  const file = { name: basename(path), bytes: createReadStream(path) }
  for await (const item of delimitedFormat(mapping).parse(file)) {
    if (item.kind === 'finding') problems.push(problemOf(item.finding))
    if (item.kind !== 'line') continue
    const reading = readingOf(item.line)
    if (typeof reading === 'object') readings.push(reading)
    else {
      const expected = 'a value'
      problems.push({ line: item.at.line, column: reading, expected, actual: 'nothing' })
    }
    if (readings.length % ROWS_PER_REPORT === 0) progress(`${readings.length} self-readings read`)
  }
  return { readings, problems }
}

/** The reading that a line says, or the column that it leaves empty. */
function readingOf(line: OperatorLine): SelfReading | string {
  const { reference: id, meterSerial, register, index, readOn, place } = line
  if (!id) return 'id'
  if (!meterSerial) return 'meter_serial'
  return { id, place: place.value, meterSerial, register, readOn, index }
}

function problemOf({ at, expected, actual }: FileFinding): SelfReadingProblem {
  return { line: at.line, column: at.field ?? '', expected, actual }
}

async function firstLine(path: string): Promise<string> {
  const head = await readHead(path, HEADER_LENGTH_MAX)
  return new TextDecoder().decode(head).split(/[\r\n]/u, 1)[0] ?? ''
}
