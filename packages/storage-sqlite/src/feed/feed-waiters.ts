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
  const waiting = new Set<() => void>()
  let isClosed = false

  function wake(): void {
    for (const goOn of [...waiting]) goOn()
  }

  /** Until something is stored here, the signal aborts or the time is up. */
  async function pause(durationMs: number, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, durationMs)
    waiting.add(resolve)
    const stop = (): void => resolve()
    signal?.addEventListener('abort', stop)
    try {
      await promise
    } finally {
      clearTimeout(timer)
      waiting.delete(resolve)
      signal?.removeEventListener('abort', stop)
    }
  }

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
