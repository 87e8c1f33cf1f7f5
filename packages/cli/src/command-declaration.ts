import { isCivilDate } from '@selfread/core'
import { type Command, InvalidArgumentError } from 'commander'
import type { CommandWork, CommonOptions } from './run-command.ts'
import type { DeskLocation } from './use-desk.ts'

/** Runs the work of the command that was called. */
export type Run = (options: CommonOptions, work: CommandWork) => Promise<void>

/** Options of every command that works on a database. */
export type DeskOptions = DeskLocation & CommonOptions

/** Declares the options of a command that works on a database. */
export function withDesk(command: Command): Command {
  return withJson(
    command
      .requiredOption('--db <path>', 'database: a file, postgres://…, or env:NAME')
      .option('--master-key <reference>', 'key of the personal data: env:NAME or file:PATH')
      .option(
        '--config <file>',
        'configuration; selfread.config.json beside the database unless told',
      )
      .option('--now <instant>', 'the moment to work at; the machine’s clock unless told'),
  )
}

/** Declares that a command can write JSON. */
export function withJson(command: Command): Command {
  return command.option('--json', 'JSON on stdout: one document, or one a line for lists')
}

/** Examples at the end of a command's help. */
export function withExamples(command: Command, ...examples: readonly string[]): Command {
  const title = examples.length > 1 ? 'Examples' : 'Example'
  return command.addHelpText('after', `\n${title}:\n${examples.map((it) => `  ${it}`).join('\n')}`)
}

/** A parser of options that are whole numbers in a range. */
export function wholeNumber(range: {
  readonly min: number
  readonly max: number
}): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/u.test(text) ? Number(text) : Number.NaN
    if (number >= range.min && number <= range.max) return number
    throw new InvalidArgumentError(`It must be a whole number from ${range.min} to ${range.max}.`)
  }
}

/** A parser of options that are days. */
export function civilDate(text: string): string {
  if (isCivilDate(text)) return text
  throw new InvalidArgumentError('It must be a day that exists, as yyyy-mm-dd.')
}
