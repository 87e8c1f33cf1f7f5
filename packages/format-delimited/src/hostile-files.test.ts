import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileFinding, OperatorLine, ParsedLine } from '@selfread/core'
import { looksLikeFormula } from '@selfread/core/measurement'
import { describe, expect, it } from 'vitest'
import { delimitedFormat } from './delimited-format.ts'
import type { DelimitedMapping } from './delimited-mapping.ts'

const hostile = (name: string) => readFileSync(join(import.meta.dirname, '..', 'fixtures', name))

const mapping: DelimitedMapping = {
  version: 1,
  id: 'pod-index',
  dialect: {
    encoding: 'utf-8',
    bom: false,
    delimiter: ';',
    quote: '"',
    decimalMark: ',',
    groupingMark: '.',
    newline: '\r\n',
    header: true,
    finalNewline: true,
  },
  columns: [
    { name: 'pod', field: 'place', scheme: 'pod' },
    { name: 'index', field: 'index' },
    { name: 'day', field: 'readOn', isRequired: true },
    { name: 'name', field: 'note' },
  ],
  constants: { type: 'operator', register: '1.8.0' },
  fileName: 'a.csv',
}

/** The fixtures have no day: each row gets one, so that it is the attack that decides. */
function withDay(text: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  return text
    .split(newline)
    .map((row, at) => (row === '' ? row : `${row};${at === 0 ? 'day' : '2026-11-22'}`))
    .join(newline)
}

async function read(file: string | Uint8Array, changed: DelimitedMapping = mapping) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const items: ParsedLine[] = []
  for await (const item of delimitedFormat(changed).parse({ name: 'a.csv', bytes })) {
    items.push(item)
  }
  return {
    indices: items.flatMap((item) => (item.kind === 'line' ? [item.line.index.text] : [])),
    lines: items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])),
    findings: items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : [])),
    end: items.at(-1),
  }
}

const gist = (findings: readonly FileFinding[]) =>
  findings.map(({ code, at }) => `${code} ${at.line} ${at.field ?? ''}`.trim())
const counts = (rowsRead: number, rowsDelivered: number) => ({
  kind: 'end',
  rowsRead,
  rowsDelivered,
  rowsRefused: rowsRead - rowsDelivered,
})

