import { type Command, Option } from 'commander'
import {
  civilDate,
  type DeskOptions,
  type Run,
  withDesk,
  withExamples,
  withJson,
} from '../command-declaration.ts'
import type { CommonOptions } from '../run-command.ts'
import { UsageError } from '../usage-error.ts'
import { type ExportRowsOptions, exportRowsCommand, ROW_KINDS } from './export-rows.ts'
import {
  backupCommand,
  exportArchiveCommand,
  importArchiveCommand,
  moveCommand,
  restoreCommand,
  type StoreLocation,
} from './store-copies.ts'
import { rebuildCommand, statsCommand } from './store-report.ts'

type StoreOptions = StoreLocation & CommonOptions

/** Declares the commands about a database as a whole. */
export function addStoreCommands(program: Command, run: Run): void {
  const store = withExamples(
    program.command('store').description('a database as a whole'),
    'selfread store stats --db selfread.db',
  )
  addReports(store, run)
  addBackups(store, run)
  addMoves(store, run)
  addArchives(store, run)
}

function addReports(store: Command, run: Run): void {
  const stats = withStore(store.command('stats'))
    .description('how much is stored, how large it is, and since when')
    .action((options: StoreOptions) => run(options, () => statsCommand(options)))
  withExamples(stats, 'selfread store stats --db selfread.db --json')

  const rebuild = withDesk(store.command('rebuild'))
    .description('make the read models again from the facts')
    .action((options: DeskOptions) => run(options, () => rebuildCommand(options)))
  withExamples(rebuild, 'selfread store rebuild --db selfread.db')
}

function addBackups(store: Command, run: Run): void {
  const backup = withStore(store.command('backup'))
    .description('copy a database file while it is written to, and check the copy')
    .requiredOption('--out <file>', 'the copy; nothing is written over')
    .action((options: StoreOptions & { out: string }) => run(options, () => backupCommand(options)))
  withExamples(backup, 'selfread store backup --db selfread.db --out backups/2026-11-22.db')

  const restore = withStore(store.command('restore'))
    .description('make a database file of a backup, checked; nothing is written over')
    .requiredOption('--from <file>', 'the backup')
    .action((options: StoreOptions & { from: string }) =>
      run(options, () => restoreCommand(options)),
    )
  withExamples(restore, 'selfread store restore --from backups/2026-11-22.db --db restored.db')
}

function addMoves(store: Command, run: Run): void {
  const move = withStore(store.command('move'))
    .description('move everything into another, empty database, the journal as it is')
    .requiredOption('--to <database>', 'a file, postgres://…, or env:NAME')
    .option('--to-master-key <reference>', 'key of the other; the same unless told')
    .action((options: StoreOptions & { to: string; toMasterKey?: string }) =>
      run(options, ({ progress }) => moveCommand(options, progress)),
    )
  withExamples(
    move,
    'selfread store move --db selfread.db --to env:SELFREAD_DATABASE_URL --master-key env:SELFREAD_MASTER_KEY',
  )
}

type ExportOptions = Omit<ExportRowsOptions, 'rows'> &
  CommonOptions & { readonly rows?: ExportRowsOptions['rows']; readonly archiveKey?: string }

function addArchives(store: Command, run: Run): void {
  const exporting = withDesk(store.command('export'))
    .description('write all of a database as an archive (NDJSON), or rows for other programs')
    .requiredOption('--out <file>', 'where it goes; rows as .csv or .ndjson')
    .option('--archive-key <reference>', 'key that the archive’s keys are sealed under')
    .addOption(new Option('--rows <kind>', 'only rows of this kind').choices(ROW_KINDS))
    .option('--place <id>', 'only rows of this place')
    .option('--from <date>', 'only rows from this day on', civilDate)
    .option('--to <date>', 'only rows up to this day', civilDate)
    .option('--after <cursor>', 'only rows of places where something happened since')
    .action((options: ExportOptions) =>
      run(options, ({ progress }) => exportCommand(options, progress)),
    )
  withExamples(
    exporting,
    'selfread store export --db selfread.db --out archive.ndjson --archive-key env:SELFREAD_ARCHIVE_KEY',
    'selfread store export --db selfread.db --rows readings --from 2026-11-01 --out november.csv',
  )

  const importing = withStore(store.command('import'))
    .description('take an archive into an empty database, whole or not at all')
    .requiredOption('--from <ndjson>', 'the archive')
    .requiredOption('--archive-key <reference>', 'key that the archive’s keys are sealed under')
    .action((options: StoreOptions & { from: string; archiveKey: string }) =>
      run(options, ({ progress }) => importArchiveCommand(options, progress)),
    )
  withExamples(
    importing,
    'selfread store import --db selfread.db --from archive.ndjson --archive-key env:SELFREAD_ARCHIVE_KEY',
  )
}

function exportCommand(
  options: ExportOptions,
  progress: Parameters<typeof exportRowsCommand>[1],
): ReturnType<typeof exportRowsCommand> {
  const { rows, archiveKey } = options
  if (rows !== undefined) {
    if (archiveKey !== undefined) {
      throw new UsageError('--archive-key is for a whole archive; rows hold no sealed data.')
    }
    return exportRowsCommand({ ...options, rows }, progress)
  }
  const { place, from, to, after } = options
  if ([place, from, to, after].some((it) => it !== undefined)) {
    throw new UsageError('--place, --from, --to and --after go with --rows.')
  }
  if (archiveKey === undefined) {
    throw new UsageError('An archive holds keys: seal them with --archive-key, or give --rows.')
  }
  return exportArchiveCommand({ ...options, archiveKey }, progress)
}

/** Declares the options of a command that needs no configuration. */
function withStore(command: Command): Command {
  return withJson(
    command
      .requiredOption('--db <database>', 'a file, postgres://…, or env:NAME')
      .option('--master-key <reference>', 'key of the personal data: env:NAME or file:PATH'),
  )
}
