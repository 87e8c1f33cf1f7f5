import { StoreOpenError } from '@selfread/storage-kit'
import type { PostgresConnection } from '../driver/postgres-pool.ts'
import { migrations } from '../schema/index.ts'
import { assertNotNewer } from './migrate-postgres-store.ts'
import { readSchemaVersion } from './schema-version.ts'

/** Throws {@link StoreOpenError} where a schema is not at the version of this package. */
export async function assertCurrent(connection: PostgresConnection, schema: string): Promise<void> {
  const version = await readSchemaVersion(connection, schema)
  if (version === migrations.length) return
  assertNotNewer(version, schema, migrations.length)
  const found = version === undefined ? 'is not there' : `is at version ${version}`
  throw new StoreOpenError({
    code: 'older_schema',
    path: schema,
    message: `Schema ${schema} ${found}; this version of @selfread/storage-postgres needs version ${migrations.length}. Nothing was changed. Run migratePostgresStore with a role that owns the schema, or open with migrate: true.`,
  })
}

/** The number of a store's logs. Throws {@link StoreOpenError} where it is not the one asked for. */
export async function readPartitions(
  connection: PostgresConnection,
  schema: string,
  asked: number | undefined,
): Promise<number> {
  const { rows } = await connection.query({ text: `select partitions from ${schema}.store_info` })
  const { partitions } = rows[0] as { partitions: number }
  if (asked !== undefined && asked !== partitions)
    throw new StoreOpenError({
      code: 'other_partitions',
      path: schema,
      message: `Schema ${schema} has ${partitions} logs, not ${asked}. Their number cannot be changed: leave it out, or move the content to a new store.`,
    })
  return partitions
}
