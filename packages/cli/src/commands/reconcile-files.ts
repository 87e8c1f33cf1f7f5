import {
  formatIndex,
  type ReconciliationOutcome,
  reconcileReadings,
  type SentReading,
} from '@selfread/core'
import { stringify } from 'csv-stringify/sync'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { readOperatorFormat } from '../operator-format-file.ts'
import type { Progress } from '../progress.ts'
import { readHead } from '../read-input.ts'
import { readMeasuredLines } from '../read-measured-lines.ts'
import {
  assertSelfReadings,
  readSelfReadings,
  type SelfReading,
  type SelfReadingProblem,
} from '../read-self-readings.ts'
import { prepareOutputFile, writeOutput } from '../write-output.ts'
import { countOutcomes, findingLines, firstLines, outcomeTable } from './reconciliation-text.ts'

// An index of another day than the customer's, within so many days, is still about the same reading.
const WINDOW_DAYS_DEFAULT = 7

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

  const { readings, problems } = await readSelfReadings(options.readings, progress)
  const { lines, schemes, ...file } = await readMeasuredLines(options.measurements, {
    format,
    readings,
    windowDays,
    progress,
  })
  const { outcomes } = reconcileReadings({
    sent: readings.map((reading) => sentReading(reading, schemes)),
    lines,
    tolerance: { value: { kind: 'exact' }, time: { kind: 'days', days: 0 } },
    windowDays,
  })
  await writeOutput(out, stringify([HEADER, ...outcomes.map(rowOf)]))

  const counts = countOutcomes(outcomes.map(({ code }) => code))
  const { findings, rowsRead, rowsRefused, rowsOfUnknownPlaces } = file
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

/** The place under every scheme of the operator's file: the self-readings do not say which theirs is. */
function sentReading(
  { id, place, ...reading }: SelfReading,
  schemes: readonly string[],
): SentReading {
  const placeIdentifiers = schemes.map((scheme) => ({ scheme, value: place }))
  return { readingId: id, placeIdentifiers, ...reading }
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
