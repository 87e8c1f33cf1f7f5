import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FileFinding } from '@selfread/core'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { openDesk } from '../open-desk.ts'
import { textTable } from '../text-table.ts'
import { UsageError } from '../usage-error.ts'

/** `reconcile --db`: looks for every sent reading in an operator's measurement data. */
export async function reconcileCommand(options: {
  readonly db: string
  readonly config?: string
  readonly now?: string
  readonly operator: string
  readonly file: string
}): Promise<CommandOutput> {
  const bytes = await readFile(options.file).catch((error: Error) => {
    throw new UsageError(`${options.file} cannot be read: ${error.message}`)
  })
  const { desk, close } = await openDesk(options, { mayCreate: false })
  try {
    const report = await desk.reconcile({
      operator: options.operator,
      file: { name: basename(options.file), bytes },
    })
    const counts = countOutcomes(report.outcomes.map(({ code }) => code))
    return {
      json: { ...report, counts },
      text: [
        `${report.fileName}: ${report.rowsRead} rows, ${report.rowsRefused} refused${report.isAlreadyKnown ? ' (reconciled before)' : ''}`,
        outcomeTable(counts),
        `${report.rowsOfUnknownPlaces} rows about other places; ${report.notices} notices queued`,
        ...findingLines(report.findings),
      ].join('\n'),
      exitCode: report.findings.length > 0 ? ExitCode.problems : ExitCode.ok,
    }
  } finally {
    await close()
  }
}

/** How often each code occurs, in alphabetical order. */
export function countOutcomes(codes: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(codes.toSorted(), (code) => code)
  return Object.fromEntries([...groups].map(([code, all]) => [code, all.length]))
}

/** Outcome counts as people read them. */
export function outcomeTable(counts: Readonly<Record<string, number>>): string {
  return textTable(['outcome', 'readings'], Object.entries(counts))
}

/** Findings as people read them, one a line. */
export function findingLines(findings: readonly FileFinding[]): readonly string[] {
  return findings.map(
    ({ at, code, expected, actual, advice }) =>
      `${at.file}:${at.line}${at.field ? ` ${at.field}` : ''}: ${code}: expected ${expected}, found ${actual}. ${advice}`,
  )
}
