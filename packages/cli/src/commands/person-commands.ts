import type { Command } from 'commander'
import { type DeskOptions, type Run, withDesk, withExamples } from '../command-declaration.ts'
import { UsageError } from '../usage-error.ts'
import { eraseListedCommand, erasePersonCommand, exportPersonCommand } from './persons.ts'

interface EraseOptions extends DeskOptions {
  readonly list: string
  readonly customer?: string
  readonly by?: string
  readonly reason?: string
}

/** Declares the commands about what is held on a person. */
export function addPersonCommands(program: Command, run: Run): void {
  const person = withExamples(
    program.command('person').description('what is held on a customer'),
    'selfread person export --db selfread.db --customer C-1001 --out C-1001/',
  )
  const exporting = withDesk(person.command('export'))
    .description('write all that is held on a customer: person.json and the raw bytes')
    .requiredOption('--customer <id>', 'the customer')
    .requiredOption('--out <folder>', 'where it goes')
    .action((options: DeskOptions & { customer: string; out: string }) =>
      run(options, () => exportPersonCommand(options)),
    )
  withExamples(exporting, 'selfread person export --db selfread.db --customer C-1001 --out C-1001/')

  const erasing = withDesk(person.command('erase'))
    .description(
      'destroy the keys of a customer’s data, or, without --customer, of all on the list',
    )
    .requiredOption('--list <ndjson>', 'the list of erasures, kept outside the database')
    .option('--customer <id>', 'the customer; is put on the list')
    .option('--by <employee>', 'who has it done')
    .option('--reason <text>', 'why: kept for ever, so no names')
    .action((options: EraseOptions) => run(options, () => eraseCommand(options)))
  withExamples(
    erasing,
    'selfread person erase --db selfread.db --customer C-1001 --by dpo-1 --reason "letter of 20 November" --list erased.ndjson',
    'selfread person erase --db restored.db --list erased.ndjson',
  )
}

function eraseCommand(options: EraseOptions) {
  const { customer, by, reason } = options
  if (customer === undefined) {
    if (by !== undefined || reason !== undefined) {
      throw new UsageError('--by and --reason go with --customer; the list has its own.')
    }
    return eraseListedCommand(options)
  }
  if (by === undefined || reason === undefined) {
    throw new UsageError('Say who has the customer erased, and why: --by and --reason.')
  }
  return erasePersonCommand({ ...options, customer, by, reason })
}
