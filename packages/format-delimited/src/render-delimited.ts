import {
  asFileName,
  type FileHeader,
  FormatRenderError,
  fillTemplate,
  type LineTexts,
  looksLikeFormula,
  type OperatorLine,
  type RenderedFile,
  type TemplateValues,
  templateValues,
  writeLine,
} from '@selfread/core'
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
  const rows = new RowWriter(layout, templateValues(content.header, 0)).write(content.lines)
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
class RowWriter {
  readonly #layout: DelimitedLayout
  readonly #blank: readonly string[]
  #row: { cells: string[]; key: string; last: number } | undefined
  readonly #rows: string[][] = []

  constructor(layout: DelimitedLayout, values: TemplateValues) {
    this.#layout = layout
    this.#blank = blankRow(layout, values)
  }

  write(lines: readonly OperatorLine[]): string[][] {
    for (const [lineIndex, line] of lines.entries()) this.#add(line, lineIndex)
    return this.#rows
  }

  #add(line: OperatorLine, lineIndex: number): void {
    const at = this.#rowLineOf(line, lineIndex)
    const rowLine = this.#layout.lines[at] as RowLine
    const written = writeLine(line, rowLine.rules)
    if (!written.ok) throw this.#error({ ...written, lineIndex })

    const cells = [...this.#blank]
    this.#fill(cells, rowLine, written.texts)
    const indexCell = this.#layout.positions[rowLine.fields.get('index') ?? -1] ?? -1
    const key = JSON.stringify(cells.with(indexCell, ''))
    // A row is shared only where reading it gives back the lines in the same order.
    if (this.#row !== undefined && this.#row.key === key && this.#row.last < at) {
      this.#row.cells[indexCell] = cells[indexCell] ?? ''
      this.#row.last = at
    } else {
      this.#check(cells, lineIndex)
      this.#rows.push(cells)
      this.#row = { cells, key, last: at }
    }
  }

  #rowLineOf(line: OperatorLine, lineIndex: number): number {
    const { lines } = this.#layout
    if (lines[0]?.register === undefined) return 0
    const at = lines.findIndex(({ register }) => register === line.register)
    if (at >= 0) return at
    const expected = `one of ${lines.map(({ register }) => register).join(', ')}`
    throw this.#error({ lineIndex, field: 'register', expected, actual: line.register })
  }

  #fill(cells: string[], rowLine: RowLine, texts: LineTexts): void {
    const { positions } = this.#layout
    for (const [at, column] of rowLine.places.entries()) {
      cells[positions[column] ?? -1] = texts.places[at] ?? ''
    }
    for (const [field, column] of rowLine.fields) {
      cells[positions[column] ?? -1] = texts.fields[field] ?? ''
    }
  }

  #check(cells: readonly string[], lineIndex: number): void {
    const { mapping, positions } = this.#layout
    const { dialect, trailerRow, columns } = mapping
    for (const [at, column] of columns.entries()) {
      const cell = cells[positions[at] ?? -1] ?? ''
      const expected = flawOf(cell, dialect)
      if (expected === undefined) continue
      throw this.#error({ lineIndex, field: column.name, expected, actual: JSON.stringify(cell) })
    }
    const [first = ''] = cells
    const isTrailer = trailerRow?.length === cells.length && first === trailerRow[0]
    if (isTrailer || /^sep=/i.test(first)) {
      const expected = 'a first cell that is not taken for the trailer or a "sep=" line'
      throw this.#error({ lineIndex, field: columns[0]?.name ?? '', expected, actual: first })
    }
  }

  #error(problem: {
    lineIndex: number
    field: string
    expected: string
    actual: string
  }): FormatRenderError {
    const { lineIndex, field, expected, actual } = problem
    const formatId = this.#layout.mapping.id
    return new FormatRenderError({ formatId, lineIndex, field, expected, actual })
  }
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
