import { readFile } from 'node:fs/promises'
import type { ImportProblem, PlacesImport } from '@selfread/desk'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { openDesk } from '../open-desk.ts'
import { textTable } from '../text-table.ts'
import { UsageError } from '../usage-error.ts'

/** `places import`: takes places of consumption in from CSV. */
export async function importPlacesCommand(
  file: string,
  options: {
    readonly db: string
    readonly config?: string
    readonly now?: string
    readonly dryRun?: boolean
  },
): Promise<CommandOutput> {
  const csv = await readFile(file).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  })
  // A dry run on a database that is not there yet looks at the file alone.
  const { desk, close } = await openDesk({ ...options, db: options.db }, { mayCreate: true })
  try {
    const result = await desk.places.import(csv, { dryRun: options.dryRun === true })
    return {
      json: { file, ...result },
      text: describe(file, result),
      exitCode: result.problems.length > 0 ? ExitCode.problems : ExitCode.ok,
    }
  } finally {
    await close()
  }
}

function describe(file: string, result: PlacesImport): string {
  const verb = result.isDryRun ? 'would be imported' : 'imported'
  const lines = [
    `${file}: ${result.rowsRead} rows read`,
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
