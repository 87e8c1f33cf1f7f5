import { type FileBytes, findingItem, type ParsedLine, readLine } from '@selfread/core'
import { decodeText } from './decode-text.ts'
import { columnOf, type DelimitedLayout, type RowLine, textsOf } from './delimited-layout.ts'
import { type HeaderPositions, headerPositions } from './header-positions.ts'
import { type RawRow, RowSplitter } from './row-splitter.ts'
import { type CellRow, splitCells } from './split-cells.ts'

/** Reads a delimited file. See {@link OperatorFormat.parse}. */
export async function* parseDelimited(
  file: { readonly name: string; readonly bytes: FileBytes },
  layout: DelimitedLayout,
): AsyncGenerator<ParsedLine> {
  const { dialect } = layout.mapping
  const splitter = new RowSplitter(dialect)
  const reader = new RowReader(file.name, layout)
  for await (const text of decodeText(file.bytes, dialect.encoding)) {
    yield* reader.read(splitter.push(text))
  }
  yield* reader.read(splitter.end())
  yield* reader.end(splitter)
}

/** Reads rows in order and keeps count of them. */
class RowReader {
  readonly #file: string
  readonly #layout: DelimitedLayout
  #columns: HeaderPositions | undefined
  #headerRowsSeen = 0
  /** Count that a header or the trailer states. */
  #stated: { count: string; line: number }[] = []
  #hasTrailer = false
  #line = 0
  /** Rows of data, as the operator counts them. */
  #dataRows = 0
  #read = 0
  #delivered = 0

  constructor(file: string, layout: DelimitedLayout) {
    this.#file = file
    this.#layout = layout
    if (!layout.mapping.dialect.header) {
      const { positions, width } = layout
      this.#columns = { positions, width, isUsable: true, findings: [] }
    }
  }

  *read(rows: readonly RawRow[]): Generator<ParsedLine> {
    for (const row of splitCells(rows, this.#layout.mapping.dialect)) {
      const isBlank = row.flaw === undefined && row.cells.every((cell) => cell.trim() === '')
      if (!isBlank) yield* this.#row(row)
      this.#line = row.line
    }
  }

  *end(splitter: RowSplitter): Generator<ParsedLine> {
    const { mapping } = this.#layout
    if (splitter.mixedNewline !== undefined) {
      const { line, expected, actual } = splitter.mixedNewline
      yield this.#finding({
        code: 'malformed',
        severity: 'warning',
        line,
        expected: `lines ending with ${JSON.stringify(expected)} throughout`,
        actual: JSON.stringify(actual),
        advice: 'The file was put together from several: check that none of it is missing.',
      })
    }
    if (this.#columns === undefined) yield this.#notOfThisFormat('nothing')
    if (mapping.trailerRow !== undefined && !this.#hasTrailer) {
      yield this.#finding({
        code: 'wrong_trailer_count',
        line: Math.max(1, this.#line),
        expected: `a last row beginning with ${mapping.trailerRow[0]}`,
        actual: 'none',
        advice: 'The file may have been cut off: ask for it again.',
      })
    }
    for (const { count, line } of this.#stated) yield* this.#checkCount(count, line)
    yield {
      kind: 'end',
      rowsRead: this.#read,
      rowsDelivered: this.#delivered,
      rowsRefused: this.#read - this.#delivered,
    }
  }

