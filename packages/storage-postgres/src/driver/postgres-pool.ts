/** A statement as the store gives it to a driver. */
export interface PostgresStatement {
  readonly text: string
  /** Text, bytes, booleans and null; absent for several statements in one text. */
  readonly values?: (string | boolean | Uint8Array | null)[]
  /** Under which the server keeps it prepared, the same for the same text. */
  readonly name?: string
}

/** A connection. */
export interface PostgresConnection {
  /** Rows with a field for each column: `int4` as number, `int8` as anything that `Number` takes, `bytea` as bytes. */
  query(statement: PostgresStatement): Promise<{ readonly rows: readonly unknown[] }>
}

/** A connection of a pool, to be given back. */
export interface PostgresPoolClient extends PostgresConnection {
  /** With an error where the connection is of no use any more. */
  release(error?: Error): void
  /** Drivers that tell of a lost connection by an event, which ends the process where nobody listens. */
  on?(event: 'error', listener: (error: Error) => void): unknown
  removeListener?(event: 'error', listener: (error: Error) => void): unknown
}

/**
 * What the store needs of a driver: a `Pool` of `pg` is one as it is, one of `postgres` by
 * `fromPostgresJs`. Several stores may share a pool; the store never ends it.
 */
export interface PostgresPool {
  connect(): Promise<PostgresPoolClient>
  /** Drivers that show each new connection before they hand it out: it may be lost in between. */
  on?(event: 'connect', listener: (client: PostgresPoolClient) => void): unknown
  /**
   * Calls `onNotice` whenever somebody notifies a channel, and `onLost` once when that ended without
   * being asked to. Absent where the driver cannot: a client with `on('notification')` is used then,
   * and without that the feed is polled.
   */
  listen?(
    channel: string,
    handlers: { readonly onNotice: () => void; readonly onLost: () => void },
  ): Promise<{ unlisten(): Promise<void> }>
}