describe('a hostile file', () => {
  it('with a header name twice has nothing read from it where nobody can tell which counts', async () => {
    const { findings, end } = await read(withDay(hostile('dup-header.csv').toString()))
    expect(gist(findings)).toEqual(['malformed 1 index'])
    expect(end).toEqual(counts(1, 0))
    const unused = await read('pod;index;day;x;x\n1;2;2026-11-22;a;b\n')
    expect(unused.findings).toMatchObject([{ severity: 'warning', at: { field: 'x' } }])
    expect(unused.end).toEqual(counts(1, 1))
  })

  it('with formulas has each of them refused by line and column, and the rest read', async () => {
    const payloads = JSON.parse(hostile('formula-payloads.json').toString()) as string[]
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const rows = payloads.map((text, at) => `${at};${at};2026-11-22;${quoted(text)}`)
    const { indices, findings, end } = await read(`pod;index;day;name\r\n${rows.join('\r\n')}\r\n`)

    const dangerous = payloads.flatMap((text, at) => (looksLikeFormula(text) ? [at] : []))
    expect(dangerous.length).toBeGreaterThan(18)
    const isRefused = (text: string) => looksLikeFormula(text) || text.includes('\u0000')
    expect(indices).toEqual(payloads.flatMap((text, at) => (isRefused(text) ? [] : [String(at)])))
    for (const finding of findings) {
      expect(['formula_refused', 'malformed']).toContain(finding.code)
    }
    expect(findings.filter(({ at }) => at.field === 'name').length).toBeGreaterThan(18)
    expect(end).toEqual(counts(payloads.length, indices.length))
  })

  it('put together without quoting loses no row and delivers no formula', async () => {
    const bare: DelimitedMapping = {
      ...mapping,
      columns: [
        { name: 'pod', field: 'place', scheme: 'pod' },
        { name: 'name', field: 'note' },
        { name: 'index', field: 'index' },
        { name: 'day', field: 'readOn', date: 'yyyy-MM-dd' },
      ],
    }
    const { lines, end } = await read(withDay(hostile('naive-injected.csv').toString()), bare)
    expect(lines.map(({ note = '' }) => note).filter(looksLikeFormula)).toEqual([])
    expect(lines.map(({ note }) => note)).toContain('00012345')
    expect(end).toMatchObject({ kind: 'end', rowsDelivered: lines.length })
  })

  it('with newlines of several kinds is read, with a warning', async () => {
    const { indices, findings } = await read(
      'pod;index;day\r1;2;2026-11-22\n3;4;2026-11-22\r\n5;6;2026-11-22\r',
    )
    expect(indices).toEqual(['2', '4', '6'])
    expect(findings).toMatchObject([{ code: 'malformed', severity: 'warning', at: { line: 2 } }])
    expect((await read(hostile('mixed-eol.csv'))).end).toEqual(counts(3, 0))
  })

  it('with NUL in a row has that row refused', async () => {
    const { indices, findings } = await read(
      `${withDay(hostile('nul.csv').toString())}2;3;2026-11-22\r\n`,
    )
    expect(gist(findings)).toEqual(['malformed 2'])
    expect(indices).toEqual(['3'])
  })

  it('whose header names what JavaScript objects have is read like any other', async () => {
    const strange: DelimitedMapping = {
      ...mapping,
      columns: [
        { name: '__proto__', field: 'place', scheme: 'pod' },
        { name: 'constructor', field: 'index' },
        { name: 'day', field: 'readOn' },
      ],
    }
    const { lines } = await read(withDay(hostile('proto-header.csv').toString()), strange)
    expect(lines).toMatchObject([{ place: { value: '1' }, index: { text: '2' } }])
    expect(gist((await read(hostile('proto-header.csv'))).findings)).toEqual([
      'not_a_file_of_this_format 1',
    ])
  })

  it('with ragged rows has them refused and the others read', async () => {
    const { indices, findings, end } = await read(
      'pod;index;day\r\n1;2\r\n1;2;2026-11-22;4\r\n1;9;2026-11-22\r\n',
    )
    expect(gist(findings)).toEqual(['wrong_field_count 2', 'wrong_field_count 3'])
    expect(findings[0]).toMatchObject({ expected: '3 cells', actual: '2' })
    expect(indices).toEqual(['9'])
    expect(end).toEqual(counts(3, 1))
    expect((await read(hostile('ragged.csv'))).end).toEqual(counts(2, 0))
  })

  it('with a line for spreadsheets is read, with a warning', async () => {
    const rows = withDay(hostile('sep-line.csv').toString()).replace(/^sep=;;day/, 'sep=;')
    const { indices, findings } = await read(rows.replace('index;2026-11-22', 'index;day'))
    expect(indices).toEqual(['123'])
    expect(findings).toMatchObject([{ code: 'malformed', severity: 'warning', at: { line: 1 } }])
  })

  it('keeps every grouped index as it stands, and refuses what is ambiguous', async () => {
    const { lines, findings } = await read(withDay(hostile('thousands.csv').toString()))
    expect(lines.map(({ index }) => index)).toEqual([
      { text: '12.345', units: 12345, decimals: 0 },
      { text: '12,345', units: 12345, decimals: 3 },
      { text: '12345,678', units: 12345678, decimals: 3 },
    ])
    expect(gist(findings)).toEqual([
      'not_an_index 4 index',
      'not_an_index 5 index',
      'not_an_index 6 index',
    ])
  })

  it('with a quote that is never closed loses that row alone', async () => {
    const rows = withDay(hostile('unterminated-quote.csv').toString())
    const { indices, findings, end } = await read(rows)
    expect(gist(findings)).toEqual(['malformed 2'])
    expect(indices).toHaveLength(2_000)
    expect(end).toEqual(counts(2_001, 2_000))
  })

  it('with a quote that another row closes loses that row alone', async () => {
    const { indices, findings } = await read(
      'pod;index;day\n"1;1;2026-11-22\n2;2;2026-11-22\n"3";3;2026-11-22\n"4;4;2026-11-22\n5;5;2026-11-22\n6;"6";2026-11-22\n',
    )
    expect(gist(findings)).toEqual(['malformed 2', 'malformed 5'])
    expect(indices).toEqual(['2', '3', '5', '6'])
  })

  it('without header has rows refused whose cells are shifted', async () => {
    const { header, ...dialect } = mapping.dialect
    const bare = { ...mapping, dialect: { ...dialect, header: false } }
    const { findings, indices } = await read('1;2;2026-11-22;x\n1;2;2026-11-22;x;y\n', bare)
    expect(gist(findings)).toEqual(['wrong_field_count 2'])
    expect(indices).toEqual(['2'])
  })

  it('with quotes in the middle of cells has those rows refused by line', async () => {
    const { indices, findings } = await read(
      'pod;index;day;name\n1;1;2026-11-22;5" pipe\n2;2;2026-11-22;"a"b\n3;3;2026-11-22;"two\nlines"\n4;4;2026-11-22;x\n',
    )
    expect(gist(findings)).toEqual(['malformed 2', 'malformed 3'])
    expect(indices).toEqual(['3', '4'])
  })

  it('in utf-16 or with a byte order mark is read', async () => {
    const utf16: DelimitedMapping = {
      ...mapping,
      dialect: { ...mapping.dialect, encoding: 'utf-16le' },
    }
    const text = withDay(hostile('utf16le.csv').toString('utf16le').slice(1))
    expect((await read(Buffer.from(`\ufeff${text}`, 'utf16le'), utf16)).indices).toEqual(['123'])
    const marked = withDay(hostile('utf8-bom.csv').toString())
    expect((await read(marked)).indices).toEqual(['123'])
  })

  it('in windows-1250 keeps its names, and in the wrong encoding has its rows refused', async () => {
    const names: DelimitedMapping = {
      ...mapping,
      dialect: { ...mapping.dialect, encoding: 'windows-1250' },
      columns: [
        { name: 'localitate', field: 'place', scheme: 'pod' },
        { name: 'nume', field: 'note' },
        { name: 'index', field: 'index' },
        { name: 'day', field: 'readOn' },
      ],
    }
    const text = hostile('win1250.csv').toString('latin1')
    const rows = text
      .split('\r\n')
      .map((row, at) => (row === '' ? row : `${row};${at === 0 ? 'index;day' : '1;2026-11-22'}`))
      .join('\r\n')
    const bytes = Buffer.from(rows, 'latin1')
    const { lines } = await read(bytes, names)
    expect(lines).toMatchObject([{ note: 'Ştefan Ţepuş', place: { value: 'Buzău' } }])
    const wrong = await read(bytes, { ...names, dialect: mapping.dialect })
    expect(gist(wrong.findings)).toEqual(['malformed 2 localitate'])
  })

  it('with one row without end has that row refused and the next read', async () => {
    const { indices, findings } = await read(
      `pod;index;day\n${'9'.repeat(1_500_000)}\n1;7;2026-11-22\n`,
    )
    expect(gist(findings)).toEqual(['too_large 2'])
    expect(indices).toEqual(['7'])
  })
})

