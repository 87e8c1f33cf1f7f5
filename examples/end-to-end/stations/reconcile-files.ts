import { join } from 'node:path'
import type { ReconciliationReport } from '@selfread/desk'
import {
  count,
  good,
  problemOf,
  type StationAccount,
  shown,
  sumLines,
  tally,
  warned,
} from '../account.ts'
import type { Demo } from '../demo.ts'
import { readInput } from '../read-input.ts'
import { writeLetters } from './write-letters.ts'

const FILES = [
  { operator: 'rdn', name: 'measurements-rdn.csv' },
  { operator: 'apa-gaz', name: 'measurements-apa-gaz.xml' },
]

// The morning after the window has closed.
const ARRIVED = '2026-11-27T08:00:00.000Z'

/** 5. The operators' measurement data: one outcome for each reading, notices for those not used. */
export async function reconcileFiles(
  demo: Demo,
): Promise<StationAccount & { readonly reports: readonly ReconciliationReport[] }> {
  demo.moveTo(ARRIVED)
  const reports: ReconciliationReport[] = []
  const problems: string[] = []
  for (const { operator, name } of FILES) {
    try {
      reports.push(await reconcileTwice(demo, operator, name))
    } catch (error) {
      problems.push(`${name} was not reconciled: ${problemOf(error)}`)
    }
  }
  const notices = await writeLetters(demo)
  const isKnown = reports.every(({ isAlreadyKnown }) => isAlreadyKnown)
  return {
    lines: [
      ...reports.flatMap(fileLines),
      ...reports.flatMap(outcomeLines),
      ...(reports.length > 0
        ? [`Read again: ${isKnown ? good('nothing changes') : warned('something changed')}.`]
        : []),
      ...notices.lines,
    ],
    problems: [...problems, ...reports.flatMap(unreadable), ...(notices.problems ?? [])],
    reports,
  }
}

/** The second time, the report comes from the store. */
async function reconcileTwice({ desk, input }: Demo, operator: string, name: string) {
  const bytes = await readInput(join(input, name), `the measurement data of ${operator}`)
  await desk.reconcile({ operator, file: { name, bytes } })
  return desk.reconcile({ operator, file: { name, bytes } })
}

function fileLines(report: ReconciliationReport): readonly string[] {
  const { fileName, rowsRead, rowsRefused, rowsOfUnknownPlaces, findings } = report
  const refused = findings.map(({ at, code }) => `${at.line} ${code}`)
  return [
    `${shown(fileName)}: ${count(rowsRead, 'row')}, ${rowsOfUnknownPlaces} of them about other places, ${warned(`${rowsRefused} refused`)}:`,
    ...inRows(refused).map((line) => warned(`  ${line}`)),
  ]
}

/** A file that could not be read at all is more than a few rows refused. */
function unreadable(report: ReconciliationReport): readonly string[] {
  const { fileName, rowsRead, rowsRefused, findings } = report
  if (rowsRead > rowsRefused) return []
  return findings.map(
    ({ at, expected, actual, advice }) =>
      `${fileName} line ${at.line}: expected ${expected}, found ${actual}. ${advice}`,
  )
}

const FINDINGS_PER_LINE = 3

function inRows(findings: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < findings.length; at += FINDINGS_PER_LINE) {
    lines.push(`line ${findings.slice(at, at + FINDINGS_PER_LINE).join(' · line ')}`)
  }
  return lines
}

/** What was found of the readings that were looked for; the numbers add up to them. */
function outcomeLines({ operator, outcomes }: ReconciliationReport): readonly string[] {
  if (outcomes.length === 0) return []
  const start = `${operator}: ${outcomes.length} readings = `
  const counts = sumLines(tally(outcomes.map(({ code }) => code)))
  return counts.map((line, at) => (at === 0 ? start : ' '.repeat(start.length - 2)) + line)
}
