import { type BareClient, copyInto } from './bare-postgres.ts'

/** The rows that one commit wrote into one table, each value as text. */
interface TableRows {
  readonly table: PostgresTable
  readonly inserted: readonly (readonly (string | null)[])[]
  readonly changed: readonly (readonly (string | null)[])[]
}

/** All rows that one commit wrote. */
export type CommitRows = readonly TableRows[]

interface PostgresTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly keys: readonly string[]
}

/** The tables that have a key, in the order of their making; of a partitioned one the whole. */
async function tablesOf(client: BareClient): Promise<readonly PostgresTable[]> {
  const { rows } = await client.query(`
    select c.oid::regclass::text as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)::text as columns,
      (select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary)::text as keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema')
    order by c.oid`)
  return rows
    .filter(({ keys }) => keys !== null)
    .map(({ name, columns, keys }) => ({
      name: name ?? '',
      columns: JSON.parse(columns ?? '[]') as PostgresTable['columns'],
      keys: JSON.parse(keys ?? '[]') as string[],
    }))
}

/** Reads the rows that came since the last call: those of a transaction that began after it. */
export async function createRowReader(client: BareClient): Promise<() => Promise<CommitRows>> {
  const tables = await tablesOf(client)
  const known = new Map(tables.map(({ name }) => [name, new Set<string>()]))
  let horizon = '0'

  async function takeRows(): Promise<CommitRows> {
    const taken: TableRows[] = []
    for (const table of tables) {
      const { rows } = await client.query(
        `select ${table.columns.map(({ name }) => `${name}::text`).join(', ')} from ${table.name}
         where xmin::text::bigint >= ${horizon} order by ${table.keys.join(', ')}`,
      )
      const seen = known.get(table.name) ?? new Set()
      const isKnown = (row: Record<string, string | null>) =>
        seen.has(JSON.stringify(table.keys.map((key) => row[key])))
      const valuesOf = (row: Record<string, string | null>) =>
        table.columns.map(({ name }) => row[name] ?? null)
      const changed = rows.filter(isKnown).map(valuesOf)
      const inserted = rows.filter((row) => !isKnown(row)).map(valuesOf)
      for (const row of rows) seen.add(JSON.stringify(table.keys.map((key) => row[key])))
      if (rows.length > 0) taken.push({ table, inserted, changed })
    }
    const snapshot = await client.query(
      'select pg_snapshot_xmax(pg_current_snapshot())::text as xmax',
    )
    horizon = snapshot.rows[0]?.['xmax'] ?? horizon
    return taken
  }

  await takeRows()
  return takeRows
}

// Rows of a statement: powers of two, so that few statements are prepared. PostgreSQL takes 65,535 values.
const MOST_ROWS = 1_024
const MOST_VALUES = 65_535

/** Writes rows by prepared inserts of many rows each, and the changed ones by an update: one transaction. */
export async function insertRows(client: BareClient, rows: CommitRows): Promise<void> {
  await client.query('begin')
  for (const { table, inserted, changed } of rows) {
    for (const part of partsOf(inserted, table.columns.length))
      await client.query({
        name: `insert-${table.name}-${part.length}`,
        text: insertText(table, part.length),
        values: part.flat(),
      })
    await updateRows(client, table, changed)
  }
  await client.query('commit')
}

/** The same rows with COPY in place of the inserts. */
export async function copyRows(client: BareClient, rows: CommitCopy): Promise<void> {
  await client.query('begin')
  for (const { table, lines, changed } of rows) {
    if (lines.length > 0) await copyInto(client, targetOf(table), lines)
    await updateRows(client, table, changed)
  }
  await client.query('commit')
}

/** Rows in COPY's text form. */
export type CommitCopy = readonly (Omit<TableRows, 'inserted'> & { readonly lines: Buffer })[]

/** Puts rows into COPY's text form. */
export function copyOf(rows: CommitRows): CommitCopy {
  return rows.map(({ table, inserted, changed }) => ({
    table,
    changed,
    lines: Buffer.from(inserted.map((row) => `${row.map(copyText).join('\t')}\n`).join('')),
  }))
}

/** A digest of all rows of all tables. */
export async function digestOf(client: BareClient): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {}
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query(
      `select md5(coalesce(string_agg(md5(t::text), '' order by ${table.keys.map((key) => `t.${key}`).join(', ')}), '')) as digest
       from ${table.name} t`,
    )
    digests[table.name] = rows[0]?.['digest'] ?? ''
  }
  return digests
}

async function updateRows(
  client: BareClient,
  table: PostgresTable,
  rows: TableRows['changed'],
): Promise<void> {
  for (const part of partsOf(rows, table.columns.length))
    await client.query({
      name: `update-${table.name}-${part.length}`,
      text: updateText(table, part.length),
      values: part.flat(),
    })
}

function insertText(table: PostgresTable, count: number): string {
  return `insert into ${targetOf(table)} values ${tuples(table, count)}`
}

function updateText(table: PostgresTable, count: number): string {
  const others = table.columns.filter(({ name }) => !table.keys.includes(name))
  const named = table.columns.map(({ name }) => name).join(', ')
  return `update ${table.name} t set ${others.map(({ name }) => `${name} = v.${name}`).join(', ')}
    from (values ${tuples(table, count)}) v (${named})
    where ${table.keys.map((key) => `t.${key} = v.${key}`).join(' and ')}`
}

function tuples({ columns }: PostgresTable, count: number): string {
  return Array.from(
    { length: count },
    (_, row) =>
      `(${columns.map(({ type }, index) => `$${row * columns.length + index + 1}::${type}`).join(', ')})`,
  ).join(', ')
}

function targetOf({ name, columns }: PostgresTable): string {
  return `${name} (${columns.map((column) => column.name).join(', ')})`
}

function partsOf<Row>(rows: readonly Row[], columns: number): readonly (readonly Row[])[] {
  const parts: (readonly Row[])[] = []
  let size = MOST_ROWS
  for (let from = 0; from < rows.length; from += size) {
    while (size > rows.length - from || size * columns > MOST_VALUES) size /= 2
    parts.push(rows.slice(from, from + size))
  }
  return parts
}

function copyText(value: string | null): string {
  if (value === null) return '\\N'
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}
