import {
  type FileBytes,
  FormatRenderError,
  type OperatorFormat,
  type OperatorLine,
  type ParsedLine,
  parseDecimalIndex,
} from '@selfread/core'
import { findingItem } from '@selfread/core/measurement'
import { z } from 'zod'

const HEADER = '{"format":"selfread-json-lines"}'

const label = z.string().min(1).max(100)
const rowSchema = z.strictObject({
  place: z.strictObject({ scheme: label, value: label }),
  meterSerial: label.optional(),
  register: label,
  index: z.string().refine((text) => parseDecimalIndex(text) !== undefined),
  readOn: z.iso.date(),
  type: z.enum(['operator', 'customer', 'estimated', 'calculated', 'exchange']),
  unit: label.optional(),
  reference: label.optional(),
  channel: label.optional(),
  isCancellation: z.boolean().optional(),
})

type Row = z.infer<typeof rowSchema>

/** An operator's format for tests: a header, then one JSON object a line. Writes nothing that it would not read. */
export function jsonLinesFormat(id = 'json-lines'): OperatorFormat {
  return {
    specificationVersion: 1,
    id,
    detect({ head }) {
      const isOwn = new TextDecoder().decode(head).startsWith(HEADER)
      return { likelihood: isOwn ? 1 : 0, reasons: [isOwn ? 'Its header.' : 'No header.'] }
    },
    parse: ({ name, bytes }) => parse(name, bytes),
    render({ header, lines }) {
      const rows = lines.map((line, lineIndex) => rowOf(line, { formatId: id, lineIndex }))
      return {
        fileName: `${header.operator}-${header.day}-${header.sequence}.jsonl`,
        mediaType: 'application/jsonl',
        bytes: new TextEncoder().encode([HEADER, ...rows, ''].join('\n')),
      }
    },
  }
}

/** A file of the format, for what an operator sends back. */
export function measurementFile(
  name: string,
  lines: readonly OperatorLine[],
  ...brokenRows: readonly string[]
): { readonly name: string; readonly bytes: Uint8Array } {
  const rows = lines.map((line, lineIndex) => rowOf(line, { formatId: name, lineIndex }))
  return { name, bytes: new TextEncoder().encode([HEADER, ...rows, ...brokenRows, ''].join('\n')) }
}

function rowOf(
  line: OperatorLine,
  at: { readonly formatId: string; readonly lineIndex: number },
): string {
  const { place, meterSerial, register, index, readOn, type, unit } = line
  const { reference, channel, isCancellation } = line
  const parsed = rowSchema.safeParse({
    ...{ place, meterSerial, register, index: index.text, readOn, type, unit },
    ...{ reference, channel, isCancellation },
  })
  if (parsed.success) return JSON.stringify(parsed.data)
  const [issue] = parsed.error.issues
  throw new FormatRenderError({
    ...at,
    field: issue?.path.join('.') ?? 'line',
    expected: issue?.message ?? 'a line',
    actual: JSON.stringify(line),
  })
}

async function* parse(file: string, bytes: FileBytes): AsyncGenerator<ParsedLine> {
  const rows = (await textOf(bytes)).split('\n')
  let rowsDelivered = 0
  let rowsRefused = 0
  const refused = (line: number, expected: string, actual: string) =>
    findingItem({
      code: 'malformed',
      file,
      line,
      expected,
      actual,
      advice: 'Ask for the file again.',
    })
  if (rows[0] !== HEADER) {
    rowsRefused++
    yield refused(1, HEADER, rows[0] ?? '')
  } else {
    for (const [at, text] of rows.entries()) {
      if (at === 0 || text === '') continue
      const line = lineOf(text)
      if (line === undefined) rowsRefused++
      else rowsDelivered++
      yield line === undefined
        ? refused(at + 1, 'a JSON object with a line’s fields', text)
        : { kind: 'line', line, at: { file, line: at + 1 } }
    }
  }
  yield { kind: 'end', rowsRead: rowsDelivered + rowsRefused, rowsDelivered, rowsRefused }
}

function lineOf(text: string): OperatorLine | undefined {
  const row = parsedRow(text)
  const index = parseDecimalIndex(row?.index ?? '')
  if (row === undefined || index === undefined) return undefined
  // As JSON writes it, so that an absent field is absent and not undefined.
  return JSON.parse(JSON.stringify({ ...row, index })) as OperatorLine
}

function parsedRow(text: string): Row | undefined {
  try {
    return rowSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function textOf(bytes: FileBytes): Promise<string> {
  const decoder = new TextDecoder('utf-8')
  if (bytes instanceof Uint8Array) return decoder.decode(bytes)
  let text = ''
  for await (const chunk of bytes) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}
