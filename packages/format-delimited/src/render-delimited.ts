import {
  type FileHeader,
  FormatRenderError,
  type LineTexts,
  type OperatorLine,
  type RenderedFile,
  type TemplateValues,
} from '@selfread/core'
import {
  asFileName,
  fillTemplate,
  looksLikeFormula,
  templateValues,
  writeLine,
} from '@selfread/core/measurement'
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import type { DelimitedLayout, RowLine } from './delimited-layout.ts'
import type { DelimitedDialect } from './delimited-mapping.ts'

const CELL_LINES_MAX = 20

/** Writes a delimited file. See {@link OperatorFormat.render}. */
export function renderDelimited(
  content: { readonly header: FileHeader; readonly lines: readonly OperatorLine[] },
  layout: DelimitedLayout,
): RenderedFile {
  const { mapping } = layout
  const { dialect, columns, headerRows = [], trailerRow } = mapping
  const rows = rowsOf(content.lines, layout, templateValues(content.header, 0))
  const values = templateValues(content.header, rows.length)
  const filled = (cells: readonly string[]) => cells.map((cell) => fillTemplate(cell, values))

  const framed = [
    ...headerRows.map(filled),
    ...(dialect.header ? [columns.map(({ name }) => name)] : []),
    ...rows,
    ...(trailerRow === undefined ? [] : [filled(trailerRow)]),
  ]
  const text = stringify(framed, {
    delimiter: dialect.delimiter,
    quote: dialect.quote ?? false,
    escape: dialect.quote ?? '"',
    quoted: dialect.quoting === 'always',
    quoted_match: /[\r\n]/,
    record_delimiter: dialect.newline,
    eof: dialect.finalNewline,
  })
  return {
    fileName: asFileName(fillTemplate(mapping.fileName, values)),
    mediaType: mapping.mediaType ?? 'text/csv',
    bytes: new Uint8Array(iconv.encode(text, dialect.encoding, { addBOM: dialect.bom })),
  }
}

/** Puts lines into rows, several of them into one in a wide file. */
function rowsOf(
  lines: readonly OperatorLine[],
  layout: DelimitedLayout,
  values: TemplateValues,
): string[][] {
  const blank = blankRow(layout, values)
  const state = {
    rows: [] as string[][],
    row: undefined as { cells: string[]; key: string; last: number; lineIndex: number } | undefined,
  }

  function add(line: OperatorLine, lineIndex: number): void {
    const at = rowLineOf(line, lineIndex)
    const rowLine = layout.lines[at] as RowLine
    const written = writeLine(line, rowLine.rules)
    if (!written.ok) throw error({ ...written, lineIndex })

    const cells = [...blank]
    fill(cells, rowLine, written.texts)
    const indexCell = layout.positions[rowLine.fields.get('index') ?? -1] ?? -1
    const key = JSON.stringify(cells.with(indexCell, ''))
    // A row is shared only where reading it gives back the lines in the same order.
    if (state.row !== undefined && state.row.key === key && state.row.last < at) {
      state.row.cells[indexCell] = cells[indexCell] ?? ''
      state.row.last = at
    } else {
      checkRegisters()
      check(cells, lineIndex)
      state.rows.push(cells)
      state.row = { cells, key, last: at, lineIndex }
    }
  }

  /** A register that a row must have and has not would be read as missing. */
  function checkRegisters(): void {
    if (state.row === undefined) return
    const { cells, lineIndex } = state.row
    for (const { rules, register, fields } of layout.lines) {
      const cell = cells[layout.positions[fields.get('index') ?? -1] ?? -1]
      if (cell !== '' || register === undefined || rules.fields.index?.empty === 'no_line') continue
      const expected = `an index of ${register} in the same row`
      throw error({ lineIndex, field: 'register', expected, actual: 'none' })
    }
  }

  function rowLineOf(line: OperatorLine, lineIndex: number): number {
    const { lines } = layout
    if (lines[0]?.register === undefined) return 0
    const at = lines.findIndex(({ register }) => register === line.register)
    if (at >= 0) return at
    const expected = `one of ${lines.map(({ register }) => register).join(', ')}`
    throw error({ lineIndex, field: 'register', expected, actual: line.register })
  }

  function fill(cells: string[], rowLine: RowLine, texts: LineTexts): void {
    const { positions } = layout
    for (const [at, column] of rowLine.places.entries()) {
      cells[positions[column] ?? -1] = texts.places[at] ?? ''
    }
    for (const [field, column] of rowLine.fields) {
      cells[positions[column] ?? -1] = texts.fields[field] ?? ''
    }
  }

  function check(cells: readonly string[], lineIndex: number): void {
    const { mapping, positions } = layout
    const { dialect, trailerRow, columns } = mapping
    for (const [at, column] of columns.entries()) {
      const cell = cells[positions[at] ?? -1] ?? ''
      const expected = flawOf(cell, dialect)
      if (expected === undefined) continue
      throw error({ lineIndex, field: column.name, expected, actual: JSON.stringify(cell) })
    }
    const [first = ''] = cells
    const isTrailer = trailerRow?.length === cells.length && first === trailerRow[0]
    if (isTrailer || /^sep=/i.test(first)) {
      const expected = 'a first cell that is not taken for the trailer or a "sep=" line'
      throw error({ lineIndex, field: columns[0]?.name ?? '', expected, actual: first })
    }
  }

  function error(problem: {
    lineIndex: number
    field: string
    expected: string
    actual: string
  }): FormatRenderError {
    const { lineIndex, field, expected, actual } = problem
    const formatId = layout.mapping.id
    return new FormatRenderError({ formatId, lineIndex, field, expected, actual })
  }

  for (const [lineIndex, line] of lines.entries()) add(line, lineIndex)
  checkRegisters()
  return state.rows
}

/** What a cell must be where it is not; undefined for a cell that reads back. */
function flawOf(cell: string, dialect: DelimitedDialect): string | undefined {
  if (cell.includes('\u0000')) return 'text without NUL'
  if (cell.split(/\r\n|\r|\n/).length > CELL_LINES_MAX) return `at most ${CELL_LINES_MAX} lines`
  const isBreaking = cell.includes(dialect.delimiter) || /[\r\n]/.test(cell)
  if (dialect.quote === undefined && isBreaking) return 'text without delimiter and newline'
  const bytes = iconv.encode(cell, dialect.encoding)
  if (
    cell.includes('\ufffd') ||
    iconv.decode(bytes, dialect.encoding, { stripBOM: false }) !== cell
  ) {
    return `text in ${dialect.encoding}`
  }
  return undefined
}

function blankRow(
  { mapping, positions, width }: DelimitedLayout,
  values: TemplateValues,
): string[] {
  const cells = Array<string>(width).fill('')
  for (const [at, { field, constant, name }] of mapping.columns.entries()) {
    if (field !== undefined || constant === undefined) continue
    const text = fillTemplate(constant, values)
    if (looksLikeFormula(text)) {
      throw new FormatRenderError({
        formatId: mapping.id,
        lineIndex: 0,
        field: name,
        expected: 'no formula',
        actual: text,
      })
    }
    cells[positions[at] ?? -1] = text
  }
  return cells
}
