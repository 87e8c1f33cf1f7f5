import { Command, CommanderError } from 'commander'
import { type Run, withExamples } from './command-declaration.ts'
import { addAccountCommands } from './commands/account-commands.ts'
import { addIntakeCommands } from './commands/intake-commands.ts'
import { addJournalCommands } from './commands/journal-commands.ts'
import { addOperatorCommands } from './commands/operator-commands.ts'
import { addPersonCommands } from './commands/person-commands.ts'
import { addQuestionCommands } from './commands/question-commands.ts'
import { addReaderCommands } from './commands/reader-commands.ts'
import { addStoreCommands } from './commands/store-commands.ts'
import { ExitCode } from './exit-code.ts'
import { runCommand } from './run-command.ts'
import type { Terminal } from './terminal.ts'

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
  const program = declareProgram(async (options, work) => {
    exitCode = await runCommand(terminal, options, work)
  })
  configure(program, { terminal, path: program.name() })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage
    throw error
  }
}

function declareProgram(run: Run): Command {
  const program = withExamples(
    new Command('selfread').description(
      'Self-read meter indices: taken in, checked, passed on, and proved.',
    ),
    'selfread places import places.csv --db selfread.db',
    'selfread receive inbox/ --db selfread.db',
  )
  addIntakeCommands(program, run)
  addOperatorCommands(program, run)
  addAccountCommands(program, run)
  addJournalCommands(program, run)
  addPersonCommands(program, run)
  addQuestionCommands(program, run)
  addStoreCommands(program, run)
  addReaderCommands(program, run)
  return program
}

/** Commander settings hold for one command only: each must be told. */
function configure(
  command: Command,
  { terminal, path }: { readonly terminal: Terminal; readonly path: string },
): void {
  command
    .exitOverride()
    .showHelpAfterError(`«${path} --help» shows how, with an example.`)
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
  for (const child of command.commands) {
    configure(child, { terminal, path: `${path} ${child.name()}` })
  }
}
