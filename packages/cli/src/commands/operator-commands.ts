import type { Command } from 'commander'
import {
  type DeskOptions,
  type Run,
  wholeNumber,
  withDesk,
  withExamples,
  withJson,
} from '../command-declaration.ts'
import type { CommandOutput } from '../command-output.ts'
import type { Progress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'
import { outboxCommand } from './outbox.ts'
import { reconcileCommand } from './reconcile.ts'
import { reconcileFilesCommand } from './reconcile-files.ts'
import { transferCommand } from './transfer.ts'

const WINDOW_DAYS = { min: 0, max: 366 }

/** Declares the commands by which files and letters go out and operators' files are checked. */
export function addOperatorCommands(program: Command, run: Run): void {
  addTransfer(program, run)
  addReconcile(program, run)
  addOutbox(program, run)
}

function addTransfer(program: Command, run: Run): void {
  const transfer = withDesk(program.command('transfer'))
    .description('prepare the day’s files to the network operators')
    .requiredOption('--day <date>', 'the civil day: 2026-11-26')
    .requiredOption('--out <folder>', 'where the files go')
    .action((options: DeskOptions & { day: string; out: string }) =>
      run(options, ({ progress }) => transferCommand(options, progress)),
    )
  withExamples(transfer, 'selfread transfer --db selfread.db --day 2026-11-26 --out out/')
}

type ReconcileOptions = Partial<DeskOptions> & {
  readonly operator?: string
  readonly file?: string
  readonly readings?: string
  readonly measurements?: string
  readonly mapping?: string
  readonly out?: string
  readonly windowDays?: number
}

function addReconcile(program: Command, run: Run): void {
  const reconcile = withJson(program.command('reconcile'))
    .description('look for every sent reading in an operator’s measurement data')
    .option('--db <path>', 'database')
    .option('--config <file>', 'with --db: configuration')
    .option('--now <instant>', 'with --db: the moment to work at')
    .option('--operator <id>', 'with --db: whose file it is')
    .option('--file <path>', 'with --db: the operator’s file')
    .option('--readings <csv>', 'without --db: id,place_id,meter_serial,register,date,index')
    .option('--measurements <file>', 'without --db: the operator’s file')
    .option('--mapping <json>', 'without --db: how the operator’s file is read')
    .option('--out <csv>', 'without --db: where one row per self-reading is written')
    .option(
      '--window-days <n>',
      'without --db: how many days apart is the same reading',
      wholeNumber(WINDOW_DAYS),
    )
    .action((options: ReconcileOptions) =>
      run(options, ({ progress }) => reconcileEither(options, progress)),
    )
  withExamples(
    reconcile,
    'selfread reconcile --db selfread.db --operator rdn --file measurements.csv',
    'selfread reconcile --readings self.csv --measurements data.csv --mapping mapping.json --out outcomes.csv',
  )
}

function reconcileEither(options: ReconcileOptions, progress: Progress): Promise<CommandOutput> {
  const { db, operator, file, readings, measurements, mapping, out } = options
  if (db !== undefined) {
    const forFiles = [readings, measurements, mapping, out, options.windowDays]
    if (forFiles.some((it) => it !== undefined)) {
      throw new UsageError(
        'With --db only --operator and --file say what is reconciled. Leave --readings, --measurements, --mapping, --out and --window-days away, or --db.',
      )
    }
    if (operator === undefined || file === undefined) {
      throw new UsageError('With --db give --operator and --file as well.')
    }
    return reconcileCommand({ ...options, db, operator, file }, progress)
  }
  if (
    readings === undefined ||
    measurements === undefined ||
    mapping === undefined ||
    out === undefined
  ) {
    throw new UsageError(
      'Give --db, --operator and --file; or, without a database, --readings, --measurements, --mapping and --out.',
    )
  }
  return reconcileFilesCommand({ ...options, readings, measurements, mapping, out }, progress)
}

function addOutbox(program: Command, run: Run): void {
  const outbox = withDesk(program.command('outbox'))
    .description('write the mails that wait to be sent to a folder')
    .requiredOption('--out <folder>', 'where the .eml files go')
    .action((options: DeskOptions & { out: string }) => run(options, () => outboxCommand(options)))
  withExamples(outbox, 'selfread outbox --db selfread.db --out outbox/')
}
