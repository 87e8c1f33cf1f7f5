import type { ImportProblem, PlacesImport } from '@selfread/desk'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import type { Progress } from '../progress.ts'
import { readInput } from '../read-input.ts'
import { textTable } from '../text-table.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'

/** `places import`: takes places of consumption in from CSV. A dry run leaves the database as it is, or unmade. */
export async function importPlacesCommand(
  file: string,
  options: DeskLocation & { readonly dryRun?: boolean },
  progress: Progress,
): Promise<CommandOutput> {
  const { dryRun = false } = options
  const csv = await readInput(file)
  const whenMissing = dryRun ? 'in_memory' : 'create'
  const result = await useDesk({ location: options, whenMissing, progress }, ({ desk }) =>
    desk.places.import(csv, { dryRun }),
  )
  return {
    json: { file, ...result },
    text: describe(file, result),
    exitCode: result.problems.length > 0 ? ExitCode.problems : ExitCode.ok,
  }
}

function describe(file: string, result: PlacesImport): string {
  const verb = result.isDryRun ? 'would be imported' : 'imported'
  const { ignoredColumns } = result
  const lines = [
    `${file}: ${result.rowsRead} rows read`,
    ...(ignoredColumns.length > 0
      ? [`nothing is taken from the columns ${ignoredColumns.join(', ')}`]
      : []),
    `${result.imported} places with ${result.registers} registers ${verb}, ${result.unchanged} unchanged, ${result.refused} refused`,
  ]
  return result.problems.length === 0
    ? lines.join('\n')
    : [...lines, '', problemTable(result.problems)].join('\n')
}

function problemTable(problems: readonly ImportProblem[]): string {
  return textTable(
    ['line', 'place', 'column', 'expected', 'found'],
    problems.map(({ line, place, column, expected, actual }) => [
      line,
      place,
      column,
      expected,
      actual,
    ]),
  )
}
