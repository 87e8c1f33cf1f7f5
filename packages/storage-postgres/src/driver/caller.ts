import { setTimeout } from 'node:timers/promises'
import { StoreError } from '@selfread/core'
import type { FunctionName } from '../statements/index.ts'
import type { PostgresConnection, PostgresPool, PostgresStatement } from './postgres-pool.ts'
import { isUndone, storeErrorOf } from './store-error-of.ts'

/** What a function of the schema is given. Arrays come as their literals. */
export type Value = string | number | boolean | Uint8Array | null

/** Calls functions of the schema. */
export interface Caller {
  /** Rows as the function's `returns table` says. */
  call<Row>(name: FunctionName, values: readonly Value[]): Promise<readonly Row[]>
  /** True where others cannot see what was written yet. */
  readonly isTransaction: boolean
}

const timesToRetry = 5

/** Each call in a transaction of its own: one message to the server. */
export function createPoolCaller(
  pool: PostgresPool,
  schema: string,
  isClosed: () => boolean,
): Caller {
  return {
    isTransaction: false,
    async call<Row>(name: FunctionName, values: readonly Value[]) {
      const statement = statementOf(schema, name, values)
      for (let time = 1; ; time += 1) {
        try {
          const { rows } = await withConnection(pool, isClosed, (connection) =>
            connection.query(statement),
          )
          return rows as readonly Row[]
        } catch (error) {
          const cause = error instanceof Error ? error.cause : undefined
          if (!isUndone(cause) || time >= timesToRetry) throw error
          // Whoever was in the way needs a moment; not all of them the same one.
          await setTimeout(Math.random() * 10 * 2 ** time)
        }
      }
    },
  }
}

/** Each call within an open transaction, one after the other, each undone alone where it fails. */
export function createTransactionCaller(
  connection: PostgresConnection,
  schema: string,
  isOver: () => boolean,
): Caller {
  let last: Promise<unknown> = Promise.resolve()

  async function callOne(
    name: FunctionName,
    values: readonly Value[],
  ): Promise<readonly unknown[]> {
    if (isOver())
      throw new Error('The transaction is over: use what is handed in before `work` resolves.')
    try {
      await connection.query({ text: 'savepoint selfread' })
      const { rows } = await connection.query(statementOf(schema, name, values))
      await connection.query({ text: 'release savepoint selfread' })
      return rows
    } catch (error) {
      await connection
        .query({ text: 'rollback to savepoint selfread; release savepoint selfread' })
        .catch(() => undefined) // the connection is gone: said by the error itself
      throw storeErrorOf(error)
    }
  }

  return {
    isTransaction: true,
    call<Row>(name: FunctionName, values: readonly Value[]) {
      const result = last.then(() => callOne(name, values))
      last = result.catch(() => undefined)
      return result as Promise<readonly Row[]>
    },
  }
}

/** What every call of a closed store rejects with. */
export function closedError(): StoreError {
  return new StoreError({
    code: 'closed',
    message: 'The store was closed. Open it anew with openPostgresStore.',
  })
}

/** A connection of the pool, until it is given back. */
export interface TakenConnection {
  readonly connection: PostgresConnection
  /** Makes an error that of a store, and notes whether the connection is of no use any more. */
  errorOf(error: unknown): unknown
  giveBack(): void
}

/** Takes a connection of the pool. Rejects with the errors of a store. */
export async function takeConnection(
  pool: PostgresPool,
  isClosed: () => boolean,
): Promise<TakenConnection> {
  if (isClosed()) throw closedError()
  hearLosses(pool)
  const client = await pool.connect().catch((error) => {
    throw storeErrorOf(error)
  })
  let failure: Error | undefined
  const onLost = (error: Error): void => {
    failure = error // the call under way says it, or the next
  }
  client.on?.('error', onLost)
  return {
    connection: client,
    errorOf(error) {
      const said = storeErrorOf(error)
      if (StoreError.is(said) && said.code === 'connection_lost') failure = said
      return said
    },
    giveBack() {
      client.removeListener?.('error', onLost)
      client.release(failure)
    },
  }
}

const heard = new WeakSet<PostgresPool>()

/** A connection that is lost in the moment in which it is handed out is nobody's yet: listens from its start. */
function hearLosses(pool: PostgresPool): void {
  if (heard.has(pool)) return
  heard.add(pool)
  pool.on?.('connect', (client) => client.on?.('error', () => {})) // the first call on it says it
}

/** Uses a connection of the pool and gives it back; its errors become those of a store. */
export async function withConnection<Result>(
  pool: PostgresPool,
  isClosed: () => boolean,
  use: (connection: PostgresConnection) => Promise<Result>,
): Promise<Result> {
  const taken = await takeConnection(pool, isClosed)
  try {
    return await use(taken.connection)
  } catch (error) {
    throw taken.errorOf(error)
  } finally {
    taken.giveBack()
  }
}

/** The call of a function, kept prepared under its name. */
export function statementOf(
  schema: string,
  name: FunctionName,
  values: readonly Value[],
): PostgresStatement {
  const parameters = values.map((_, index) => `$${index + 1}`).join(', ')
  return {
    name: `${schema}.${name}`,
    text: `select * from ${schema}.${name}(${parameters})`,
    values: values.map((value) => (typeof value === 'number' ? String(value) : value)),
  }
}
