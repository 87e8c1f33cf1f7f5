import type { FileBytes, ParsedLine } from '@selfread/core'
import { findingItem, readLine } from '@selfread/core/measurement'
import { decodeText } from './decode-text.ts'
import { columnOf, type DelimitedLayout, type RowLine, textsOf } from './delimited-layout.ts'
import { type HeaderPositions, headerPositions } from './header-positions.ts'
import { createRowSplitter, type MixedNewline, type RawRow } from './row-splitter.ts'
import { type CellRow, splitCells } from './split-cells.ts'

/** Reads a delimited file. See {@link OperatorFormat.parse}. */
export async function* parseDelimited(
  file: { readonly name: string; readonly bytes: FileBytes },
  layout: DelimitedLayout,
): AsyncGenerator<ParsedLine> {
  const { dialect } = layout.mapping
  const splitter = createRowSplitter(dialect)
  const reader = createRowReader(file.name, layout)
  for await (const text of decodeText(file.bytes, dialect.encoding)) {
    yield* reader.read(splitter.push(text))
  }
  yield* reader.read(splitter.end())
  yield* reader.end(splitter.mixedNewline())
}

/** Reads rows in order and keeps count of them. */
interface RowReader {
  read(rows: readonly RawRow[]): Generator<ParsedLine>
  end(mixedNewline: MixedNewline | undefined): Generator<ParsedLine>
}

