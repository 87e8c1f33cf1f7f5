import pg from 'pg'
import { migratePostgresStore } from '../open/migrate-postgres-store.ts'
import type { TestDatabase, TestServer } from './start-postgres.ts'

/** Databases with an empty store each, copied from one that was migrated once for each number of logs. */
export interface StoreDatabases {
  /** A database of its own. */
  take(partitions?: number): Promise<TestDatabase>
}

/** Makes databases with an empty store in each. */
export function createStoreDatabases(server: TestServer, usualPartitions: number): StoreDatabases {
  const templates = new Map<number, Promise<string>>()

  async function makeTemplate(partitions: number): Promise<string> {
    const database = await server.createDatabase()
    const pool = new pg.Pool({ ...database.owner, max: 1 })
    await migratePostgresStore({ pool, partitions })
    await pool.end()
    return database.name
  }

  return {
    async take(partitions = usualPartitions) {
      const template = templates.get(partitions) ?? makeTemplate(partitions)
      templates.set(partitions, template)
      return server.createDatabase({ template: await template })
    },
  }
}
