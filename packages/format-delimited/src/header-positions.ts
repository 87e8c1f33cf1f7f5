import type { ParsedLine } from '@selfread/core'
import { findingItem } from '@selfread/core/measurement'
import type { DelimitedLayout } from './delimited-layout.ts'
import type { CellRow } from './split-cells.ts'

/** Where the columns stand in a file, by its header. */
export interface HeaderPositions {
  /** For each column of the mapping its cell; -1 where the file has no such column. */
  readonly positions: readonly number[]
  /** Cells of a row. */
  readonly width: number
  /** False where a column is missing without which no row can be read. */
  readonly isUsable: boolean
  /** True where rows may have more cells than the mapping knows of. */
  readonly isOpenEnded: boolean
  readonly findings: readonly ParsedLine[]
}

/** Finds the columns by their names, case and blanks around them aside. */
export function headerPositions(
  row: CellRow,
  file: string,
  { mapping: { columns }, isRequired }: DelimitedLayout,
): HeaderPositions {
  const cells = new Map<string, number[]>()
  for (const [at, cell] of row.cells.entries()) {
    const name = normalized(cell)
    cells.set(name, [...(cells.get(name) ?? []), at])
  }
  const found = columns.map((column) => cells.get(normalized(column.name)) ?? [])
  const missing = columns.filter((_, at) => isRequired[at] && found[at]?.length === 0)
  const wanted = new Set(columns.flatMap(({ name, field }) => (field ? [normalized(name)] : [])))
  const doubled = [...cells].filter(([name, { length }]) => length > 1 && name !== '')

  const findings: ParsedLine[] = missing.map(({ name }) =>
    findingItem({
      code: 'missing_column',
      file,
      line: row.line,
      field: name,
      expected: `a column named ${name}`,
      actual: row.cells.join(' | '),
      advice: 'Ask the operator for the column, or correct its name in the mapping.',
    }),
  )
  for (const [name, { length }] of doubled) {
    findings.push(
      findingItem({
        code: 'malformed',
        severity: wanted.has(name) ? 'error' : 'warning',
        file,
        line: row.line,
        field: name,
        expected: `one column named ${name}`,
        actual: `${length} of them`,
        advice: wanted.has(name)
          ? 'Nobody can tell which of them counts: ask the operator to name them apart.'
          : 'The mapping does not use it: nothing to do.',
      }),
    )
  }
  return {
    positions: found.map(([first = -1]) => first),
    width: row.cells.length,
    isOpenEnded: false,
    isUsable: missing.length === 0 && doubled.every(([name]) => !wanted.has(name)),
    findings,
  }
}

function normalized(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}
