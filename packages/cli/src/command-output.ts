import type { ExitCode } from './exit-code.ts'

/** What a command found: for programs, for people, and for the calling script. */
export interface CommandOutput {
  /** One JSON document; a list is written a line each. */
  readonly json: unknown
  /** The same for people. */
  readonly text: string
  readonly exitCode: ExitCode
}
