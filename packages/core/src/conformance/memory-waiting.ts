import { clearTimeout, setTimeout } from 'node:timers'
import type { IsFlawed } from './store-flaws.ts'

/** True as soon as there is more, false once the time is up or the signal aborts. */
export async function awaitMore(
  query: {
    readonly timeoutMs: number
    readonly signal?: AbortSignal
    readonly hasMore: () => boolean
    readonly listeners: Set<() => void>
  },
  isFlawed: IsFlawed,
): Promise<boolean> {
  const { timeoutMs, signal, hasMore, listeners } = query
  if (hasMore() && !isFlawed('waits although there is more')) return true
  if (signal?.aborted === true || isFlawed('does not wait for more')) return false
  return new Promise((resolve) => {
    const end = (isMore: boolean) => {
      clearTimeout(timer)
      listeners.delete(listen)
      resolve(isMore)
    }
    const listen = () => {
      const isFooled = isFlawed('takes what others store for more')
      if (isFooled || hasMore()) end(true)
    }
    const timer = setTimeout(() => end(isFlawed('says that there is more at the end')), timeoutMs)
    listeners.add(listen)
    if (!isFlawed('waits on when the signal aborts'))
      signal?.addEventListener('abort', () => end(false), { once: true })
  })
}
