import { createReadStream } from 'node:fs'
import { access, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type FileFinding,
  formatIndex,
  type OperatorFormat,
  type PositionedLine,
  type ReconciliationOutcome,
  reconcileReadings,
} from '@selfread/core'
import { stringify } from 'csv-stringify/sync'
import type { CommandOutput, Progress } from '../command-output.ts'
import { formatOf } from '../desk-config.ts'
import { ExitCode } from '../exit-code.ts'
import { readSelfReadings, type SelfReadingProblem } from '../read-self-readings.ts'
import { UsageError } from '../usage-error.ts'
import { countOutcomes, findingLines, outcomeTable } from './reconcile.ts'

// An index of another day than the customer's, within so many days, is still about the same reading.
const WINDOW_DAYS_DEFAULT = 7

// How often long work is reported.
const ROWS_PER_REPORT = 10_000

/** `reconcile --readings`: the same job on files alone, without a database. Writes one row per self-reading. */
export async function reconcileFilesCommand(
  options: {
    readonly readings: string
    readonly measurements: string
    readonly mapping: string
    readonly out: string
    readonly windowDays?: number
  },
  progress: Progress,
): Promise<CommandOutput> {
  for (const path of [options.readings, options.measurements]) {
    await access(path).catch((error: Error) => {
      throw new UsageError(`${path} cannot be read: ${error.message}`)
    })
  }
  const format = await formatOf(options.mapping)
  const file = await readLines(format, options.measurements, progress)
  const schemes = [...new Set(['place', ...file.lines.map(({ line }) => line.place.scheme)])]
  const { readings, problems } = await readSelfReadings(options.readings, schemes)
  const { outcomes, unknownPlaces } = reconcileReadings({
    sent: readings,
    lines: file.lines,
    tolerance: { value: { kind: 'exact' }, days: 0 },
    windowDays: options.windowDays ?? WINDOW_DAYS_DEFAULT,
  })
  await writeFile(options.out, stringify([HEADER, ...outcomes.map(rowOf)]))

  const counts = countOutcomes(outcomes.map(({ code }) => code))
  const { findings, rowsRead, rowsRefused } = file
  const unknownRows = unknownPlaces.length
  const isClean = findings.length === 0 && problems.length === 0
  return {
    json: {
      out: options.out,
      readings: readings.length,
      refusedReadings: problems,
      rowsRead,
      rowsRefused,
      findings,
      counts,
      rowsOfUnknownPlaces: unknownRows,
    },
    text: [
      `${rowsRead} rows, ${rowsRefused} refused; ${readings.length} self-readings, ${problems.length} refused`,
      outcomeTable(counts),
      `${unknownRows} rows about places without a self-reading`,
      ...findingLines(findings),
      ...problems.map((it) => problemLine(options.readings, it)),
    ].join('\n'),
    exitCode: isClean ? ExitCode.ok : ExitCode.problems,
  }
}

interface ReadLines {
  readonly lines: readonly PositionedLine[]
  readonly findings: readonly FileFinding[]
  readonly rowsRead: number
  readonly rowsRefused: number
}

async function readLines(
  format: OperatorFormat,
  path: string,
  progress: Progress,
): Promise<ReadLines> {
  const lines: PositionedLine[] = []
  const findings: FileFinding[] = []
  let counts = { rowsRead: 0, rowsRefused: 0 }
  for await (const item of format.parse({ name: basename(path), bytes: createReadStream(path) })) {
    if (item.kind === 'line') {
      lines.push({ line: item.line, at: item.at })
      if (lines.length % ROWS_PER_REPORT === 0) progress(`${lines.length} rows read`)
    } else if (item.kind === 'finding') findings.push(item.finding)
    else counts = { rowsRead: item.rowsRead, rowsRefused: item.rowsRefused }
  }
  return { lines, findings, ...counts }
}

const HEADER = ['id', 'outcome', 'days', 'operator_date', 'operator_index', 'operator_type', 'line']

function rowOf({ readingId, code, daysApart, line, at }: ReconciliationOutcome): readonly string[] {
  return [
    readingId,
    code,
    daysApart === undefined ? '' : String(daysApart),
    line?.readOn ?? '',
    line ? formatIndex(line.index) : '',
    line?.type ?? '',
    at ? String(at.line) : '',
  ]
}

function problemLine(file: string, { line, column, expected, actual }: SelfReadingProblem): string {
  return `${file}:${line} ${column}: expected ${expected}, found ${actual}`
}
