import {
  asFileName,
  type FileBytes,
  type FileFinding,
  type FileHeader,
  FormatRenderError,
  findingItem,
  type LineRules,
  type OperatorFormat,
  type OperatorLine,
  type ParsedLine,
  type RenderedFile,
  readLine,
  writeLine,
} from '@selfread/core'

/*
 * The file of Aldermoor Grid, an operator that does not exist:
 *
 *   AGH|1|supplier|operator|2026-11-22|batch
 *   P|RO001E100000017
 *   M|0012345
 *   R|1.8.1|20261120|004711.5|02
 *   R|1.8.2|20261120|000815|02
 *   Z|2
 *
 * A reading stands under its meter, a meter under its place, and Z counts the
 * readings. A mapping says what stands in a row; it cannot say that a row
 * belongs to the ones above it. That is what this plugin is for.
 */

const ID = 'aldermoor-grid'
const ROW_LENGTH_MAX = 10_000
const CELLS: ReadonlyMap<string, number> = new Map([
  ['AGH', 6],
  ['P', 2],
  ['M', 2],
  ['R', 5],
  ['Z', 2],
])

/** What stands in the cells: the core reads and writes them, codes and formula guard included. */
const rules: LineRules = {
  places: [{ scheme: 'pod' }],
  fields: {
    meterSerial: {},
    register: {},
    readOn: { date: 'yyyyMMdd' },
    index: {},
    type: { codes: { '01': 'operator', '02': 'customer', '03': 'estimated' } },
  },
  notation: { decimalMark: '.' },
}

/** The format of Aldermoor Grid. */
export const aldermoorGrid: OperatorFormat = {
  specificationVersion: 1,
  id: ID,
  detect({ head }) {
    const isOwn = new TextDecoder().decode(head).startsWith('AGH|1|')
    return isOwn
      ? { likelihood: 1, reasons: ['It begins with AGH|1|.'] }
      : { likelihood: 0, reasons: ['It does not begin with AGH|1|.'] }
  },
  parse: ({ name, bytes }) => parse(name, bytes),
  render: ({ header, lines }) => render(header, lines),
}

async function* parse(file: string, bytes: FileBytes): AsyncGenerator<ParsedLine> {
  const reader = new Reader(file)
  for await (const row of rowsOf(bytes)) yield* reader.row(row)
  yield* reader.end()
}

/** Remembers the place and the meter that a reading stands under. */
class Reader {
  readonly #file: string
  #state: 'start' | 'readings' | 'closed' | 'foreign' = 'start'
  #place: string | undefined
  #meterSerial: string | undefined
  #line = 1
  #readings = 0
  #read = 0
  #delivered = 0

  constructor(file: string) {
    this.#file = file
  }

