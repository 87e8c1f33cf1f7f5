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

/**
 * Cuts a text that comes in pieces into rows. A CSV parser of its own would take
 * all that follows an unterminated quote for one cell: this one gives up after
 * 50 lines, reports the line, and goes on with the next one. Memory is bounded
 * by the longest row.
 */
export class RowSplitter {
  readonly #delimiter: string
  readonly #quote: string | undefined
  #pending = ''
  #searched = 0
  #line = 1
  #isOverlong = false
  #newline: string | undefined
  #open: { text: string; newline: string; line: number }[] = []
  #isInQuotes = false
  mixedNewline: MixedNewline | undefined

  constructor(dialect: { readonly delimiter: string; readonly quote?: string }) {
    this.#delimiter = dialect.delimiter
    this.#quote = dialect.quote
  }

  /** The rows that are complete with this piece of text. */
  push(text: string): RawRow[] {
    const rows: RawRow[] = []
    this.#pending += text
    NEWLINE.lastIndex = this.#searched
    let start = 0
    for (;;) {
      const match = NEWLINE.exec(this.#pending)
      // A carriage return at the very end may be half of a newline.
      if (match === null || (match[0] === '\r' && NEWLINE.lastIndex === this.#pending.length)) break
      this.#addLine(this.#pending.slice(start, match.index), match[0], rows)
      start = NEWLINE.lastIndex
    }
    this.#pending = this.#pending.slice(start)
    if (this.#pending.length > ROW_LENGTH_MAX) {
      this.#isOverlong = true
      this.#pending = this.#pending.endsWith('\r') ? '\r' : ''
    }
    this.#searched = Math.max(0, this.#pending.length - 1)
    return rows
  }

  /** The rows that are left when no more text comes. */
  end(): RawRow[] {
    const rows: RawRow[] = []
    if (this.#pending.endsWith('\r')) this.#addLine(this.#pending.slice(0, -1), '\r', rows)
    else if (this.#pending !== '' || this.#isOverlong) this.#addLine(this.#pending, '', rows)
    this.#pending = ''
    while (this.#open.length > 0) this.#giveUp(rows)
    return rows
  }

  #addLine(text: string, newline: string, rows: RawRow[]): void {
    const line = this.#line++
    if (this.#isOverlong || text.length > ROW_LENGTH_MAX) {
      this.#isOverlong = false
      while (this.#open.length > 0) this.#giveUp(rows)
      rows.push({ text: '', line, flaw: 'too_large' })
      return
    }
    this.#addToRow({ text, newline, line }, rows)
  }

  #addToRow(physical: { text: string; newline: string; line: number }, rows: RawRow[]): void {
    this.#isInQuotes = this.#endsInQuotes(physical.text, this.#isInQuotes)
    this.#open.push(physical)
    if (!this.#isInQuotes) {
      this.#noteNewline(physical)
      const first = this.#open[0] ?? physical
      rows.push({ text: joined(this.#open), line: first.line })
      this.#open = []
    } else if (this.#open.length >= ROW_LINES_MAX || lengthOf(this.#open) > ROW_LENGTH_MAX) {
      this.#giveUp(rows)
    }
  }

  /** Refuses the first line of an open row and begins anew with the second. */
  #giveUp(rows: RawRow[]): void {
    const [first, ...rest] = this.#open
    this.#open = []
    this.#isInQuotes = false
    if (first === undefined) return
    rows.push({ text: first.text, line: first.line, flaw: 'unterminated_quote' })
    for (const physical of rest) this.#addToRow(physical, rows)
  }

  #noteNewline({ newline, line }: { newline: string; line: number }): void {
    if (newline === '' || this.mixedNewline !== undefined) return
    this.#newline ??= newline
    if (newline === this.#newline) return
    this.mixedNewline = { line, expected: this.#newline, actual: newline }
  }

  #endsInQuotes(text: string, startsInQuotes: boolean): boolean {
    const quote = this.#quote
    if (quote === undefined) return false
    let isInQuotes = startsInQuotes
    let at = 0
    for (;;) {
      const found = text.indexOf(quote, at)
      if (found < 0) return isInQuotes
      at = found + 1
      if (!isInQuotes) {
        // Only a quote at the start of a cell opens one; elsewhere it is a flaw of that row alone.
        isInQuotes = found === 0 || text[found - 1] === this.#delimiter
      } else if (text[at] === quote) {
        at++
      } else {
        isInQuotes = false
      }
    }
  }
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
