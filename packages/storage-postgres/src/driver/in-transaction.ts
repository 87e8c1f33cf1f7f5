import { type Caller, createTransactionCaller, withConnection } from './caller.ts'
import type { PostgresPool } from './postgres-pool.ts'

/** Where an opened store is. */
export interface StoreAccess {
  readonly pool: PostgresPool
  readonly schema: string
  readonly isClosed: () => boolean
}

/** Does work in a transaction: all of it is stored when it resolves, and nothing when it rejects. */
export async function inTransaction<Result>(
  { pool, schema, isClosed }: StoreAccess,
  work: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  return withConnection(pool, isClosed, async (connection) => {
    let isOver = false
    await connection.query({ text: 'begin' })
    try {
      const result = await work(createTransactionCaller(connection, schema, () => isOver))
      await connection.query({ text: 'commit' })
      return result
    } catch (error) {
      await connection.query({ text: 'rollback' }).catch(() => undefined) // said by the error itself
      throw error
    } finally {
      isOver = true
    }
  })
}
