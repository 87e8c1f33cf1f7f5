import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { createTextExtractor, parseTextProfile, type TextProfile } from '@selfread/text'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'

/** `extract`: what the text extractor makes of a message. `-` reads it from standard input. */
export async function extractCommand(
  given: string,
  options: { readonly profile?: string },
): Promise<CommandOutput> {
  const text = given === '-' ? await readAll(process.stdin) : given
  const profile = options.profile === undefined ? undefined : await readProfile(options.profile)
  const extraction = createTextExtractor(profile ? { profile } : {}).extract(text)
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

async function readProfile(path: string): Promise<TextProfile> {
  try {
    return parseTextProfile(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw new UsageError(`${path} is no text profile: ${(error as Error).message}`)
  }
}