  *#row(row: CellRow): Generator<ParsedLine> {
    const { headerRows = [] } = this.#layout.mapping
    if (this.#line === 0 && isSeparatorLine(row)) {
      yield this.#finding({
        code: 'malformed',
        severity: 'warning',
        line: row.line,
        expected: 'rows only',
        actual: row.cells.join(this.#layout.mapping.dialect.delimiter),
        advice: 'The line is for spreadsheets and is read over. Ask the operator to leave it out.',
      })
      return
    }
    const headerRow = headerRows[this.#headerRowsSeen]
    if (headerRow !== undefined) yield* this.#headerRow(row, headerRow)
    else if (this.#columns === undefined) yield* this.#columnHeader(row)
    else if (this.#isTrailer(row)) this.#trailer(row)
    else yield* this.#dataRow(row, this.#columns)
  }

  *#headerRow(row: CellRow, expected: readonly string[]): Generator<ParsedLine> {
    this.#headerRowsSeen++
    const isSame =
      row.cells.length === expected.length &&
      expected.every((cell, at) => cell.includes('{') || cell === row.cells[at]?.trim())
    if (isSame) {
      this.#noteCount(row, expected)
      return
    }
    // It may be a row of data that was taken for a header: it counts as one that was refused.
    this.#read++
    yield this.#notOfThisFormat(row.cells.join(' | '), row.line)
  }

  *#columnHeader(row: CellRow): Generator<ParsedLine> {
    this.#columns = headerPositions(row, this.#file, this.#layout)
    const { positions, findings, isUsable } = this.#columns
    if (!isUsable && positions.every((position) => position < 0)) {
      yield this.#notOfThisFormat(row.flaw?.actual ?? row.cells.join(' | '), row.line)
    } else {
      yield* findings
    }
  }

  *#dataRow(row: CellRow, columns: HeaderPositions): Generator<ParsedLine> {
    this.#dataRows++
    // One finding about the header stands for all rows that cannot be read without it.
    if (!columns.isUsable) {
      this.#read++
      return
    }
    const refusal = this.#refusal(row, columns)
    if (refusal !== undefined) {
      this.#read++
      yield refusal
      return
    }
    for (const line of this.#layout.lines) yield* this.#readingOf(line, row, columns)
  }

  *#readingOf(line: RowLine, row: CellRow, columns: HeaderPositions): Generator<ParsedLine> {
    const { mapping } = this.#layout
    const reading = readLine(textsOf(line, row.cells, columns.positions), line.rules)
    if (reading.kind === 'nothing') return
    this.#read++
    if (reading.kind === 'line') {
      this.#delivered++
      yield { kind: 'line', line: reading.line, at: { file: this.#file, line: row.line } }
      return
    }
    for (const { field, ...problem } of reading.problems) {
      yield this.#finding({ ...problem, line: row.line, field: columnOf(field, line, mapping) })
    }
  }

  #refusal(row: CellRow, columns: HeaderPositions): ParsedLine | undefined {
    const { mapping } = this.#layout
    if (row.flaw !== undefined) {
      return this.#finding({
        ...row.flaw,
        line: row.line,
        advice: 'Ask the operator for the row again; the rows after it are read.',
      })
    }
    const isLong = mapping.dialect.header && row.cells.length > columns.width
    if (row.cells.length < columns.width || isLong) {
      return this.#finding({
        code: 'wrong_field_count',
        line: row.line,
        expected: `${columns.width} cells`,
        actual: String(row.cells.length),
        advice: 'A delimiter inside a value must be quoted: ask the operator for the row again.',
      })
    }
    const garbled = mapping.columns.find(
      ({ field }, at) => field && row.cells[columns.positions[at] ?? -1]?.includes('\ufffd'),
    )
    return (
      garbled &&
      this.#finding({
        code: 'malformed',
        line: row.line,
        field: garbled.name,
        expected: `text in ${mapping.dialect.encoding}`,
        actual: 'bytes that are none',
        advice: 'Ask the operator for the encoding, or correct it in the mapping.',
      })
    )
  }

  #isTrailer(row: CellRow): boolean {
    const { trailerRow } = this.#layout.mapping
    return (
      trailerRow !== undefined &&
      row.cells.length === trailerRow.length &&
      row.cells[0]?.trim() === trailerRow[0]
    )
  }

  #trailer(row: CellRow): void {
    this.#hasTrailer = true
    this.#noteCount(row, this.#layout.mapping.trailerRow ?? [])
  }

  #noteCount(row: CellRow, template: readonly string[]): void {
    const at = template.findIndex((cell) => /^\{count(?::\d+)?\}$/.test(cell))
    if (at >= 0) this.#stated.push({ count: row.cells[at]?.trim() ?? '', line: row.line })
  }

  *#checkCount(count: string, line: number): Generator<ParsedLine> {
    if (/^0*\d{1,12}$/.test(count) && Number(count) === this.#dataRows) return
    yield this.#finding({
      code: 'wrong_trailer_count',
      line,
      expected: String(this.#dataRows),
      actual: count,
      advice: 'Rows are missing or too many: ask the operator for the file again.',
    })
  }

  #notOfThisFormat(actual: string, line = 1): ParsedLine {
    const { mapping } = this.#layout
    const expected = mapping.headerRows?.[0] ?? mapping.columns.map(({ name }) => name)
    return this.#finding({
      code: 'not_a_file_of_this_format',
      line,
      expected: `a row ${expected.join(mapping.dialect.delimiter)}`,
      actual,
      advice: 'Check that the file is from this operator, and the delimiter of the mapping.',
    })
  }

  #finding(finding: Omit<Parameters<typeof findingItem>[0], 'file'>): ParsedLine {
    return findingItem({ ...finding, file: this.#file })
  }
}

function isSeparatorLine({ cells, flaw }: CellRow): boolean {
  return flaw === undefined && cells.length <= 2 && /^sep=/i.test(cells[0] ?? '')
}