describe('what an operator states about its file', () => {
  const framed: DelimitedMapping = {
    ...mapping,
    headerRows: [['H', '{supplier}', '{count}']],
    trailerRow: ['T', '{count}'],
  }
  const rows = 'pod;index;day\n1;2;2026-11-22\n3;4;2026-11-22\n'

  it('is checked', async () => {
    expect((await read(`H;s;2\n${rows}T;2\n`, framed)).findings).toEqual([])
    expect((await read(`H;s;3\n${rows}T;1\n`, framed)).findings).toMatchObject([
      { code: 'wrong_trailer_count', at: { line: 1 }, expected: '2', actual: '3' },
      { code: 'wrong_trailer_count', at: { line: 5 }, expected: '2', actual: '1' },
    ])
  })

  it('is missed where the file was cut off', async () => {
    const { findings, end } = await read(`H;s;2\n${rows}`, framed)
    expect(gist(findings)).toEqual(['wrong_trailer_count 4'])
    expect(end).toEqual(counts(2, 2))
  })

  it('where it is not there at all makes it another file', async () => {
    expect(gist((await read(rows, framed)).findings)[0]).toBe('not_a_file_of_this_format 1')
  })
})

describe('a wide file', () => {
  const wide: DelimitedMapping = {
    ...mapping,
    columns: [
      { name: 'pod', field: 'place', scheme: 'pod' },
      { name: 'day', field: 'readOn' },
      { name: 'T1', field: 'index', register: 'T1' },
      { name: 'T2', field: 'index', register: 'T2', empty: 'no_line' },
      { name: 'T3', field: 'index', register: 'T3', empty: 'no_line' },
    ],
    constants: { type: 'operator' },
  }

  it('says a line for each register, and counts each of them', async () => {
    const { lines, findings, end } = await read(
      'pod;day;T1;T2;T3\n1;2026-11-22;10;20;\n2;2026-11-22;;x;30\n',
      wide,
    )
    expect(lines.map(({ register, index }) => `${register} ${index.text}`)).toEqual([
      'T1 10',
      'T2 20',
      'T3 30',
    ])
    expect(gist(findings)).toEqual(['missing_value 3 T1', 'not_an_index 3 T2'])
    expect(end).toEqual(counts(5, 3))
  })

  it('is written with the registers of one reading in one row', () => {
    const line = (register: string, text: string): OperatorLine => ({
      place: { scheme: 'pod', value: '1' },
      register,
      index: { text, units: Number(text), decimals: 0 },
      readOn: '2026-11-22',
      type: 'operator',
    })
    const header = {
      supplier: 's',
      operator: 'o',
      day: '2026-11-22',
      batchId: 'b',
      sequence: 1,
      createdAt: '2026-11-22T05:46:00.000Z',
    }
    const lines = [line('T1', '1'), line('T3', '3'), line('T1', '4')]
    expect(new TextDecoder().decode(delimitedFormat(wide).render({ header, lines }).bytes)).toBe(
      'pod;day;T1;T2;T3\r\n1;2026-11-22;1;;3\r\n1;2026-11-22;4;;\r\n',
    )
    const withoutT1 = [line('T1', '1'), line('T2', '2'), line('T3', '3'), line('T3', '4')]
    expect(() => delimitedFormat(wide).render({ header, lines: withoutT1 })).toThrow(
      expect.objectContaining({ lineIndex: 3, field: 'register' }),
    )
  })
})
