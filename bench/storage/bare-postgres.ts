import { createRequire } from 'node:module'
import type { TestConnection } from '../../packages/storage-postgres/src/testing/start-postgres.ts'

/** What the benches use of a client of `pg`. */
export interface BareClient {
  connect(): Promise<void>
  query(
    query:
      | string
      | { readonly text: string; readonly values?: readonly unknown[]; readonly name?: string },
  ): Promise<{ readonly rows: readonly Record<string, string | null>[] }>
  query(submitted: CopyQuery): CopyQuery
  end(): Promise<void>
}

/** The part of the connection that a COPY needs. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** What the driver calls on a query of the caller's own. */
interface CopyQuery {
  submit(connection: CopyConnection): void
  handleCopyInResponse(connection: CopyConnection): void
  handleCommandComplete(): void
  handleReadyForQuery(): void
  handleError(error: Error): void
}

const { Client } = createRequire(
  new URL('../../packages/storage-postgres/package.json', import.meta.url),
)('pg') as { readonly Client: new (connection: TestConnection) => BareClient }

/** A connection of `pg`, the driver that the store is given as well. */
export async function connectBare(connection: TestConnection): Promise<BareClient> {
  const client = new Client(connection)
  await client.connect()
  return client
}

/** Sends lines in COPY's text form. */
export function copyInto(client: BareClient, target: string, lines: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let problem: Error | undefined
    client.query({
      submit: (connection) => connection.query(`copy ${target} from stdin`),
      handleCopyInResponse(connection) {
        connection.sendCopyFromChunk(lines)
        connection.endCopyFrom()
      },
      handleCommandComplete() {},
      handleError(error) {
        problem = error
        reject(error)
      },
      handleReadyForQuery() {
        if (problem === undefined) resolve()
      },
    })
  })
}
