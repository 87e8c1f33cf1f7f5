import type { ReconciliationOutcomeCode } from '@selfread/core'
import type { Command } from 'commander'
import {
  civilDate,
  type DeskOptions,
  type Run,
  wholeNumber,
  withDesk,
  withExamples,
} from '../command-declaration.ts'
import { UsageError } from '../usage-error.ts'
import {
  disputesCommand,
  dueCommand,
  operationsCommand,
  outcomesCommand,
  readingsCommand,
} from './questions.ts'

const LIMIT = { min: 1, max: 1_000_000 }

type Listing = DeskOptions & { readonly limit: number }

/** Declares the commands that answer questions about what is stored. */
export function addQuestionCommands(program: Command, run: Run): void {
  addReadings(program, run)
  addOutcomes(program, run)
  addClocksAndCounts(program, run)
}

function addReadings(program: Command, run: Run): void {
  const readings = withLimit(withDesk(program.command('readings')))
    .description('readings of a place, of days, or of both, by the day on which they were read')
    .option('--place <id>', 'the supplier’s own id of the place')
    .option('--from <date>', 'the first day', civilDate)
    .option('--to <date>', 'the last day', civilDate)
    .action((options: Listing & { place?: string; from?: string; to?: string }) =>
      run(options, () => readingsCommand(options)),
    )
  withExamples(readings, 'selfread readings --db selfread.db --place P-1 --from 2026-01-01')

  const due = withLimit(withDesk(program.command('due')))
    .description('readings that wait for the next file to an operator')
    .requiredOption('--operator <id>', 'the operator')
    .action((options: Listing & { operator: string }) => run(options, () => dueCommand(options)))
  withExamples(due, 'selfread due --db selfread.db --operator rdn')
}

type OutcomeOptions = Listing & { code?: ReconciliationOutcomeCode; file?: string; day?: string }

function addOutcomes(program: Command, run: Run): void {
  const outcomes = withLimit(withDesk(program.command('outcomes')))
    .description('what became of readings in operators’ files')
    .option('--code <outcome>', 'only this outcome: missing_place, different_value, …')
    .option('--file <sha256>', 'of one file, by its SHA-256')
    .option('--day <date>', 'of the files that were compared on a day', civilDate)
    .action((options: OutcomeOptions) =>
      run(options, () => outcomesCommand({ ...options, query: outcomesQuery(options) })),
    )
  withExamples(
    outcomes,
    'selfread outcomes --db selfread.db --code missing_place',
    'selfread outcomes --db selfread.db --day 2026-12-05 --json',
  )
}

function outcomesQuery({ code, file, day }: OutcomeOptions) {
  if (file !== undefined && day !== undefined) {
    throw new UsageError('Give --file or --day, not both.')
  }
  if (file !== undefined) return { fileSha256: file, ...(code && { code }) }
  if (day !== undefined) return { day, ...(code && { code }) }
  if (code !== undefined) return { code }
  throw new UsageError('Say which outcomes: --code, --file or --day.')
}

function addClocksAndCounts(program: Command, run: Run): void {
  const disputes = withDesk(program.command('disputes'))
    .description('disputes whose clock runs, the first to run out first')
    .option('--before <instant>', 'only those that run out before this moment')
    .action((options: DeskOptions & { before?: string }) =>
      run(options, () => disputesCommand(options)),
    )
  withExamples(disputes, 'selfread disputes --db selfread.db')

  const operations = withDesk(program.command('operations'))
    .description('how many operations a day had, of each kind')
    .requiredOption('--day <date>', 'the day', civilDate)
    .action((options: DeskOptions & { day: string }) =>
      run(options, () => operationsCommand(options)),
    )
  withExamples(operations, 'selfread operations --db selfread.db --day 2026-11-22')
}

function withLimit(command: Command): Command {
  return command.option('--limit <n>', 'at most this many', wholeNumber(LIMIT), 1_000)
}
