import { text as readAll } from 'node:stream/consumers'
import type { TextExtractor } from '@selfread/core'
import { createTextExtractor, parseTextProfile } from '@selfread/text'
import { ZodError } from 'zod'
import type { CommandOutput } from '../command-output.ts'
import { describeIssues } from '../describe-issues.ts'
import { ExitCode } from '../exit-code.ts'
import { readJsonInput } from '../read-input.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/** `extract`: what the text extractor makes of a message. `-` reads it from standard input. */
export async function extractCommand(
  given: string,
  options: { readonly profile?: string },
  stdin: Terminal['stdin'],
): Promise<CommandOutput> {
  const extractor =
    options.profile === undefined ? createTextExtractor() : await profiled(options.profile)
  const text = given === '-' ? await readAll(stdin) : given
  const extraction = extractor.extract(text)
  const { decision, readings, customer, reasons } = extraction
  return {
    json: extraction,
    text: [
      decision,
      ...(customer === undefined ? [] : [`customer ${customer}`]),
      ...readings.map(({ value, register, utility, meter, date }) =>
        [value, register, utility, meter && `meter ${meter}`, date].filter(Boolean).join(' · '),
      ),
      ...reasons.map((reason) => `- ${reason}`),
    ].join('\n'),
    exitCode: ExitCode.ok,
  }
}

async function profiled(path: string): Promise<TextExtractor> {
  const content = await readJsonInput(path)
  try {
    return createTextExtractor({ profile: parseTextProfile(content) })
  } catch (error) {
    const problem = error instanceof ZodError ? describeIssues(error) : (error as Error).message
    throw new UsageError(`${path} is no text profile: ${problem}`)
  }
}
