import type { PostgresPool, PostgresStatement } from './postgres-pool.ts'

/** What is used of a connection of `postgres`. */
export interface PostgresJsConnection {
  unsafe(
    text: string,
    values?: never[],
    options?: { readonly prepare?: boolean },
  ): PromiseLike<readonly unknown[]>
}

/** What is used of `postgres`: its `Sql` is one. */
export interface PostgresJs {
  reserve(): Promise<PostgresJsConnection & { release(): void }>
  listen(channel: string, onNotice: () => void): PromiseLike<{ unlisten(): Promise<void> }>
}

/**
 * A pool out of the driver `postgres`.
 *
 * @example
 * ```ts
 * const store = await openPostgresStore({ pool: fromPostgresJs(postgres(url)), masterKey })
 * ```
 */
export function fromPostgresJs(sql: PostgresJs): PostgresPool {
  return {
    async connect() {
      const connection = await sql.reserve()
      return {
        query: async (statement) => ({ rows: await run(connection, statement) }),
        release: () => connection.release(),
      }
    },
    // The driver listens again by itself when its connection was lost.
    listen: async (channel, { onNotice }) => sql.listen(channel, onNotice),
  }
}

async function run(
  connection: PostgresJsConnection,
  { text, values }: PostgresStatement,
): Promise<readonly unknown[]> {
  if (values === undefined) return connection.unsafe(text)
  // The driver's own type of values is wider and generic: what is given is text, bytes and null.
  return connection.unsafe(text, values as never[], { prepare: true })
}
