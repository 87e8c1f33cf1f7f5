import {
  type CommandOutput,
  endProgress,
  type Progress,
  progressOn,
  type Terminal,
} from './command-output.ts'
import { ExitCode } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/** What every command can be asked for. */
export interface CommonOptions {
  /** One JSON document on stdout and nothing else there. */
  readonly json?: boolean
}

/** The work of a command; it reports long work through `progress`. */
export type CommandWork = (progress: Progress) => Promise<CommandOutput>

/** Runs a command's work and writes what it found. Gives the exit code. */
export async function runCommand(
  terminal: Terminal,
  { json }: CommonOptions,
  work: CommandWork,
): Promise<ExitCode> {
  try {
    const output = await work(progressOn(terminal))
    endProgress(terminal)
    terminal.stdout.write(json ? jsonOf(output.json) : `${output.text}\n`)
    return output.exitCode
  } catch (error) {
    endProgress(terminal)
    const message = error instanceof Error ? error.message : String(error)
    terminal.stderr.write(`selfread: ${message}\n`)
    return UsageError.is(error) ? ExitCode.usage : ExitCode.problems
  }
}

/** A list is written a line each, so that it can be read as it comes; all else is one document. */
function jsonOf(document: unknown): string {
  if (!Array.isArray(document)) return `${JSON.stringify(document)}\n`
  return document.map((item) => `${JSON.stringify(item)}\n`).join('')
}
