import type { StoreFault } from '@selfread/core'
import Database from 'better-sqlite3'
import type { Connection } from '../database/connection.ts'
import { applyMigrations } from '../schema/index.ts'

/**
 * Compares tables, indexes and triggers with those of a new store: SQLite believes what its schema
 * says, so a changed condition or a trigger that is gone shows nowhere else.
 */
export function schemaFaults(database: Connection): readonly StoreFault[] {
  const expected = newDefinitions()
  const stored = definitionsOf(database)
  const names = new Set([...expected.keys(), ...stored.keys()])
  return [...names]
    .filter((name) => stored.get(name) !== expected.get(name))
    .map((name) => ({
      code: 'database_damaged',
      message: `The schema’s ${name} ${problemOf(stored.get(name), expected.get(name))}.`,
    }))
}

function problemOf(stored: string | undefined, expected: string | undefined): string {
  if (stored === undefined) return 'is not there'
  return expected === undefined ? 'is none of a store' : 'is not as it was made'
}

function newDefinitions(): ReadonlyMap<string, string> {
  const database = new Database(':memory:')
  try {
    applyMigrations(database, 0)
    return definitionsOf(database)
  } finally {
    database.close()
  }
}

/**
 * By kind and name, in hex: SQLite would hand over damaged UTF-8 as if it were text. Whoever runs
 * `analyze` adds tables of statistics: these may be.
 */
function definitionsOf(database: Connection): ReadonlyMap<string, string> {
  const rows = database
    .prepare(`
      select type || ' ' || name as name, tbl_name || ' ' || hex(sql) as definition
      from sqlite_schema where name not like 'sqlite\\_stat%' escape '\\'`)
    .all() as { name: string; definition: string }[]
  return new Map(rows.map(({ name, definition }) => [name, definition]))
}
