import { createWakeablePauses } from '@selfread/storage-kit'
import { closedError } from '../database/store-errors.ts'

/** How often it is looked for what other programs stored: by index, about a microsecond. */
const pollMs = 50

/** Those who wait for facts. */
export interface FeedWaiters {
  /** Resolves to true once `hasMore` does, to false once the time is up or the signal aborts. */
  wait(query: {
    readonly hasMore: () => Promise<boolean>
    readonly timeoutMs: number
    readonly signal?: AbortSignal | undefined
  }): Promise<boolean>
  /** Has all look at once: something was stored here. */
  wake(): void
  close(): void
}

export function createFeedWaiters(path: string): FeedWaiters {
  const { pause, wake } = createWakeablePauses()
  let isClosed = false

  return {
    async wait({ hasMore, timeoutMs, signal }) {
      const end = performance.now() + timeoutMs
      for (;;) {
        if (isClosed) throw closedError(path)
        if (await hasMore()) return true
        const restMs = end - performance.now()
        if (restMs <= 0 || signal?.aborted) return false
        await pause(Math.min(restMs, pollMs), signal)
      }
    },
    wake,
    close() {
      isClosed = true
      wake()
    },
  }
}
