import pg from 'pg'
import { migratePostgresStore } from '../open/migrate-postgres-store.ts'
import type { TestDatabase, TestServer } from './start-postgres.ts'
import { wipeStore } from './wipe-store.ts'

/** Databases with an empty store each. */
export interface StoreDatabases {
  /** A new one, copied from one that was migrated once for each number of logs. */
  take(partitions?: number): Promise<TestDatabase>
  /** The one for this number of logs, wiped: for one after the other, who leave no connection busy. */
  reuse(partitions?: number): Promise<TestDatabase>
}

/** Makes databases with an empty store in each. */
export function createStoreDatabases(server: TestServer, usualPartitions: number): StoreDatabases {
  const templates = new Map<number, Promise<string>>()
  const reused = new Map<number, TestDatabase>()

  async function makeTemplate(partitions: number): Promise<string> {
    const database = await server.createDatabase()
    const pool = new pg.Pool({ ...database.owner, max: 1 })
    await migratePostgresStore({ pool, partitions })
    await pool.end()
    return database.name
  }

  async function take(partitions: number = usualPartitions): Promise<TestDatabase> {
    const template = templates.get(partitions) ?? makeTemplate(partitions)
    templates.set(partitions, template)
    return server.createDatabase({ template: await template })
  }

  return {
    take,
    async reuse(partitions = usualPartitions) {
      const known = reused.get(partitions)
      const database = known ?? (await take(partitions))
      reused.set(partitions, database)
      if (known !== undefined) await wipeStore(known)
      return database
    },
  }
}
