/** Pauses that all end at once when there is something to look at. */
export interface WakeablePauses {
  /** Ends when the time is up, the signal aborts or somebody wakes. */
  pause(durationMs: number, signal: AbortSignal | undefined): Promise<void>
  wake(): void
}

/** Pauses of those who wait for the same thing. */
export function createWakeablePauses(): WakeablePauses {
  const waiting = new Set<() => void>()
  return {
    async pause(durationMs, signal) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, durationMs)
      const stop = (): void => resolve()
      waiting.add(resolve)
      signal?.addEventListener('abort', stop, { once: true })
      try {
        await promise
      } finally {
        clearTimeout(timer)
        waiting.delete(resolve)
        signal?.removeEventListener('abort', stop)
      }
    },
    wake() {
      for (const goOn of [...waiting]) goOn()
    },
  }
}
