import { DatabaseSync } from 'node:sqlite'
import { type Row, rowsOf, type TableShape, tableShapes } from './table-shape.ts'

/** All that a store says, by table. */
export interface StoreContent {
  readonly schema: string
  readonly shapes: readonly TableShape[]
  readonly tables: ReadonlyMap<string, readonly Row[]>
}

/** Where two stores differ first. */
export interface ContentDifference {
  readonly table: string
  readonly columns: readonly string[]
}

export function readContent(path: string): StoreContent {
  const database = new DatabaseSync(path)
  try {
    const shapes = tableShapes(database)
    return {
      schema: JSON.stringify([
        database.prepare('select type, name, tbl_name, sql from sqlite_master order by name').all(),
        database.prepare('pragma user_version').all(),
        database.prepare('pragma application_id').all(),
        database.prepare('pragma encoding').all(),
      ]),
      shapes,
      tables: new Map(shapes.map((shape) => [shape.name, rowsOf(database, shape)])),
    }
  } finally {
    database.close()
  }
}

/** What a changed file says differently; undefined where it says the same in all. */
export function contentDifference(
  original: StoreContent,
  path: string,
): ContentDifference | undefined {
  let changed: StoreContent
  try {
    changed = readContent(path)
  } catch (error) {
    return { table: 'unreadable', columns: [String(error)] }
  }
  if (changed.schema !== original.schema) return { table: 'schema', columns: [] }
  for (const { name } of original.shapes) {
    const [before, after] = [original.tables.get(name) ?? [], changed.tables.get(name) ?? []]
    if (before.length !== after.length) return { table: name, columns: ['rows'] }
    for (const [at, row] of before.entries()) {
      const columns = Object.keys(row).filter((column) => !isSame(row[column], after[at]?.[column]))
      if (columns.length > 0) return { table: name, columns }
    }
  }
  return undefined
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array)
    return Buffer.compare(one, other) === 0
  return one === other
}
