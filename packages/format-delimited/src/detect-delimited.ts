import type { FormatDetection } from '@selfread/core'
import { readLine } from '@selfread/core/measurement'
import iconv from 'iconv-lite'
import { type DelimitedLayout, textsOf } from './delimited-layout.ts'
import { headerPositions } from './header-positions.ts'
import { createRowSplitter } from './row-splitter.ts'
import { type CellRow, splitCells } from './split-cells.ts'

/** Looks at a file's beginning. See {@link OperatorFormat.detect}. */
export function detectDelimited(
  file: { readonly name: string; readonly head: Uint8Array },
  layout: DelimitedLayout,
): FormatDetection {
  const { dialect, headerRows = [] } = layout.mapping
  const rows = rowsOf(file.head, layout)
  if (rows.length === 0) return { likelihood: 0, reasons: ['There is no row in it.'] }
  if (!dialect.header) return byRows(rows.slice(headerRows.length), layout)

  const header = rows[headerRows.length]
  if (header === undefined) return { likelihood: 0, reasons: ['There is no column header in it.'] }
  return byHeader(header, file.name, layout)
}

function byHeader(header: CellRow, name: string, layout: DelimitedLayout): FormatDetection {
  const { mapping, isRequired } = layout
  const { positions, isUsable, width } = headerPositions(header, name, layout)
  const required = positions.filter((_, at) => isRequired[at])
  const found = required.filter((position) => position >= 0)
  const reasons = [`It has ${found.length} of ${required.length} columns that every row needs.`]
  if (!isUsable) return { likelihood: (0.4 * found.length) / Math.max(1, required.length), reasons }
  const all = positions.filter((position) => position >= 0).length
  const share = all / Math.max(mapping.columns.length, width)
  return {
    likelihood: 0.8 + 0.2 * share,
    reasons: [...reasons, `It shares ${all} columns in all.`],
  }
}

function byRows(rows: readonly CellRow[], layout: DelimitedLayout): FormatDetection {
  const readable = rows.filter(
    ({ cells, flaw }) =>
      flaw === undefined &&
      cells.length >= layout.width &&
      layout.lines.some((line) => {
        return readLine(textsOf(line, cells, layout.positions), line.rules).kind === 'line'
      }),
  )
  const reasons = [`${readable.length} of its first ${rows.length} rows can be read.`]
  return { likelihood: (0.8 * readable.length) / Math.max(1, rows.length), reasons }
}

function rowsOf(head: Uint8Array, { mapping }: DelimitedLayout): CellRow[] {
  const splitter = createRowSplitter(mapping.dialect)
  const rows = splitter.push(iconv.decode(Buffer.from(head), mapping.dialect.encoding))
  const rest = splitter.end()
  // The last row of a beginning may be half a row.
  const whole = rows.length > 0 ? rows : rest
  return splitCells(whole, mapping.dialect).filter(
    ({ cells, flaw, line }) =>
      flaw === undefined &&
      cells.some((cell) => cell.trim() !== '') &&
      !(line === 1 && /^sep=/i.test(cells[0] ?? '')),
  )
}
