import type { Command } from 'commander'
import { type DeskOptions, type Run, withDesk, withExamples } from '../command-declaration.ts'
import { explainCommand } from './explain.ts'
import { statementCommand } from './statement.ts'

/** Declares the commands that give an account of what is stored: to an authority, to the customer. */
export function addAccountCommands(program: Command, run: Run): void {
  const explain = withDesk(program.command('explain'))
    .description('write the dossier of a place')
    .requiredOption('--place <id>', 'the place, by any of its numbers')
    .requiredOption('--out <html>', 'where the page goes')
    .action((options: DeskOptions & { place: string; out: string }) =>
      run(options, () => explainCommand(options)),
    )
  withExamples(
    explain,
    'selfread explain --db selfread.db --place RO001E123456789 --out dossier.html',
  )

  const statement = withDesk(program.command('statement'))
    .description('the month’s operations, counted and priced')
    .requiredOption('--month <yyyy-mm>', 'the month')
    .action((options: DeskOptions & { month: string }) =>
      run(options, () => statementCommand(options)),
    )
  withExamples(statement, 'selfread statement --db selfread.db --month 2026-11')
}
