import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { Terminal } from './command-output.ts'
import { explainCommand } from './commands/explain.ts'
import { extractCommand } from './commands/extract.ts'
import { parseMailCommand } from './commands/mail.ts'
import { outboxCommand } from './commands/outbox.ts'
import { photoCommand } from './commands/photo.ts'
import { importPlacesCommand } from './commands/places.ts'
import { receiveCommand } from './commands/receive.ts'
import { reconcileCommand } from './commands/reconcile.ts'
import { reconcileFilesCommand } from './commands/reconcile-files.ts'
import { decideReviewCommand, listReviewsCommand } from './commands/review.ts'
import { statementCommand } from './commands/statement.ts'
import { transferCommand } from './commands/transfer.ts'
import { verifyCommand } from './commands/verify.ts'
import { ExitCode } from './exit-code.ts'
import { type CommandWork, runCommand } from './run-command.ts'
import { UsageError } from './usage-error.ts'

/**
 * Runs the `selfread` command. Exit codes: 0 done, 1 problems found, 2 called
 * wrongly. With `--json` stdout holds the result and nothing else.
 *
 * @example
 * ```ts
 * const code = await runProgram(['extract', 'index 12345', '--json'], process)
 * ```
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.ok
  const run = async (options: { json?: boolean }, work: CommandWork) => {
    exitCode = await runCommand(terminal, options, work)
  }
  const program = programOf(run)
  configure(program, terminal)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage
    throw error
  }
}

type Run = (options: { json?: boolean }, work: CommandWork) => Promise<void>

interface DeskOptions {
  readonly db: string
  readonly config?: string
  readonly now?: string
  readonly json?: boolean
}

/** Commander settings hold for one command only: each must be told. */
function configure(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.stdout.write(text),
    writeErr: (text) => terminal.stderr.write(text),
  })
  for (const child of command.commands) configure(child, terminal)
}

function programOf(run: Run): Command {
  const program = new Command('selfread').description(
    'Self-read meter indices: taken in, checked, passed on, and proved.',
  )
  addPlaces(program, run)
  addReceive(program, run)
  addReview(program, run)
  addOutbox(program, run)
  addTransfer(program, run)
  addReconcile(program, run)
  addExplain(program, run)
  addStatement(program, run)
  addVerify(program, run)
  addExtract(program, run)
  addPhoto(program, run)
  addMail(program, run)
  return program
}

function addPlaces(program: Command, run: Run): void {
  const places = program.command('places').description('places of consumption')
  withDesk(places.command('import <file>'))
    .description('import places from CSV, one row per register')
    .option('--dry-run', 'only say what would be imported and which rows cannot be')
    .addHelpText('after', example('selfread places import places.csv --db selfread.db --dry-run'))
    .action((file: string, options: DeskOptions & { dryRun?: boolean }) =>
      run(options, () => importPlacesCommand(file, options)),
    )
}

function addReceive(program: Command, run: Run): void {
  withDesk(program.command('receive <file-or-folder...>'))
    .description('take in mails (.eml) and submissions of other channels (.json, .ndjson)')
    .addHelpText('after', example('selfread receive inbox/ --db selfread.db --json'))
    .action((paths: string[], options: DeskOptions) =>
      run(options, (progress) => receiveCommand(paths, options, progress)),
    )
}

function addReview(program: Command, run: Run): void {
  const review = program.command('review').description('submissions that wait for a person')
  withDesk(review.command('list'))
    .description('list them, oldest first')
    .addHelpText('after', example('selfread review list --db selfread.db'))
    .action((options: DeskOptions) => run(options, () => listReviewsCommand(options)))
  withDesk(review.command('decide <submission>'))
    .description('accept the held readings of one, or refuse it')
    .requiredOption('--by <employee>', 'who decides')
    .requiredOption('--reason <text>', 'why')
    .addOption(new Option('--accept', 'its held readings stand').conflicts('refuse'))
    .addOption(new Option('--refuse', 'nothing of it stands').conflicts('accept'))
    .addHelpText(
      'after',
      example(
        'selfread review decide submission_1f… --accept --by op-3 --reason "phoned the customer" --db selfread.db',
      ),
    )
    .action(
      (
        submission: string,
        options: DeskOptions & { by: string; reason: string; accept?: boolean; refuse?: boolean },
      ) =>
        run(options, () => {
          if (!options.accept && !options.refuse) {
            throw new UsageError('Say what is decided: --accept or --refuse.')
          }
          return decideReviewCommand(submission, options)
        }),
    )
}

function addOutbox(program: Command, run: Run): void {
  withDesk(program.command('outbox'))
    .description('write the mails that wait to be sent to a folder')
    .requiredOption('--out <folder>', 'where the .eml files go')
    .addHelpText('after', example('selfread outbox --db selfread.db --out outbox/'))
    .action((options: DeskOptions & { out: string }) => run(options, () => outboxCommand(options)))
}

function addTransfer(program: Command, run: Run): void {
  withDesk(program.command('transfer'))
    .description('prepare the day’s files to the network operators')
    .requiredOption('--day <date>', 'the civil day: 2026-11-26')
    .requiredOption('--out <folder>', 'where the files go')
    .addHelpText('after', example('selfread transfer --db selfread.db --day 2026-11-26 --out out/'))
    .action((options: DeskOptions & { day: string; out: string }) =>
      run(options, () => transferCommand(options)),
    )
}

