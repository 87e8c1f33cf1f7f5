import type { PostgresPool, PostgresPoolClient } from './postgres-pool.ts'

/** A client that tells of notices, as that of `pg` does. */
interface NoticingClient extends PostgresPoolClient {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'notification' | 'end', listener: () => void): unknown
  removeAllListeners(event: 'notification'): unknown
}

/** Listens to a channel: as the pool does it, or on a client of its own where that can; undefined where neither can. */
export async function openListener(
  pool: PostgresPool,
  channel: string,
  handlers: { readonly onNotice: () => void; readonly onLost: () => void },
): Promise<{ unlisten(): Promise<void> } | undefined> {
  if (pool.listen !== undefined) return pool.listen(channel, handlers)
  const client = await pool.connect()
  if (!isNoticing(client)) {
    client.release()
    return undefined
  }
  let isOver = false
  function end(reason?: Error): void {
    if (isOver) return
    isOver = true
    if (isNoticing(client)) client.removeAllListeners('notification')
    client.release(reason)
    if (reason !== undefined) handlers.onLost()
  }
  client.on('notification', handlers.onNotice)
  client.on('error', () => end(new Error('The connection that listened was lost.')))
  client.on('end', () => end(new Error('The connection that listened was ended.')))
  try {
    await client.query({ text: `listen ${channel}` })
  } catch (error) {
    end(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
  return {
    async unlisten() {
      if (isOver) return
      await client.query({ text: `unlisten ${channel}` }).catch(() => undefined) // given up anyway
      end()
    },
  }
}

function isNoticing(client: PostgresPoolClient): client is NoticingClient {
  return 'on' in client && typeof client.on === 'function'
}
