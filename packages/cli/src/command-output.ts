import type { ExitCode } from './exit-code.ts'

/** What a command found: for programs, for people, and for the calling script. */
export interface CommandOutput {
  /** One JSON document; or one per line where it is a list. */
  readonly json: unknown
  /** The same for people. */
  readonly text: string
  readonly exitCode: ExitCode
}

/** Where a command writes. */
export interface Terminal {
  readonly stdout: { write(text: string): void }
  readonly stderr: { write(text: string): void; readonly isTTY?: boolean }
}

/** Reports how far long work has come, on stderr, at most ten times a second. */
export type Progress = (message: string) => void

const INTERVAL_MS = 100

/** Progress that rewrites one line on a screen and stays silent in a log. */
export function progressOn(terminal: Terminal): Progress {
  let last = 0
  return (message) => {
    const now = Date.now()
    if (!terminal.stderr.isTTY || now - last < INTERVAL_MS) return
    last = now
    terminal.stderr.write(`\r\u001b[2K${message}`)
  }
}

/** Ends the line that progress was shown on. */
export function endProgress(terminal: Terminal): void {
  if (terminal.stderr.isTTY) terminal.stderr.write('\r\u001b[2K')
}
