import { describe, expect, it } from 'vitest'
import { type OperatorLine, type ParsedLine, readDate, readIndex } from '../measurement/index.ts'
import type { FileBytes, OperatorFormat } from '../ports/index.ts'
import { operatorFormatLaws } from './operator-format-laws.ts'

/** Ways of being wrong, and the law that exists because of each. */
const flaws = [
  ['leading-zeros', 'leading zeros'],
  ['float', 'with every digit'],
  ['throws', 'never an exception'],
  ['silent', 'garbage gives findings'],
  ['no-end', 'without lines'],
  ['end-twice', 'without lines'],
  ['end-first', 'a line too many'],
  ['miscounts', 'a line too many'],
  ['per-chunk', 'in chunks'],
  ['unstable-bytes', 'the same bytes'],
  ['likes-everything', 'detection'],
  ['over-certain', 'detection'],
  ['last-row', 'the last row'],
  ['shared-state', 'do not disturb each other'],
  ['changes-input', 'left as they were'],
  ['folds-repeats', 'a line too many'],
  ['other-file-name', 'where it stands'],
  ['path-as-name', 'file name'],
  ['no-advice', 'garbage gives findings'],
  ['quotes-the-file', 'garbage gives findings'],
] as const
type Flaw = (typeof flaws)[number][0]

const notation = { decimalMark: '.' } as const
const MAGIC = 'REF1'

/** A reference format, `place|serial|register|index|day`, with one switch per way of being wrong. */
function pipeFormat(flaw?: Flaw): OperatorFormat {
  let rendered = 0
  let shared = 0
  return {
    specificationVersion: 1,
    id: 'reference',
    detect({ head }) {
      if (flaw === 'likes-everything') return { likelihood: 0.5, reasons: [] }
      const isOwn = new TextDecoder().decode(head).startsWith(MAGIC)
      return { likelihood: isOwn ? (flaw === 'over-certain' ? 1.5 : 1) : 0, reasons: [] }
    },
    async *parse({ name, bytes }) {
      const file = flaw === 'other-file-name' ? 'reference.txt' : name
      const counts = { read: 0, delivered: 0 }
      shared = 0
      if (flaw === 'end-first') yield end(counts)
      for await (const [at, row] of rowsOf(bytes, flaw)) {
        if (row === MAGIC) continue
        shared++
        const line = lineOf(row, flaw)
        if (line === undefined && flaw === 'throws') throw new Error('no line')
        if (line !== undefined) {
          counts.read++
          counts.delivered++
          yield { kind: 'line', line, at: { file, line: at } }
        } else if (flaw !== 'silent') {
          counts.read++
          yield malformed(row, { file, line: at }, flaw)
        } else {
          counts.read++
        }
      }
      if (flaw === 'shared-state') counts.read += shared - counts.read
      if (flaw === 'miscounts') counts.read++
      if (flaw !== 'no-end' && flaw !== 'end-first') yield end(counts)
      if (flaw === 'end-twice') yield end(counts)
    },
    render({ header, lines }) {
      rendered++
      if (flaw === 'changes-input') {
        for (const line of lines) (line as { channel?: string }).channel = 'import'
      }
      const kept = flaw === 'folds-repeats' ? [...new Set(lines)] : lines
      const rows = kept.map(({ place, meterSerial, register, index, readOn }) =>
        [place.value, meterSerial, register, index.text, readOn].join('|'),
      )
      const magic = flaw === 'unstable-bytes' && rendered % 2 === 0 ? `${MAGIC}\n${MAGIC}` : MAGIC
      return {
        fileName: flaw === 'path-as-name' ? '../readings.txt' : `${header.batchId}.txt`,
        mediaType: 'text/plain',
        bytes: new TextEncoder().encode([magic, ...rows, ''].join('\n')),
      }
    },
  }
}

async function* rowsOf(bytes: FileBytes, flaw?: Flaw): AsyncGenerator<[number, string]> {
  const decoder = new TextDecoder()
  let rest = ''
  let line = 0
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    const text = rest + decoder.decode(chunk, { stream: true })
    const rows = text.split('\n')
    rest = flaw === 'per-chunk' ? '' : (rows.pop() ?? '')
    for (const row of rows) {
      line++
      if (row !== '') yield [line, row]
    }
  }
  if (rest !== '' && flaw !== 'last-row') yield [line + 1, rest]
}

function lineOf(row: string, flaw?: Flaw): OperatorLine | undefined {
  const [place = '', serial = '', register = '', text = '', day = '', ...more] = row.split('|')
  const index = readIndex(flaw === 'float' ? String(Number(text)) : text, notation)
  const readOn = readDate(day, 'yyyy-MM-dd')
  if (!place || !serial || !register || !index || !readOn || more.length > 0) return undefined
  return {
    place: { scheme: 'pod', value: place },
    meterSerial: flaw === 'leading-zeros' ? serial.replace(/^0+/, '') : serial,
    register,
    index,
    readOn,
    type: 'operator',
  }
}

function malformed(row: string, at: { file: string; line: number }, flaw?: Flaw): ParsedLine {
  return {
    kind: 'finding',
    finding: {
      code: 'malformed',
      severity: 'error',
      at,
      expected: 'place|serial|register|index|day',
      actual: flaw === 'quotes-the-file' ? row : row.slice(0, 40),
      advice: flaw === 'no-advice' ? '' : 'Ask for the row again.',
    },
  }
}

function end({ read, delivered }: { read: number; delivered: number }): ParsedLine {
  return {
    kind: 'end',
    rowsRead: read,
    rowsDelivered: delivered,
    rowsRefused: read - delivered,
  }
}

const lines = ['0012345.600', '7', '999999999999.999', '10.0'].map(
  (text, at): OperatorLine => ({
    place: { scheme: 'pod', value: `00${at}` },
    meterSerial: '0012',
    register: '1.8.0',
    index: readIndex(text, notation) ?? { text, units: 0, decimals: 0 },
    readOn: '2026-11-22',
    type: 'operator',
  }),
)

describe('operator format laws', () => {
  it.each(operatorFormatLaws)('hold for the reference format: $name', async (law) => {
    await expect(law.check({ format: pipeFormat(), lines })).resolves.toBeUndefined()
  })

  it.each(flaws)('catch a format that is flawed: %s', async (flaw, name) => {
    const law = operatorFormatLaws.find((it) => it.name.includes(name))
    const subject = { format: pipeFormat(flaw), lines: structuredClone(lines) }
    await expect(law?.check(subject)).rejects.toThrow()
  })

  it('need lines to try', async () => {
    const [law] = operatorFormatLaws
    await expect(law?.check({ format: pipeFormat(), lines: [] })).rejects.toThrow('three lines')
  })
})
