/** Lets at most `atOnce` jobs run; the others wait in the order they came. */
export interface Turns {
  /** Waiting ends when `signal` fires; a job that has begun keeps its turn until it is over. */
  take<Result>(signal: AbortSignal | undefined, job: () => Promise<Result>): Promise<Result>
}

/** A queue of jobs of which at most `atOnce` run. */
export function turns(atOnce: number): Turns {
  const waiting: (() => void)[] = []
  let running = 0

  async function wait(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(signal?.reason)
      }
      waiting.push(enter)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  return {
    async take(signal, job) {
      signal?.throwIfAborted()
      if (running < atOnce) running++
      else await wait(signal)
      try {
        return await job()
      } finally {
        const next = waiting.shift()
        if (next === undefined) running--
        else next()
      }
    },
  }
}

/** The work's outcome, or the signal's reason as soon as it fires. */
export function orStopped<Result>(stop: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onStop = () => reject(stop.reason)
    if (stop.aborted) onStop()
    stop.addEventListener('abort', onStop, { once: true })
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', onStop))
  })
}
