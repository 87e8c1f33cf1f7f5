import type { FunctionName } from '../statements/index.ts'
import { type Caller, statementOf, takeConnection, type Value } from './caller.ts'
import type { StoreAccess } from './in-transaction.ts'

/** Calls that all see the store as it was at one moment, and change nothing. */
export interface Snapshot {
  readonly caller: Caller
  close(): Promise<void>
}

/** Opens a snapshot on a connection of its own, to be closed. */
export async function openSnapshot({ pool, schema, isClosed }: StoreAccess): Promise<Snapshot> {
  const taken = await takeConnection(pool, isClosed)
  const { connection } = taken
  const close = async (): Promise<void> => {
    await connection.query({ text: 'rollback' }).catch(taken.errorOf) // nothing was written
    taken.giveBack()
  }
  try {
    await connection.query({ text: 'begin isolation level repeatable read read only' })
  } catch (error) {
    await close()
    throw taken.errorOf(error)
  }
  return {
    close,
    caller: {
      isTransaction: true,
      async call<Row>(name: FunctionName, values: readonly Value[]) {
        const { rows } = await connection
          .query(statementOf(schema, name, values))
          .catch((error) => {
            throw taken.errorOf(error)
          })
        return rows as readonly Row[]
      },
    },
  }
}

/** Looks at the store as it is at one moment. */
export async function withSnapshot<Result>(
  access: StoreAccess,
  look: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  const snapshot = await openSnapshot(access)
  try {
    return await look(snapshot.caller)
  } finally {
    await snapshot.close()
  }
}
