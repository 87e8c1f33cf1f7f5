import type { CallQueue } from '../database/call-queue.ts'
import type { Connection } from '../database/connection.ts'
import { openDatabaseReadonly } from '../database/open-database.ts'

/** Work on what is stored at one moment: on a connection of its own, so that others go on; in memory alone. */
export async function withReadConnection<Result>(
  database: Connection,
  queue: CallQueue,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  if (database.memory) return queue.alone(() => work(database))
  const connection = await queue.read(() => openSnapshot(database.name))
  try {
    return await work(connection)
  } finally {
    connection.close()
  }
}

/** A connection that sees the store as it is now, whatever is written later. */
export function openSnapshot(path: string): Connection {
  const connection = openDatabaseReadonly(path)
  connection.exec('begin')
  connection.prepare('select 1 from store_info').get() // the moment is that of the first read
  return connection
}
