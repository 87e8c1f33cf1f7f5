import type { DatabaseSync } from 'node:sqlite'
import { keyOf, type Row, type TableShape, type Value } from './table-shape.ts'

/** One way of changing a record by hand. */
export interface Tampering {
  /** `change data`, `clear key_id`, `delete`, `swap`, `duplicate`. */
  readonly kind: string
  /** Of the rows of a table, in the order of its key: those that it is done to. */
  applies(rows: readonly Row[], at: number): boolean
  /** Does it; throws where the table cannot hold the result. */
  apply(database: DatabaseSync, rows: readonly Row[], at: number): void
}

/** All ways in which a record of a table can be changed by hand. */
export function tamperingsOf(table: TableShape): readonly Tampering[] {
  return [
    ...table.columns.map(({ name }) => changing(table, name)),
    ...table.columns
      .filter(({ isNullable }) => isNullable)
      .map(({ name }) => clearing(table, name)),
    deleting(table),
    swapping(table),
    duplicating(table),
  ]
}

function changing(table: TableShape, column: string): Tampering {
  return {
    kind: `change ${column}`,
    applies: (rows, at) => rows[at]?.[column] !== null,
    apply(database, rows, at) {
      const row = at in rows ? (rows[at] as Row) : {}
      const update = updating(database, table, column)
      const value = row[column] ?? null
      // A value beside it may be taken: then one far away.
      try {
        update(row, otherValue(value, 1))
      } catch {
        update(row, otherValue(value, 1_000_003))
      }
    },
  }
}

function clearing(table: TableShape, column: string): Tampering {
  return {
    kind: `clear ${column}`,
    applies: (rows, at) => rows[at]?.[column] !== null,
    apply: (database, rows, at) => updating(database, table, column)(rows[at] as Row, null),
  }
}

function deleting(table: TableShape): Tampering {
  return {
    kind: 'delete',
    applies: () => true,
    apply(database, rows, at) {
      database
        .prepare(`delete from ${table.name} where ${where(table)}`)
        .run(...keyOf(rows[at] as Row, table))
    },
  }
}

/** Exchanges a row with the next under their keys. */
function swapping(table: TableShape): Tampering {
  const contents = (row: Row | undefined) =>
    JSON.stringify(row && Object.entries(row).filter(([name]) => !table.key.includes(name)))
  return {
    kind: 'swap',
    applies: (rows, at) =>
      at + 1 < rows.length &&
      table.columns.length > table.key.length &&
      contents(rows[at]) !== contents(rows[at + 1]),
    apply(database, rows, at) {
      const [one, other] = [rows[at] as Row, rows[at + 1] as Row]
      for (const row of [one, other])
        database
          .prepare(`delete from ${table.name} where ${where(table)}`)
          .run(...keyOf(row, table))
      insert(database, table, { ...one, ...only(other, table.key) })
      insert(database, table, { ...other, ...only(one, table.key) })
    },
  }
}

/** Puts a row in again, under another key where the key is a number. */
function duplicating(table: TableShape): Tampering {
  const [first] = table.key
  return {
    kind: 'duplicate',
    applies: (rows, at) => first !== undefined && typeof rows[at]?.[first] === 'number',
    apply(database, rows, at) {
      const last = rows.at(-1)?.[first ?? '']
      insert(database, table, { ...(rows[at] as Row), [first ?? '']: Number(last) + at + 1 })
    },
  }
}

/** Another value of the same type: a number beside it, a letter or a bit in its middle. */
function otherValue(value: Value, step: number): Value {
  if (typeof value === 'number') return value + step
  if (typeof value === 'string') {
    const middle = Math.floor(value.length / 2)
    const other = value[middle] === 'x' ? 'y' : 'x'
    return `${value.slice(0, middle)}${other}${value.slice(middle + 1)}${step === 1 ? '' : step}`
  }
  if (value === null) return null
  const changed = Uint8Array.from(value)
  const middle = Math.floor(changed.length / 2)
  changed[middle] = (changed[middle] ?? 0) ^ 1
  return changed
}

function updating(database: DatabaseSync, table: TableShape, column: string) {
  const statement = database.prepare(`update ${table.name} set ${column} = ? where ${where(table)}`)
  return (row: Row, value: Value) => statement.run(value, ...keyOf(row, table))
}

function insert(database: DatabaseSync, table: TableShape, row: Row): void {
  const columns = table.columns.map(({ name }) => name)
  database
    .prepare(
      `insert into ${table.name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    )
    .run(...columns.map((column) => row[column] ?? null))
}

function where({ key }: TableShape): string {
  return key.map((column) => `${column} is ?`).join(' and ')
}

function only(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
}
