import type { Connection } from '../../packages/storage-sqlite/src/database/connection.ts'

/** A row that a commit wrote or changed. */
export interface WrittenRow {
  readonly sql: string
  readonly values: readonly unknown[]
}

interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly keys: readonly string[]
}

/**
 * What the store's file has that the shadow has not, as plain inserts and updates: tables in the
 * order of their making, rows in that of their keys. The shadow is brought to the same state by
 * them, so that the next call gives what came after.
 */
export function takeWrittenRows(path: string, shadow: Connection): readonly WrittenRow[] {
  shadow.prepare('attach ? as store').run(path)
  try {
    const rows = tablesOf(shadow).flatMap((table) => writtenRows(table, shadow))
    replay(shadow, rows)
    return rows
  } finally {
    shadow.exec('detach store')
  }
}

/** Throws where the tables of two files differ: what was replayed is what the store wrote. */
export function assertSameRows(path: string, other: Connection): void {
  other.prepare('attach ? as store').run(path)
  const different = tablesOf(other).filter(({ name, columns }) => {
    const all = columns.join(', ')
    const count = (one: string, two: string) =>
      other
        .prepare(
          `select count(*) from (select ${all} from ${one}.${name} except select ${all} from ${two}.${name})`,
        )
        .pluck()
        .get() as number
    return count('main', 'store') + count('store', 'main') > 0
  })
  other.exec('detach store')
  if (different.length > 0)
    throw new Error(`The peer's rows differ in ${different.map(({ name }) => name).join(', ')}`)
}

/** Does the writing, and nothing else: one transaction of prepared statements. */
export function createReplay(database: Connection): (rows: readonly WrittenRow[]) => void {
  const prepared = new Map<string, ReturnType<Connection['prepare']>>()
  const run = database.transaction((rows: readonly WrittenRow[]) => {
    for (const { sql, values } of rows) {
      let statement = prepared.get(sql)
      if (statement === undefined) {
        statement = database.prepare(sql)
        prepared.set(sql, statement)
      }
      statement.run(values)
    }
  })
  return (rows) => run.immediate(rows)
}

function replay(database: Connection, rows: readonly WrittenRow[]): void {
  createReplay(database)(rows)
}

function writtenRows({ name, columns, keys }: Table, shadow: Connection): readonly WrittenRow[] {
  const all = columns.join(', ')
  const found = shadow
    .prepare(
      `select * from (select ${all} from store.${name} except select ${all} from main.${name})
       order by ${keys.join(', ')}`,
    )
    .all() as Record<string, unknown>[]
  const isKnown = shadow
    .prepare(`select 1 from main.${name} where ${keys.map((key) => `${key} is ?`).join(' and ')}`)
    .pluck()
  const others = columns.filter((column) => !keys.includes(column))
  const insert = `insert into ${name} (${all}) values (${columns.map(() => '?').join(', ')})`
  const update = `update ${name} set ${others.map((it) => `${it} = ?`).join(', ')} where ${keys
    .map((key) => `${key} = ?`)
    .join(' and ')}`
  return found.map((row) => {
    const key = keys.map((column) => row[column])
    if (isKnown.get(key) === undefined)
      return { sql: insert, values: columns.map((column) => row[column]) }
    return { sql: update, values: [...others.map((column) => row[column]), ...key] }
  })
}

function tablesOf(database: Connection): readonly Table[] {
  const names = database
    .prepare(
      `select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid`,
    )
    .pluck()
    .all() as string[]
  return names.map((name) => {
    const columns = database.pragma(`table_info(${name})`) as { name: string; pk: number }[]
    return {
      name,
      columns: columns.map((column) => column.name),
      keys: columns
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((column) => column.name),
    }
  })
}
