import { type Command, Option } from 'commander'
import { type DeskOptions, type Run, withDesk, withExamples } from '../command-declaration.ts'
import { UsageError } from '../usage-error.ts'
import { importPlacesCommand } from './places.ts'
import { findPlacesCommand } from './questions.ts'
import { receiveCommand } from './receive.ts'
import { decideReviewCommand, listReviewsCommand } from './review.ts'

/** Declares the commands by which places and readings come in. */
export function addIntakeCommands(program: Command, run: Run): void {
  addPlaces(program, run)
  addReceive(program, run)
  addReview(program, run)
}

function addPlaces(program: Command, run: Run): void {
  const places = withExamples(
    program.command('places').description('places of consumption'),
    'selfread places import places.csv --db selfread.db',
  )
  const importing = withDesk(places.command('import <file>'))
    .description('import places from CSV, one row per register')
    .option('--dry-run', 'only say what would be imported and which rows cannot be')
    .action((file: string, options: DeskOptions & { dryRun?: boolean }) =>
      run(options, ({ progress }) => importPlacesCommand(file, options, progress)),
    )
  withExamples(importing, 'selfread places import places.csv --db selfread.db --dry-run')

  const finding = withDesk(places.command('find <text>'))
    .description(
      'find places by any identifier, meter, phone, mail address, receipt, or words of name and address',
    )
    .action((text: string, options: DeskOptions) =>
      run(options, () => findPlacesCommand(text, options)),
    )
  withExamples(
    finding,
    'selfread places find RO001E123456789 --db selfread.db',
    'selfread places find "ionescu lunga" --db selfread.db',
  )
}

function addReceive(program: Command, run: Run): void {
  const receive = withDesk(program.command('receive <file-or-folder...>'))
    .description('take in mails (.eml) and submissions of other channels (.json, .ndjson)')
    .action((paths: string[], options: DeskOptions) =>
      run(options, ({ progress }) => receiveCommand(paths, options, progress)),
    )
  withExamples(receive, 'selfread receive inbox/ calls.ndjson --db selfread.db --json')
}

interface DecideOptions extends DeskOptions {
  readonly by: string
  readonly reason: string
  readonly accept?: boolean
  readonly refuse?: boolean
}

function addReview(program: Command, run: Run): void {
  const review = withExamples(
    program.command('review').description('submissions that wait for a person'),
    'selfread review list --db selfread.db',
  )
  const listing = withDesk(review.command('list'))
    .description('list them, oldest first')
    .action((options: DeskOptions) => run(options, () => listReviewsCommand(options)))
  withExamples(listing, 'selfread review list --db selfread.db')

  const deciding = withDesk(review.command('decide <submission>'))
    .description('accept the held readings of one, or refuse it')
    .requiredOption('--by <employee>', 'who decides')
    .requiredOption('--reason <text>', 'why')
    .addOption(new Option('--accept', 'its held readings stand').conflicts('refuse'))
    .addOption(new Option('--refuse', 'nothing of it stands'))
    .action((submission: string, options: DecideOptions) =>
      run(options, () => {
        if (!options.accept && !options.refuse) {
          throw new UsageError('Say what is decided: --accept or --refuse.')
        }
        const decision = options.accept ? 'accept_held' : 'refuse'
        return decideReviewCommand(submission, { ...options, decision })
      }),
    )
  withExamples(
    deciding,
    'selfread review decide submission_1f… --accept --by op-3 --reason "phoned the customer" --db selfread.db',
  )
}
