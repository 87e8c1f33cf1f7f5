import { basename } from 'node:path'
import type { CommandOutput } from '../command-output.ts'
import type { DeskConfig } from '../desk-config.ts'
import { ExitCode } from '../exit-code.ts'
import type { Progress } from '../progress.ts'
import { readInput } from '../read-input.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import { countOutcomes, findingLines, outcomeTable } from './reconciliation-text.ts'

/** `reconcile --db`: looks for every sent reading in an operator's measurement data. */
export async function reconcileCommand(
  options: DeskLocation & { readonly operator: string; readonly file: string },
  progress: Progress,
): Promise<CommandOutput> {
  const { operator, file } = options
  const bytes = await readInput(file)
  const report = await useDesk({ location: options, progress }, ({ desk, config }) => {
    assertConfigured(operator, config)
    return desk.reconcile({ operator, file: { name: basename(file), bytes } })
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
}

/** Where operators are configured, another name is a slip of the keyboard: nothing may be kept under it. */
function assertConfigured(operator: string, { operators }: DeskConfig): void {
  if (operators.length === 0 || operators.some(({ id }) => id === operator)) return
  const known = operators.map(({ id }) => id).join(', ')
  throw new UsageError(
    `The configuration has no operator ${operator}: use one of ${known}, or add it under operators.`,
  )
}
