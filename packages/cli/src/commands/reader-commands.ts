import type { Command } from 'commander'
import { type Run, wholeNumber, withExamples, withJson } from '../command-declaration.ts'
import type { CommonOptions } from '../run-command.ts'
import { extractCommand } from './extract.ts'
import { parseMailCommand } from './mail.ts'
import { photoCommand } from './photo.ts'

const INTEGER_DIGITS = { min: 1, max: 12 }
const DECIMAL_DIGITS = { min: 0, max: 6 }
const INDEX = { min: 0, max: 999_999_999_999 }

/** Declares the commands that try a reader on one text, photo or mail, without a database. */
export function addReaderCommands(program: Command, run: Run): void {
  addExtract(program, run)
  addPhoto(program, run)
  addMail(program, run)
}

function addExtract(program: Command, run: Run): void {
  const extract = withJson(program.command('extract <text>'))
    .description('what the text extractor makes of a message; - reads standard input')
    .option('--profile <json>', 'the tenant’s compact forms and identifiers')
    .action((text: string, options: CommonOptions & { profile?: string }) =>
      run(options, ({ stdin }) => extractCommand(text, options, stdin)),
    )
  withExamples(
    extract,
    'selfread extract "Index 12345, cod client 1001234567" --json',
    'selfread extract - --profile profile.json < message.txt',
  )
}

interface PhotoOptions extends CommonOptions {
  readonly digits: number
  readonly decimals: number
  readonly last?: number
  readonly max?: number
}

function addPhoto(program: Command, run: Run): void {
  const photo = withJson(program.command('photo <file>'))
    .description('read the register on a photo of a meter')
    .requiredOption('--digits <n>', 'digits before the decimal mark', wholeNumber(INTEGER_DIGITS))
    .option('--decimals <n>', 'digits behind it', wholeNumber(DECIMAL_DIGITS), 0)
    .option('--last <index>', 'the last known index, whole units', wholeNumber(INDEX))
    .option('--max <index>', 'the largest plausible index, whole units', wholeNumber(INDEX))
    .action((file: string, options: PhotoOptions) =>
      run(options, () => photoCommand(file, options)),
    )
  withExamples(photo, 'selfread photo meter.jpg --digits 5 --decimals 3 --json')
}

function addMail(program: Command, run: Run): void {
  const mail = withExamples(
    program.command('mail').description('mails'),
    'selfread mail parse message.eml',
  )
  const parse = withJson(mail.command('parse <file>'))
    .description('take a mail apart')
    .action((file: string, options: CommonOptions) => run(options, () => parseMailCommand(file)))
  withExamples(parse, 'selfread mail parse message.eml --json')
}
