import { createReadStream } from 'node:fs'
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
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { readOperatorFormat } from '../operator-format-file.ts'
import type { Progress } from '../progress.ts'
import { readHead } from '../read-input.ts'
import {
  assertSelfReadings,
  readSelfReadings,
  type SelfReadingProblem,
} from '../read-self-readings.ts'
import { prepareOutputFile, writeOutput } from '../write-output.ts'
import { countOutcomes, findingLines, firstLines, outcomeTable } from './reconciliation-text.ts'

// An index of another day than the customer's, within so many days, is still about the same reading.
const WINDOW_DAYS_DEFAULT = 7

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
  const { out, windowDays = WINDOW_DAYS_DEFAULT } = options
  await assertSelfReadings(options.readings)
  await readHead(options.measurements, 1)
  const format = await readOperatorFormat(options.mapping)
  await prepareOutputFile(out)

  const { lines, schemes, findings, rowsRead, rowsRefused } = await readLines(
    format,
    options.measurements,
    progress,
  )
  const { readings, problems } = await readSelfReadings(options.readings, { schemes, progress })
  progress(`comparing ${readings.length} self-readings with ${lines.length} rows`)
  const { outcomes, unknownPlaces } = reconcileReadings({
    sent: readings,
    lines,
    tolerance: { value: { kind: 'exact' }, days: 0 },
    windowDays,
  })
  await writeOutput(out, stringify([HEADER, ...outcomes.map(rowOf)]))

  const counts = countOutcomes(outcomes.map(({ code }) => code))
  const rowsOfUnknownPlaces = unknownPlaces.length
  return {
    json: {
      out,
      readings: readings.length,
      refusedReadings: problems,
      rowsRead,
      rowsRefused,
      findings,
      counts,
      rowsOfUnknownPlaces,
    },
    text: [
      `${rowsRead} rows, ${rowsRefused} refused; ${readings.length} self-readings, ${problems.length} refused`,
      outcomeTable(counts),
      `${rowsOfUnknownPlaces} rows about places without a self-reading`,
      ...findingLines(findings),
      ...firstLines(problems.map((it) => problemLine(options.readings, it))),
    ].join('\n'),
    exitCode: findings.length + problems.length > 0 ? ExitCode.problems : ExitCode.ok,
  }
}

interface MeasuredLines {
  readonly lines: readonly PositionedLine[]
  /** By which the lines name their places. */
  readonly schemes: readonly string[]
  readonly findings: readonly FileFinding[]
  readonly rowsRead: number
  readonly rowsRefused: number
}

async function readLines(
  format: OperatorFormat,
  path: string,
  progress: Progress,
): Promise<MeasuredLines> {
  const lines: PositionedLine[] = []
  const schemes = new Set<string>()
  const findings: FileFinding[] = []
  let counts = { rowsRead: 0, rowsRefused: 0 }
  for await (const item of format.parse({ name: basename(path), bytes: createReadStream(path) })) {
    if (item.kind === 'line') {
      const { line, at } = item
      lines.push({ line, at })
      schemes.add(line.place.scheme)
      if (lines.length % ROWS_PER_REPORT === 0) progress(`${lines.length} rows read`)
    } else if (item.kind === 'finding') findings.push(item.finding)
    else counts = { rowsRead: item.rowsRead, rowsRefused: item.rowsRefused }
  }
  return { lines, schemes: [...schemes], findings, ...counts }
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
  return `${file}:${line}${column && ` ${column}`}: expected ${expected}, found ${actual}`
}
