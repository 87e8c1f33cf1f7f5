import { setImmediate } from 'node:timers/promises'

/** How many rows are read at once, and how often other work gets its turn. */
export const rowsAtOnce = 500

/** A row, or why it could not be read; neither where it is not there. */
export interface PositionRead<Row> {
  readonly row?: Row
  readonly problem?: string
}

/** The rows of a log, read in order of position. */
export interface PositionReader<Row> {
  readonly count: number
  /** The largest position; undefined where there is no row. */
  readonly last: number | undefined
  at(position: number): Promise<PositionRead<Row>>
}

/** Reads rows by position in pages; where a page cannot be read, row by row, so that one damaged page hides no others. */
export function readByPosition<Row extends { readonly position: number }>(source: {
  readonly count: number
  readonly last: number | undefined
  /** The rows from a position on, below another, in any order. */
  page(range: {
    readonly from: number
    readonly to: number
  }): readonly Row[] | Promise<readonly Row[]>
}): PositionReader<Row> {
  let start = 0
  let piece: ReadonlyMap<number, PositionRead<Row>> | undefined

  async function read(from: number): Promise<ReadonlyMap<number, PositionRead<Row>>> {
    try {
      const rows = await source.page({ from, to: from + rowsAtOnce })
      return new Map(rows.map((row) => [row.position, { row }]))
    } catch {
      return readOneByOne(from)
    }
  }

  async function readOneByOne(from: number): Promise<ReadonlyMap<number, PositionRead<Row>>> {
    const reads = new Map<number, PositionRead<Row>>()
    for (let position = from; position < from + rowsAtOnce; position += 1) {
      try {
        const [row] = await source.page({ from: position, to: position + 1 })
        if (row !== undefined) reads.set(position, { row })
      } catch (error) {
        reads.set(position, { problem: `cannot be read: ${error}` })
      }
    }
    return reads
  }

  return {
    count: source.count,
    last: source.last,
    async at(position) {
      if (piece === undefined || position < start || position >= start + rowsAtOnce) {
        start = position - (position % rowsAtOnce)
        piece = await read(start)
        await setImmediate()
      }
      return piece.get(position) ?? {}
    },
  }
}
