import type { CommandOutput } from './command-output.ts'
import { ExitCode } from './exit-code.ts'
import { type Progress, showProgress } from './progress.ts'
import { printable, type Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** What every command can be asked for. */
export interface CommonOptions {
  /** JSON on stdout and nothing else there. */
  readonly json?: boolean
}

/** What a command works with besides its options. */
export interface CommandSurroundings {
  readonly stdin: Terminal['stdin']
  readonly progress: Progress
}

/** The work of a command. */
export type CommandWork = (surroundings: CommandSurroundings) => Promise<CommandOutput>

/** Runs a command's work and writes what it found. What it throws becomes a message on stderr. */
export async function runCommand(
  terminal: Terminal,
  { json }: CommonOptions,
  work: CommandWork,
): Promise<ExitCode> {
  const progress = showProgress(terminal)
  try {
    const output = await work({ stdin: terminal.stdin, progress: progress.report })
    progress.end()
    terminal.stdout.write(json ? jsonOf(output.json) : `${printable(output.text)}\n`)
    return output.exitCode
  } catch (error) {
    progress.end()
    const message = error instanceof Error ? error.message : String(error)
    terminal.stderr.write(`selfread: ${printable(message)}\n`)
    return UsageError.is(error) ? ExitCode.usage : ExitCode.problems
  }
}

/** A list is written a line each, so that it can be read as it comes; all else is one document. */
function jsonOf(document: unknown): string {
  if (!Array.isArray(document)) return `${JSON.stringify(document)}\n`
  return document.map((item) => `${JSON.stringify(item)}\n`).join('')
}
