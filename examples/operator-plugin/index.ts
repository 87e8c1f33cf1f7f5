import {
  type FileBytes,
  type FileFinding,
  type FileHeader,
  FormatRenderError,
  type LineRules,
  type OperatorFormat,
  type OperatorLine,
  type ParsedLine,
  type RenderedFile,
} from '@selfread/core'
import { asFileName, findingItem, readLine, writeLine } from '@selfread/core/measurement'

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
  const reader = createReader(file)
  for await (const row of rowsOf(bytes)) yield* reader.row(row)
  yield* reader.end()
}

interface Reader {
  row(row: Row): Generator<ParsedLine>
  end(): Generator<ParsedLine>
}

/** Remembers the place and the meter that a reading stands under. */
function createReader(file: string): Reader {
  const state = {
    part: 'start' as 'start' | 'readings' | 'closed' | 'foreign',
    place: undefined as string | undefined,
    meterSerial: undefined as string | undefined,
    line: 1,
    readings: 0,
    read: 0,
    delivered: 0,
  }

  function* row({ text, line }: Row): Generator<ParsedLine> {
    state.line = line
    if (text === '') return
    const cells = text?.split('|') ?? []
    const kind = cells[0] ?? ''
    if (state.part === 'start') yield* readFirst(cells)
    else if (state.part === 'foreign') state.read++
    else if (text === undefined) yield refuse('too_large', 'at most 10,000 characters', 'more')
    else if (state.part === 'closed') yield refuse('malformed', 'nothing after Z', text)
    else if (/[\0\ufffd]/.test(text)) yield refuse('malformed', 'text in utf-8', 'other bytes')
    else if (CELLS.get(kind) !== cells.length) {
      yield refuse('wrong_field_count', 'P|M|R|Z with all their cells', text)
    } else if (kind === 'P') [state.place, state.meterSerial] = [cells[1], undefined]
    else if (kind === 'M') state.meterSerial = cells[1]
    else if (kind === 'R') yield* readReading(cells)
    else if (kind === 'Z') yield* readTrailer(cells[1] ?? '')
    else yield refuse('malformed', 'one row AGH', text)
  }

  function* end(): Generator<ParsedLine> {
    if (state.part === 'start') {
      yield finding('not_a_file_of_this_format', 'a row AGH|1|…', 'nothing')
    } else if (state.part === 'readings') {
      yield finding('wrong_trailer_count', 'a last row Z', 'none')
    }
    yield {
      kind: 'end',
      rowsRead: state.read,
      rowsDelivered: state.delivered,
      rowsRefused: state.read - state.delivered,
    }
  }

  function* readFirst(cells: readonly string[]): Generator<ParsedLine> {
    const isOwn = cells[0] === 'AGH' && cells[1] === '1' && cells.length === CELLS.get('AGH')
    state.part = isOwn ? 'readings' : 'foreign'
    if (isOwn) return
    // One finding stands for all the rows of a file that is somebody else's.
    state.read++
    yield finding('not_a_file_of_this_format', 'a row AGH|1|…', cells.join('|'))
  }

  function* readReading([
    ,
    register,
    readOn,
    index,
    type,
  ]: readonly string[]): Generator<ParsedLine> {
    state.readings++
    state.read++
    const fields = { meterSerial: state.meterSerial, register, readOn, index, type }
    const reading = readLine({ places: [state.place], fields }, rules)
    if (reading.kind === 'line') {
      state.delivered++
      yield { kind: 'line', line: reading.line, at: { file, line: state.line } }
    } else if (reading.kind === 'refused') {
      for (const problem of reading.problems) {
        yield findingItem({ ...problem, file, line: state.line })
      }
    }
  }

  function* readTrailer(count: string): Generator<ParsedLine> {
    state.part = 'closed'
    if (count === String(state.readings)) return
    yield finding('wrong_trailer_count', String(state.readings), count)
  }

  /** After a row that cannot be read nobody knows what the next readings stand under. */
  function refuse(code: FindingCode, expected: string, actual: string): ParsedLine {
    state.read++
    state.place = undefined
    state.meterSerial = undefined
    return finding(code, expected, actual)
  }

  function finding(code: FindingCode, expected: string, actual: string): ParsedLine {
    return findingItem({
      code,
      file,
      line: state.line,
      expected,
      actual,
      advice: 'Ask Aldermoor Grid for the file again.',
    })
  }

  return { row, end }
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
