import { StoreOpenError } from '@selfread/storage-kit'
import type { PostgresConnection } from '../driver/postgres-pool.ts'

const oldestServer = 14

/** Throws {@link StoreOpenError} for a server that lacks what the schema needs. */
export async function assertServer(connection: PostgresConnection): Promise<void> {
  const { rows } = await connection.query({
    text: "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding, current_database() as name",
  })
  const { version, encoding, name } = rows[0] as Record<'version' | 'encoding' | 'name', string>
  if (Number(version) < oldestServer * 10_000)
    throw new StoreOpenError({
      code: 'server_too_old',
      path: name,
      message: `The server has version ${Math.floor(Number(version) / 10_000)}; @selfread/storage-postgres needs PostgreSQL ${oldestServer} or newer.`,
    })
  if (encoding !== 'UTF8')
    throw new StoreOpenError({
      code: 'cannot_open',
      path: name,
      message: `Database ${name} is encoded in ${encoding}; a store holds all of Unicode. Make a database with encoding UTF8.`,
    })
}

/** The version of a store's schema; undefined where there is no store. Throws where something else lies there. */
export async function readSchemaVersion(
  connection: PostgresConnection,
  schema: string,
): Promise<number | undefined> {
  const { rows: tables } = await connection.query({
    text: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm') order by c.relname = 'store_info' desc limit 1`,
    values: [schema],
  })
  const [table] = tables as { name: string }[]
  if (table === undefined) return undefined
  if (table.name !== 'store_info')
    throw new StoreOpenError({
      code: 'not_a_selfread_store',
      path: schema,
      message: `Schema ${schema} holds tables that are not of a selfread store, as ${table.name}. Nothing was changed. Give a schema of its own.`,
    })
  const { rows } = await connection.query({
    text: `select schema_version from ${schema}.store_info`,
  })
  return (rows[0] as { schema_version: number } | undefined)?.schema_version
}