interface ReconcileOptions {
  readonly db?: string
  readonly config?: string
  readonly now?: string
  readonly json?: boolean
  readonly operator?: string
  readonly file?: string
  readonly readings?: string
  readonly measurements?: string
  readonly mapping?: string
  readonly out?: string
  readonly windowDays?: number
}

function addReconcile(program: Command, run: Run): void {
  program
    .command('reconcile')
    .description('look for every sent reading in an operator’s measurement data')
    .option('--db <path>', 'database')
    .option('--config <file>', 'configuration')
    .option('--now <instant>', 'the moment to work at')
    .option('--operator <id>', 'with --db: whose file it is')
    .option('--file <path>', 'with --db: the operator’s file')
    .option('--readings <csv>', 'without --db: id,place_id,meter_serial,register,date,index')
    .option('--measurements <file>', 'without --db: the operator’s file')
    .option('--mapping <json>', 'without --db: how the operator’s file is read')
    .option('--out <csv>', 'without --db: where one row per self-reading is written')
    .option(
      '--window-days <n>',
      'without --db: how many days apart is the same reading',
      wholeNumber,
    )
    .option('--json', 'one JSON document on stdout')
    .addHelpText(
      'after',
      example(
        'selfread reconcile --db selfread.db --operator rdn --file measurements.csv',
        'selfread reconcile --readings self.csv --measurements data.csv --mapping mapping.json --out outcomes.csv',
      ),
    )
    .action((options: ReconcileOptions) =>
      run(options, (progress) => {
        const { db, operator, file, readings, measurements, mapping, out } = options
        if (db !== undefined && operator !== undefined && file !== undefined) {
          return reconcileCommand({ ...options, db, operator, file })
        }
        if (
          db === undefined &&
          readings !== undefined &&
          measurements !== undefined &&
          mapping !== undefined &&
          out !== undefined
        ) {
          return reconcileFilesCommand(
            { ...options, readings, measurements, mapping, out },
            progress,
          )
        }
        throw new UsageError(
          'Give --db, --operator and --file; or --readings, --measurements, --mapping and --out.',
        )
      }),
    )
}

function addExplain(program: Command, run: Run): void {
  withDesk(program.command('explain'))
    .description('write the dossier of a place')
    .requiredOption('--place <id>', 'the place, by any of its numbers')
    .requiredOption('--out <html>', 'where the page goes')
    .addHelpText(
      'after',
      example('selfread explain --db selfread.db --place RO001E123456789 --out dossier.html'),
    )
    .action((options: DeskOptions & { place: string; out: string }) =>
      run(options, () => explainCommand(options)),
    )
}

function addStatement(program: Command, run: Run): void {
  withDesk(program.command('statement'))
    .description('the month’s operations, counted and priced')
    .requiredOption('--month <yyyy-mm>', 'the month')
    .addHelpText('after', example('selfread statement --db selfread.db --month 2026-11'))
    .action((options: DeskOptions & { month: string }) =>
      run(options, () => statementCommand(options)),
    )
}

function addVerify(program: Command, run: Run): void {
  withDesk(program.command('verify'))
    .description('check that nothing in a database has been changed')
    .addHelpText('after', example('selfread verify --db selfread.db'))
    .action((options: DeskOptions) => run(options, () => verifyCommand(options)))
}

function addExtract(program: Command, run: Run): void {
  program
    .command('extract <text>')
    .description('what the text extractor makes of a message; - reads standard input')
    .option('--profile <json>', 'the tenant’s compact forms and identifiers')
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', example('selfread extract "Index 12345, cod client 1001234567" --json'))
    .action((text: string, options: { profile?: string; json?: boolean }) =>
      run(options, () => extractCommand(text, options)),
    )
}

function addPhoto(program: Command, run: Run): void {
  program
    .command('photo <file>')
    .description('read the register on a photo of a meter')
    .requiredOption('--digits <n>', 'digits before the decimal mark', wholeNumber)
    .option('--decimals <n>', 'digits behind it', wholeNumber, 0)
    .option('--last <index>', 'the last known index, whole units', wholeNumber)
    .option('--max <index>', 'the largest plausible index, whole units', wholeNumber)
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', example('selfread photo meter.jpg --digits 5 --decimals 3 --json'))
    .action(
      (
        file: string,
        options: { digits: number; decimals: number; last?: number; max?: number; json?: boolean },
      ) => run(options, () => photoCommand(file, options)),
    )
}

function addMail(program: Command, run: Run): void {
  const mail = program.command('mail').description('mails')
  mail
    .command('parse <file>')
    .description('take a mail apart')
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', example('selfread mail parse message.eml --json'))
    .action((file: string, options: { json?: boolean }) =>
      run(options, () => parseMailCommand(file)),
    )
}

function withDesk(command: Command): Command {
  return command
    .requiredOption('--db <path>', 'database')
    .option('--config <file>', 'configuration; selfread.config.json beside the database by itself')
    .option('--now <instant>', 'the moment to work at; the machine’s clock by itself')
    .option('--json', 'JSON on stdout: one document, or one a line for lists')
}

function example(...commands: readonly string[]): string {
  const title = commands.length > 1 ? 'Examples' : 'Example'
  return `\n${title}:\n${commands.map((command) => `  ${command}`).join('\n')}`
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/u.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
