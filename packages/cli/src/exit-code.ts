/** What a command's exit code says to the script that called it. */
export const ExitCode = {
  /** Done, nothing to complain about. */
  ok: 0,
  /** Done, and problems were found: they are in the output. */
  problems: 1,
  /** Called wrongly, or an input that cannot be opened: nothing was done. */
  usage: 2,
} as const

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]
