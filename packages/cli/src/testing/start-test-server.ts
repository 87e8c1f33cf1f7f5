/** A PostgreSQL server for the tests that run. */
export interface TestServer {
  /** Makes an empty database and gives its connection string. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

interface Started {
  createDatabase(): Promise<{
    readonly owner: Readonly<Record<'host' | 'user' | 'password' | 'database', string>> & {
      readonly port: number
    }
  }>
  stop(): Promise<void>
}

/** Starts the server with which `@selfread/storage-postgres` is tested. */
export async function startTestServer(): Promise<TestServer> {
  // By a computed name: the tests of another package are no part of this one's program.
  const path = '../../../storage-postgres/src/testing/start-postgres.ts'
  const { startPostgres } = (await import(new URL(path, import.meta.url).href)) as {
    readonly startPostgres: () => Promise<Started>
  }
  const server = await startPostgres()
  return {
    async createDatabase() {
      const { host, port, user, password, database } = (await server.createDatabase()).owner
      return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`
    },
    stop: () => server.stop(),
  }
}
