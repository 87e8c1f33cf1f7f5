import { StoreError } from '@selfread/core'

/** How far a stream's clock may lie behind its last fact: clocks of several machines differ. */
const toleranceMs = 60_000

/** Throws `StoreError` `clock_went_back` where a fact would lie more than a minute before the last of its stream. */
export function assertClock(append: {
  readonly stream: string
  readonly recordedAt: string
  /** Of the stream's last fact; absent for a new stream. */
  readonly lastRecordedAt: string | null | undefined
}): void {
  const { stream, recordedAt, lastRecordedAt } = append
  if (lastRecordedAt == null || recordedAt === lastRecordedAt) return
  if (Date.parse(lastRecordedAt) - Date.parse(recordedAt) <= toleranceMs) return
  throw new StoreError({
    code: 'clock_went_back',
    message: `The clock says ${recordedAt}; the last fact of stream ${stream} is of ${lastRecordedAt}. Nothing was stored. Set the clock of this machine right and try again; where the last fact's clock was wrong, wait until that moment has passed.`,
  })
}
