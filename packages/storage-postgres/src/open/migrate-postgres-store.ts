import { setTimeout } from 'node:timers/promises'
import { StoreError } from '@selfread/core'
import { assertPartitions, StoreOpenError } from '@selfread/storage-kit'
import { withConnection } from '../driver/caller.ts'
import type { PostgresConnection, PostgresPool } from '../driver/postgres-pool.ts'
import { migrations } from '../schema/index.ts'
import type { Migration } from '../schema/migration.ts'
import { assertRole, assertSchemaName, defaultSchema } from './schema-name.ts'
import { assertServer, readSchemaVersion } from './schema-version.ts'

/** What is to be made or brought up to date. */
export interface PostgresMigrationSettings {
  /** Of a role that may create tables in the schema, or the schema itself. */
  readonly pool: PostgresPool
  /** The schema that holds the store, `selfread` unless told. It holds nothing else. */
  readonly schema?: string
  /** Number of logs of a new store, 16 unless told, 1 to 1,024. It can never be changed. */
  readonly partitions?: number
  /** A role that works with the store without owning it: it is given what it needs for that, and no more. */
  readonly grantTo?: string
}

const defaultPartitions = 16
const usualLockTimeoutMs = 2_000
const timesToRetry = 20

/**
 * Brings the schema of a store to the version of this package, made where there is none. One process
 * migrates, all others wait for it and find it done. Readers go on: no migration holds a table for
 * longer than its statement takes, and one that does not get a lock within two seconds gives way and
 * comes again.
 *
 * Throws {@link StoreOpenError} where the schema is not a store's or is newer, and `StoreError`
 * `locked` where somebody kept a table locked for a minute.
 */
export async function migratePostgresStore(settings: PostgresMigrationSettings): Promise<void> {
  await migrateSchema(settings, migrations)
}

/** Brings a schema through these migrations. */
export async function migrateSchema(
  settings: PostgresMigrationSettings,
  steps: readonly Migration[],
  lockTimeoutMs: number = usualLockTimeoutMs,
): Promise<void> {
  const { pool, schema = defaultSchema, partitions = defaultPartitions, grantTo } = settings
  assertSchemaName(schema)
  assertPartitions(partitions)
  if (grantTo !== undefined) assertRole(grantTo)
  await withConnection(
    pool,
    () => false,
    async (connection) => {
      await assertServer(connection)
      const target = { schema, partitions, steps, lockTimeoutMs }
      let isDone = false
      while (!isDone) isDone = await takeStep(connection, target)
      if (grantTo !== undefined) await connection.query({ text: grants(schema, grantTo) })
    },
  )
}

/** Takes one step of the migration, or finds that there is none left. */
async function takeStep(
  connection: PostgresConnection,
  target: {
    readonly schema: string
    readonly partitions: number
    readonly steps: readonly Migration[]
    readonly lockTimeoutMs: number
  },
): Promise<boolean> {
  const { schema, steps, lockTimeoutMs } = target
  for (let time = 1; ; time += 1) {
    const version = await readSchemaVersion(connection, schema)
    if (version === steps.length) return true
    assertNotNewer(version, schema, steps.length)
    try {
      await connection.query({ text: 'begin' })
      // Whoever else migrates is waited for, however long it takes; no table is.
      await connection.query({
        text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
        values: [`selfread migration of ${schema}`],
      })
      await connection.query({ text: `set local lock_timeout = ${lockTimeoutMs}` })
      const found = await readSchemaVersion(connection, schema)
      const step = steps[found ?? 0]
      if (step !== undefined && (found ?? 0) < steps.length)
        await applyStep(connection, { ...target, step, found })
      await connection.query({ text: 'commit' })
      return (found ?? 0) + 1 >= steps.length
    } catch (error) {
      await connection.query({ text: 'rollback' }).catch(() => undefined) // said by the error itself
      if (codeOf(error) === '42501') throw notAllowed(schema, version, error)
      if (!LOCKED.includes(codeOf(error))) throw error
      if (time === timesToRetry)
        throw new StoreError({
          code: 'locked',
          message: `Schema ${schema} could not be migrated: somebody keeps a table of it locked. Nothing was changed. End long transactions and try again.`,
          cause: error,
        })
      await setTimeout(250 + Math.random() * 500)
    }
  }
}

async function applyStep(
  connection: PostgresConnection,
  target: { schema: string; partitions: number; step: Migration; found: number | undefined },
): Promise<void> {
  const { schema, step, found } = target
  let { partitions } = target
  if (found === undefined) {
    const { rows } = await connection.query({
      text: 'select 1 from pg_namespace where nspname = $1',
      values: [schema],
    })
    if (rows.length === 0) await connection.query({ text: `create schema ${schema}` })
  } else {
    const { rows } = await connection.query({ text: `select partitions from ${schema}.store_info` })
    partitions = (rows[0] as { partitions: number }).partitions
  }
  await connection.query({ text: step({ schema, partitions }) })
  await connection.query({
    text: `update ${schema}.store_info set schema_version = ${(found ?? 0) + 1}`,
  })
}

/** Throws where a newer version of this package made the schema. */
export function assertNotNewer(version: number | undefined, schema: string, known: number): void {
  if (version !== undefined && version > known)
    throw new StoreOpenError({
      code: 'newer_schema',
      path: schema,
      message: `Schema ${schema} is at version ${version}; this version of @selfread/storage-postgres knows up to ${known}. Nothing was changed. Update the package.`,
    })
}

/** A lock that did not come in time, or a circle of waiting. */
const LOCKED: readonly unknown[] = ['55P03', '40P01']

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

function notAllowed(schema: string, version: number | undefined, cause: unknown): StoreOpenError {
  const found = version === undefined ? 'is not there' : `is at version ${version}`
  return new StoreOpenError({
    code: 'older_schema',
    path: schema,
    message: `Schema ${schema} ${found}, and this role may not bring it up to date. Nothing was changed. Run migratePostgresStore with a role that owns the schema or may create it.`,
    cause,
  })
}

/** Facts can be added to and read, by nobody changed; no table of a partition is given away. */
function grants(schema: string, role: string): string {
  return `
grant usage on schema ${schema} to ${role};
grant select, insert, update on ${schema}.store_info, ${schema}.tenant, ${schema}.log_head,
  ${schema}.checkpoint, ${schema}.subject_key, ${schema}.document_key, ${schema}.document,
  ${schema}.document_entry, ${schema}.blob, ${schema}.message to ${role};
grant delete on ${schema}.document_key, ${schema}.document, ${schema}.document_entry to ${role};
grant select, insert on ${schema}.fact, ${schema}.commit_key to ${role};
grant usage on sequence ${schema}.kept to ${role};
grant execute on all functions in schema ${schema} to ${role};`
}
