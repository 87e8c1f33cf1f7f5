/** A row of a file, still in one piece. */
export interface RawRow {
  readonly text: string
  /** The physical line on which it begins, 1 for the first. */
  readonly line: number
  /** Why its cells cannot be told apart. */
  readonly flaw?: 'unterminated_quote' | 'too_large'
}

/** A newline unlike the ones before it. */
export interface MixedNewline {
  readonly line: number
  readonly expected: string
  readonly actual: string
}

const ROW_LENGTH_MAX = 1_000_000
const ROW_LINES_MAX = 50
const NEWLINE = /\r\n|\n|\r/g

/** Cuts a text that comes in pieces into rows. */
export interface RowSplitter {
  /** The rows that are complete with this piece of text. */
  push(text: string): RawRow[]
  /** The rows that are left when no more text comes. */
  end(): RawRow[]
  /** The first newline that differs from the ones before it. */
  mixedNewline(): MixedNewline | undefined
}

interface PhysicalLine {
  readonly text: string
  readonly newline: string
  readonly line: number
}

/**
 * A CSV parser alone would take all that follows an unterminated quote for one
 * cell. This one gives up after 50 lines, or where a quote closes in the middle
 * of a cell, reports the line that opened it, and goes on with the next one.
 * Memory is bounded by the longest row.
 */
export function createRowSplitter(dialect: {
  readonly delimiter: string
  readonly quote?: string
}): RowSplitter {
  const state = {
    pending: '',
    searched: 0,
    line: 1,
    isOverlong: false,
    newline: undefined as string | undefined,
    /** Physical lines of the row that is not complete yet. */
    open: [] as PhysicalLine[],
    isInQuotes: false,
    mixedNewline: undefined as MixedNewline | undefined,
  }

  function push(text: string): RawRow[] {
    const rows: RawRow[] = []
    state.pending += text
    NEWLINE.lastIndex = state.searched
    let start = 0
    for (;;) {
      const match = NEWLINE.exec(state.pending)
      // A carriage return at the very end may be half of a newline.
      if (match === null || (match[0] === '\r' && NEWLINE.lastIndex === state.pending.length)) break
      addLine(state.pending.slice(start, match.index), match[0], rows)
      start = NEWLINE.lastIndex
    }
    state.pending = state.pending.slice(start)
    if (state.pending.length > ROW_LENGTH_MAX) {
      state.isOverlong = true
      state.pending = state.pending.endsWith('\r') ? '\r' : ''
    }
    state.searched = Math.max(0, state.pending.length - 1)
    return rows
  }

  function end(): RawRow[] {
    const rows: RawRow[] = []
    if (state.pending.endsWith('\r')) addLine(state.pending.slice(0, -1), '\r', rows)
    else if (state.pending !== '' || state.isOverlong) addLine(state.pending, '', rows)
    state.pending = ''
    while (state.open.length > 0) giveUp(rows)
    return rows
  }

  function addLine(text: string, newline: string, rows: RawRow[]): void {
    const line = state.line++
    if (state.isOverlong || text.length > ROW_LENGTH_MAX) {
      state.isOverlong = false
      while (state.open.length > 0) giveUp(rows)
      rows.push({ text: '', line, flaw: 'too_large' })
      return
    }
    addToRow({ text, newline, line }, rows)
  }

  function addToRow(physical: PhysicalLine, rows: RawRow[]): void {
    const quotes = quotesAfter(physical.text, state.isInQuotes)
    state.isInQuotes = quotes === 'open'
    state.open.push(physical)
    const isOverlong = state.open.length >= ROW_LINES_MAX || lengthOf(state.open) > ROW_LENGTH_MAX
    // A flaw within one line is left to the parser of cells, which says what it is.
    if (quotes === 'broken' && state.open.length > 1) giveUp(rows)
    else if (quotes !== 'open') complete(physical, rows)
    else if (isOverlong) giveUp(rows)
  }

  function complete(last: PhysicalLine, rows: RawRow[]): void {
    noteNewline(last)
    rows.push({ text: joined(state.open), line: state.open[0]?.line ?? last.line })
    state.open = []
  }

  /** Refuses the first line of an open row and begins anew with the second. */
  function giveUp(rows: RawRow[]): void {
    const [first, ...rest] = state.open
    state.open = []
    state.isInQuotes = false
    if (first === undefined) return
    rows.push({ text: first.text, line: first.line, flaw: 'unterminated_quote' })
    for (const physical of rest) addToRow(physical, rows)
  }

  function noteNewline({ newline, line }: PhysicalLine): void {
    if (newline === '' || state.mixedNewline !== undefined) return
    state.newline ??= newline
    if (newline === state.newline) return
    state.mixedNewline = { line, expected: state.newline, actual: newline }
  }

  function quotesAfter(text: string, startsInQuotes: boolean): 'open' | 'closed' | 'broken' {
    const { quote, delimiter } = dialect
    if (quote === undefined) return 'closed'
    let isInQuotes = startsInQuotes
    let at = 0
    for (;;) {
      const found = text.indexOf(quote, at)
      if (found < 0) return isInQuotes ? 'open' : 'closed'
      at = found + 1
      const next = text[at]
      if (!isInQuotes) {
        // Only a quote at the start of a cell opens one; elsewhere it is a flaw of that row alone.
        isInQuotes = found === 0 || text[found - 1] === delimiter
      } else if (next === quote) {
        at++
      } else if (next === undefined || next === delimiter) {
        isInQuotes = false
      } else {
        return 'broken'
      }
    }
  }

  return { push, end, mixedNewline: () => state.mixedNewline }
}

function joined(lines: readonly { text: string; newline: string }[]): string {
  if (lines.length === 1) return lines[0]?.text ?? ''
  return lines
    .map(({ text, newline }, at) => text + (at < lines.length - 1 ? newline : ''))
    .join('')
}

function lengthOf(lines: readonly { text: string }[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0)
}
