import { printable, type Terminal } from './terminal.ts'

/** Says how far long work has come. May be called as often as there is news. */
export type Progress = (message: string) => void

/** The progress of one command, shown on stderr. */
export interface ProgressDisplay {
  readonly report: Progress
  /** Takes the progress off the screen. */
  end(): void
}

const SCREEN_INTERVAL_MS = 100
const LOG_INTERVAL_MS = 5_000
const CLEAR_LINE = '\r\u001b[2K'

/** Progress that rewrites one line on a screen; in a log it is a line every five seconds. */
export function showProgress({ stderr, now: clock = Date.now }: Terminal): ProgressDisplay {
  const isScreen = stderr.isTTY === true
  const intervalMs = isScreen ? SCREEN_INTERVAL_MS : LOG_INTERVAL_MS
  // A log hears of nothing that is done within the first seconds.
  let shownAt = isScreen ? 0 : clock()
  let isLineShown = false
  return {
    report(message) {
      const now = clock()
      if (now - shownAt < intervalMs) return
      shownAt = now
      isLineShown = isScreen
      stderr.write(isScreen ? `${CLEAR_LINE}${printable(message)}` : `${printable(message)}\n`)
    },
    end() {
      if (isLineShown) stderr.write(CLEAR_LINE)
      isLineShown = false
    },
  }
}
