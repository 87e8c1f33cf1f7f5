import { createWakeablePauses } from '@selfread/storage-kit'
import { closedError } from './driver/caller.ts'
import { openListener } from './driver/open-listener.ts'
import type { PostgresPool } from './driver/postgres-pool.ts'

/** Those who wait for facts. */
export interface FeedWatch {
  /** Resolves to true once `hasMore` does, to false once the time is up or the signal aborts. */
  wait(
    query: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
    hasMore: () => Promise<boolean>,
  ): Promise<boolean>
  /** Has all look at once: something was stored. */
  wake(): void
  close(): Promise<void>
}

/** How often it is looked while nobody can listen, though that is wanted. */
const deafMs = 1_000

/** Looks from time to time, and at once when a notice comes where the driver can listen. */
export function createFeedWatch(settings: {
  readonly pool: PostgresPool
  readonly channel: string
  readonly isListening: boolean
  readonly pollMs: number
}): FeedWatch {
  const { pool, channel, isListening, pollMs } = settings
  const { pause, wake } = createWakeablePauses()
  let listener: Promise<{ unlisten(): Promise<void> } | undefined> | undefined
  let isClosed = false

  /** Listens from the first who waits on; who cannot listen looks from time to time, and tries again. */
  function listen(): typeof listener {
    listener ??= openListener(pool, channel, {
      onNotice: wake,
      onLost() {
        listener = undefined
        wake()
      },
    }).catch(() => {
      listener = undefined
      return undefined
    })
    return listener
  }

  return {
    async wait({ timeoutMs, signal }, hasMore) {
      const end = performance.now() + timeoutMs
      for (;;) {
        if (isClosed) throw closedError()
        // First to listen, then to look: what comes in between is told.
        const canWait = isListening && timeoutMs > 0 && (await listen()) !== undefined
        if (isClosed) throw closedError()
        const isMore = await hasMore()
        if (isAborted(signal)) return false
        if (isMore) return true
        const restMs = end - performance.now()
        if (restMs <= 0) return false
        const isDeaf = isListening && !canWait
        await pause(Math.min(restMs, pollMs, isDeaf ? deafMs : pollMs), signal)
      }
    },
    wake,
    async close() {
      isClosed = true
      wake()
      await (await listener)?.unlisten()
    },
  }
}

/** Asked anew each time: it changes while others are waited for. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}