function createRowReader(file: string, layout: DelimitedLayout): RowReader {
  const { mapping } = layout
  const state = {
    columns: mapping.dialect.header ? undefined : positionsOf(layout),
    headerRowsSeen: 0,
    /** Counts that a header or the trailer states. */
    stated: [] as { count: string; line: number }[],
    hasTrailer: false,
    line: 0,
    /** Rows of data, as the operator counts them. */
    dataRows: 0,
    read: 0,
    delivered: 0,
  }

  function* read(rows: readonly RawRow[]): Generator<ParsedLine> {
    for (const row of splitCells(rows, mapping.dialect)) {
      const isBlank = row.flaw === undefined && row.cells.every((cell) => cell.trim() === '')
      if (!isBlank) yield* readRow(row)
      state.line = row.line
    }
  }

  function* end(mixedNewline: MixedNewline | undefined): Generator<ParsedLine> {
    if (mixedNewline !== undefined) {
      const { line, expected, actual } = mixedNewline
      yield finding({
        code: 'malformed',
        severity: 'warning',
        line,
        expected: `lines ending with ${JSON.stringify(expected)} throughout`,
        actual: JSON.stringify(actual),
        advice: 'The file was put together from several: check that none of it is missing.',
      })
    }
    if (state.columns === undefined) yield notOfThisFormat('nothing')
    if (mapping.trailerRow !== undefined && !state.hasTrailer) {
      yield finding({
        code: 'wrong_trailer_count',
        line: Math.max(1, state.line),
        expected: `a last row beginning with ${mapping.trailerRow[0]}`,
        actual: 'none',
        advice: 'The file may have been cut off: ask for it again.',
      })
    }
    for (const { count, line } of state.stated) yield* checkCount(count, line)
    yield {
      kind: 'end',
      rowsRead: state.read,
      rowsDelivered: state.delivered,
      rowsRefused: state.read - state.delivered,
    }
  }

  function* readRow(row: CellRow): Generator<ParsedLine> {
    const { headerRows = [] } = mapping
    if (state.line === 0 && isSeparatorLine(row)) {
      yield finding({
        code: 'malformed',
        severity: 'warning',
        line: row.line,
        expected: 'rows only',
        actual: row.cells.join(mapping.dialect.delimiter),
        advice: 'The line is for spreadsheets and is read over. Ask the operator to leave it out.',
      })
      return
    }
    const headerRow = headerRows[state.headerRowsSeen]
    if (headerRow !== undefined) yield* readHeaderRow(row, headerRow)
    else if (state.columns === undefined) yield* readColumnHeader(row)
    else if (isTrailer(row)) readTrailer(row)
    else yield* readDataRow(row, state.columns)
  }

  function* readHeaderRow(row: CellRow, expected: readonly string[]): Generator<ParsedLine> {
    state.headerRowsSeen++
    const isSame =
      row.cells.length === expected.length &&
      expected.every((cell, at) => cell.includes('{') || cell === row.cells[at]?.trim())
    if (isSame) {
      noteCount(row, expected)
      return
    }
    // It may be a row of data that was taken for a header: it counts as one that was refused.
    state.read++
    yield notOfThisFormat(row.cells.join(' | '), row.line)
  }

  function* readColumnHeader(row: CellRow): Generator<ParsedLine> {
    state.columns = headerPositions(row, file, layout)
    const { positions, findings, isUsable } = state.columns
    if (!isUsable && positions.every((position) => position < 0)) {
      yield notOfThisFormat(row.flaw?.actual ?? row.cells.join(' | '), row.line)
    } else {
      yield* findings
    }
  }

  function* readDataRow(row: CellRow, columns: HeaderPositions): Generator<ParsedLine> {
    state.dataRows++
    // One finding about the header stands for all rows that cannot be read without it.
    if (!columns.isUsable) {
      state.read++
      return
    }
    const refusal = refusalOf(row, columns)
    if (refusal !== undefined) {
      state.read++
      yield refusal
      return
    }
    for (const line of layout.lines) yield* readRowLine(line, row, columns)
  }

  function* readRowLine(
    line: RowLine,
    row: CellRow,
    columns: HeaderPositions,
  ): Generator<ParsedLine> {
    const reading = readLine(textsOf(line, row.cells, columns.positions), line.rules)
    if (reading.kind === 'nothing') return
    state.read++
    if (reading.kind === 'line') {
      state.delivered++
      yield { kind: 'line', line: reading.line, at: { file: file, line: row.line } }
      return
    }
    for (const { field, ...problem } of reading.problems) {
      yield finding({ ...problem, line: row.line, field: columnOf(field, line, mapping) })
    }
  }

  function refusalOf(row: CellRow, columns: HeaderPositions): ParsedLine | undefined {
    if (row.flaw !== undefined) {
      return finding({
        ...row.flaw,
        line: row.line,
        advice: 'Ask the operator for the row again; the rows after it are read.',
      })
    }
    const isLong = !columns.isOpenEnded && row.cells.length > columns.width
    if (row.cells.length < columns.width || isLong) {
      return finding({
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
      finding({
        code: 'malformed',
        line: row.line,
        field: garbled.name,
        expected: `text in ${mapping.dialect.encoding}`,
        actual: 'bytes that are none',
        advice: 'Ask the operator for the encoding, or correct it in the mapping.',
      })
    )
  }

  function isTrailer(row: CellRow): boolean {
    const { trailerRow } = mapping
    return (
      trailerRow !== undefined &&
      row.cells.length === trailerRow.length &&
      row.cells[0]?.trim() === trailerRow[0]
    )
  }

  function readTrailer(row: CellRow): void {
    state.hasTrailer = true
    noteCount(row, mapping.trailerRow ?? [])
  }

  function noteCount(row: CellRow, template: readonly string[]): void {
    const at = template.findIndex((cell) => /^\{count(?::\d+)?\}$/.test(cell))
    if (at >= 0) state.stated.push({ count: row.cells[at]?.trim() ?? '', line: row.line })
  }

  function* checkCount(count: string, line: number): Generator<ParsedLine> {
    if (/^0*\d{1,12}$/.test(count) && Number(count) === state.dataRows) return
    yield finding({
      code: 'wrong_trailer_count',
      line,
      expected: String(state.dataRows),
      actual: count,
      advice: 'Rows are missing or too many: ask the operator for the file again.',
    })
  }

  function notOfThisFormat(actual: string, line = 1): ParsedLine {
    const expected = mapping.headerRows?.[0] ?? mapping.columns.map(({ name }) => name)
    return finding({
      code: 'not_a_file_of_this_format',
      line,
      expected: `a row ${expected.join(mapping.dialect.delimiter)}`,
      actual,
      advice: 'Check that the file is from this operator, and the delimiter of the mapping.',
    })
  }

  function finding(finding: Omit<Parameters<typeof findingItem>[0], 'file'>): ParsedLine {
    return findingItem({ ...finding, file: file })
  }

  return { read, end }
}

function isSeparatorLine({ cells, flaw }: CellRow): boolean {
  return flaw === undefined && cells.length <= 2 && /^sep=/i.test(cells[0] ?? '')
}

/** Where the columns stand in a file without header. */
function positionsOf({ mapping, positions, width }: DelimitedLayout): HeaderPositions {
  // A mapping that names positions may stop before the last column of the file.
  const isOpenEnded = mapping.columns.some(({ position }) => position !== undefined)
  return { positions, width, isUsable: true, isOpenEnded, findings: [] }
}
