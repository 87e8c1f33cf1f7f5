import type { FieldRule, LineRules, LineTexts, PlaceRule, SingleField } from '@selfread/core'
import { isRequiredField } from '@selfread/core/measurement'
import type { DelimitedColumn, DelimitedMapping } from './delimited-mapping.ts'

/** One line that a row can say: the only one, or one of each register column of a wide file. */
export interface RowLine {
  readonly rules: LineRules
  /** The register whose column this is; absent in a long file. */
  readonly register?: string
  /** Columns by their place in the mapping. */
  readonly places: readonly number[]
  readonly fields: ReadonlyMap<SingleField, number>
}

/** A mapping made ready for rows. */
export interface DelimitedLayout {
  readonly mapping: DelimitedMapping
  readonly lines: readonly RowLine[]
  /** For each column of the mapping whether a file must have it. */
  readonly isRequired: readonly boolean[]
  /** For each column of the mapping its cell, counted from 0, where no header says it. */
  readonly positions: readonly number[]
  /** Cells of a written row. */
  readonly width: number
}

/** Works out once what every row needs. */
export function layoutOf(mapping: DelimitedMapping): DelimitedLayout {
  const { columns } = mapping
  const indexColumns = columns.filter((column) => column.field === 'index')
  const positions = columns.map((column, at) => (column.position ?? at + 1) - 1)
  return {
    mapping,
    lines: indexColumns.map((column) => rowLine(mapping, column)),
    isRequired: columns.map((column) => isColumnRequired(column, mapping)),
    positions,
    width: Math.max(...positions) + 1,
  }
}

/** The texts of one line, out of a row's cells. */
export function textsOf(
  line: RowLine,
  cells: readonly string[],
  positions: readonly number[],
): LineTexts {
  const cell = (column: number) => cells[positions[column] ?? -1]
  const fields: { [field in SingleField]?: string | undefined } = {}
  for (const [field, column] of line.fields) fields[field] = cell(column)
  return { places: line.places.map(cell), fields }
}

/** The name of the column that says a field, for messages. */
export function columnOf(field: string, line: RowLine, { columns }: DelimitedMapping): string {
  const at = field === 'place' ? line.places[0] : line.fields.get(field as SingleField)
  return (at === undefined ? undefined : columns[at]?.name) ?? field
}

function rowLine(mapping: DelimitedMapping, indexColumn: DelimitedColumn): RowLine {
  const { columns, dialect, constants = {} } = mapping
  const { register } = indexColumn
  const placeColumns = columns.flatMap((column, at) => (column.field === 'place' ? [at] : []))
  const fields = new Map<SingleField, number>()
  const rules: { [field in SingleField]?: FieldRule } = {}
  for (const [at, column] of columns.entries()) {
    if (column.field === undefined || column.field === 'place') continue
    if (column.field === 'index' && column !== indexColumn) continue
    fields.set(column.field, at)
    rules[column.field] = column
  }
  return {
    rules: {
      places: placeColumns.map((at) => columns[at] as PlaceRule),
      fields: rules,
      constants: register === undefined ? constants : { ...constants, register },
      notation: dialect,
    },
    ...(register !== undefined && { register }),
    places: placeColumns,
    fields,
  }
}

function isColumnRequired(column: DelimitedColumn, { constants = {} }: DelimitedMapping): boolean {
  const { field } = column
  if (field === undefined) return false
  if (field === 'type' || field === 'register') {
    return constants[field] === undefined && isRequiredField(field, column)
  }
  return isRequiredField(field, column)
}
