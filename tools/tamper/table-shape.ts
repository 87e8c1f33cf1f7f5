import type { DatabaseSync } from 'node:sqlite'

/** A value as it lies in a row. */
export type Value = number | string | Uint8Array | null

/** A row by column. */
export type Row = Readonly<Record<string, Value>>

/** How a table is built. */
export interface TableShape {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly isNullable: boolean }[]
  /** The columns that tell its rows apart. */
  readonly key: readonly string[]
}

/** The tables of a database, with all that they hold: in time, the tests see the next one too. */
export function tableShapes(database: DatabaseSync): readonly TableShape[] {
  const names = database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
    )
    .all() as unknown as readonly { readonly name: string }[]
  return names.map(({ name }) => {
    const columns = database.prepare(`pragma table_info(${name})`).all() as unknown as {
      name: string
      notnull: number
      pk: number
    }[]
    return {
      name,
      columns: columns.map(({ name: column, notnull, pk }) => ({
        name: column,
        isNullable: notnull === 0 && pk === 0,
      })),
      key: columns
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map(({ name: column }) => column),
    }
  })
}

/** All rows of a table in the order of its key. */
export function rowsOf(database: DatabaseSync, { name, key }: TableShape): readonly Row[] {
  return database.prepare(`select * from ${name} order by ${key.join(', ')}`).all() as Row[]
}

/** The row that stands under another's key. */
export function rowAt(database: DatabaseSync, table: TableShape, row: Row): Row | undefined {
  const where = table.key.map((column) => `${column} is ?`).join(' and ')
  return database.prepare(`select * from ${table.name} where ${where}`).get(...keyOf(row, table)) as
    | Row
    | undefined
}

/** Values of the columns that name a row, as they are bound. */
export function keyOf(row: Row, { key }: TableShape): readonly Value[] {
  return key.map((column) => row[column] ?? null)
}