  *row({ text, line }: Row): Generator<ParsedLine> {
    this.#line = line
    if (text === '') return
    const cells = text?.split('|') ?? []
    const kind = cells[0] ?? ''
    if (this.#state === 'start') yield* this.#first(cells)
    else if (this.#state === 'foreign') this.#read++
    else if (text === undefined)
      yield this.#refuse('too_large', 'at most 10,000 characters', 'more')
    else if (this.#state === 'closed') yield this.#refuse('malformed', 'nothing after Z', text)
    else if (/[\0\ufffd]/.test(text))
      yield this.#refuse('malformed', 'text in utf-8', 'other bytes')
    else if (CELLS.get(kind) !== cells.length) {
      yield this.#refuse('wrong_field_count', 'P|M|R|Z with all their cells', text)
    } else if (kind === 'P') [this.#place, this.#meterSerial] = [cells[1], undefined]
    else if (kind === 'M') this.#meterSerial = cells[1]
    else if (kind === 'R') yield* this.#reading(cells)
    else if (kind === 'Z') yield* this.#trailer(cells[1] ?? '')
    else yield this.#refuse('malformed', 'one row AGH', text)
  }

  *end(): Generator<ParsedLine> {
    if (this.#state === 'start') {
      yield this.#finding('not_a_file_of_this_format', 'a row AGH|1|…', 'nothing')
    } else if (this.#state === 'readings') {
      yield this.#finding('wrong_trailer_count', 'a last row Z', 'none')
    }
    yield {
      kind: 'end',
      rowsRead: this.#read,
      rowsDelivered: this.#delivered,
      rowsRefused: this.#read - this.#delivered,
    }
  }

  *#first(cells: readonly string[]): Generator<ParsedLine> {
    const isOwn = cells[0] === 'AGH' && cells[1] === '1' && cells.length === CELLS.get('AGH')
    this.#state = isOwn ? 'readings' : 'foreign'
    if (isOwn) return
    // One finding stands for all the rows of a file that is somebody else's.
    this.#read++
    yield this.#finding('not_a_file_of_this_format', 'a row AGH|1|…', cells.join('|'))
  }

  *#reading([, register, readOn, index, type]: readonly string[]): Generator<ParsedLine> {
    this.#readings++
    this.#read++
    const fields = { meterSerial: this.#meterSerial, register, readOn, index, type }
    const reading = readLine({ places: [this.#place], fields }, rules)
    if (reading.kind === 'line') {
      this.#delivered++
      yield { kind: 'line', line: reading.line, at: { file: this.#file, line: this.#line } }
    } else if (reading.kind === 'refused') {
      for (const problem of reading.problems) {
        yield findingItem({ ...problem, file: this.#file, line: this.#line })
      }
    }
  }

  *#trailer(count: string): Generator<ParsedLine> {
    this.#state = 'closed'
    if (count === String(this.#readings)) return
    yield this.#finding('wrong_trailer_count', String(this.#readings), count)
  }

  /** After a row that cannot be read nobody knows what the next readings stand under. */
  #refuse(code: FindingCode, expected: string, actual: string): ParsedLine {
    this.#read++
    this.#place = undefined
    this.#meterSerial = undefined
    return this.#finding(code, expected, actual)
  }

  #finding(code: FindingCode, expected: string, actual: string): ParsedLine {
    return findingItem({
      code,
      file: this.#file,
      line: this.#line,
      expected,
      actual,
      advice: 'Ask Aldermoor Grid for the file again.',
    })
  }
}

type FindingCode = FileFinding['code']

interface Row {
  readonly line: number
  /** Undefined for a row that is too long to be kept. */
  readonly text: string | undefined
}

/** The rows of a file as it streams in; what is kept is never more than a row and a chunk. */
async function* rowsOf(bytes: FileBytes): AsyncGenerator<Row> {
  const decoder = new TextDecoder()
  let rest = ''
  let line = 0
  let isTooLong = false
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    const rows = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = rows.pop() ?? ''
    for (const row of rows) {
      yield { line: ++line, text: isTooLong || row.length > ROW_LENGTH_MAX ? undefined : bare(row) }
      isTooLong = false
    }
    isTooLong ||= rest.length > ROW_LENGTH_MAX
    if (isTooLong) rest = ''
  }
  rest += decoder.decode()
  if (isTooLong || rest !== '') yield { line: line + 1, text: isTooLong ? undefined : bare(rest) }
}

function bare(row: string): string {
  return row.replace(/\r$/, '')
}

function render(header: FileHeader, lines: readonly OperatorLine[]): RenderedFile {
  const { supplier, operator, day, batchId, sequence } = header
  const rows = [['AGH', '1', supplier, operator, day, batchId].map(headerCell).join('|')]
  let under = ''
  for (const [lineIndex, line] of lines.entries()) {
    const written = writeLine(line, rules)
    if (!written.ok) throw new FormatRenderError({ formatId: ID, lineIndex, ...written })
    const { meterSerial = '', register, readOn, index, type } = written.texts.fields
    const [place = ''] = written.texts.places
    const cells = { place, meterSerial, register, index, type }
    for (const [field, text = ''] of Object.entries(cells)) {
      if (/[|\r\n\0\ufffd]/.test(text) || !text.isWellFormed()) {
        const expected = 'text without | and newlines'
        throw new FormatRenderError({ formatId: ID, lineIndex, field, expected, actual: text })
      }
    }
    const [placeRow, meterRow] = [`P|${place}`, `M|${meterSerial}`]
    if (under !== `${placeRow}\n${meterRow}`) rows.push(placeRow, meterRow)
    under = `${placeRow}\n${meterRow}`
    rows.push(['R', register, readOn, index, type].join('|'))
  }
  rows.push(`Z|${lines.length}`, '')
  return {
    fileName: asFileName(`AG_${supplier}_${day.replaceAll('-', '')}_${sequence}.txt`),
    mediaType: 'text/plain',
    bytes: new TextEncoder().encode(rows.join('\r\n')),
  }
}

function headerCell(text: string): string {
  return text.replace(/[|\r\n]/g, ' ')
}
