import { setImmediate } from 'node:timers/promises'
import type { Connection } from './open-database.ts'

/** How many rows are read at once, and how often other work gets its turn. */
export const rowsAtOnce = 500

/** A row, or why it could not be read. */
interface Read<Row> {
  readonly row?: Row
  readonly problem?: string
}

/** A table read in order of position. */
export interface PositionReader<Row> {
  readonly count: number
  readonly last: number | undefined
  at(position: number): Promise<Read<Row>>
}

/** Reads a table by position in pieces; where a piece cannot be read, row by row, so that one bad page hides no others. */
export function readByPosition<Row extends { readonly position: number }>(
  database: Connection,
  select: string,
  column: string,
): PositionReader<Row> {
  const table = column.startsWith('f.') ? 'fact' : 'leaf'
  const many = database.prepare(
    `${select} where ${column} >= ? and ${column} < ? order by ${column}`,
  )
  const one = database.prepare(`${select} where ${column} = ?`)
  const last = database.prepare(`select max(position) from ${table}`).pluck().get() as number | null
  const count = database.prepare(`select count(*) from ${table}`).pluck().get() as number
  let start = 0
  let piece: Map<number, Read<Row>> | undefined

  function read(from: number): Map<number, Read<Row>> {
    try {
      const rows = many.all(from, from + rowsAtOnce) as Row[]
      return new Map(rows.map((row) => [row.position, { row }]))
    } catch {
      const rows = new Map<number, Read<Row>>()
      for (let position = from; position < from + rowsAtOnce; position += 1) {
        try {
          const row = one.get(position) as Row | undefined
          if (row !== undefined) rows.set(position, { row })
        } catch (error) {
          rows.set(position, { problem: `cannot be read: ${error}` })
        }
      }
      return rows
    }
  }

  return {
    count,
    last: last ?? undefined,
    async at(position) {
      if (piece === undefined || position >= start + rowsAtOnce) {
        start = position - (position % rowsAtOnce)
        piece = read(start)
        await setImmediate()
      }
      return piece.get(position) ?? {}
    },
  }
}
