import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileFinding, IndexValue, OperatorLine, ParsedLine } from '@selfread/core'
import { operatorFormatLaws } from '@selfread/core/conformance'
import { describe, expect, it } from 'vitest'
import { xmlFormat } from './xml-format.ts'
import type { XmlMapping } from './xml-mapping.ts'
import { parseXmlMapping, xmlMappingJsonSchema } from './xml-mapping-schema.ts'

const index = (text: string): IndexValue => {
  const [whole = '', fraction = ''] = text.split(/[.,]/)
  return { text, units: Number(whole + fraction), decimals: fraction.length }
}

/** The measurement documents of the benchmark. */
const measurementDocument: XmlMapping = {
  version: 1,
  id: 'measurement-document',
  encoding: 'utf-8',
  notation: { decimalMark: '.' },
  recordPath: '/MeasurementDocument/Reading',
  rootAttributes: {
    xmlns: 'urn:example:measurement:1',
    created: '{createdAt}',
    sender: '{operator}',
  },
  fields: [
    { path: '@status', constant: 'final' },
    { path: 'PlaceId', field: 'place', scheme: 'pod' },
    { path: 'Meter@serial', field: 'meterSerial' },
    { path: 'Register', field: 'register' },
    { path: 'Date', field: 'readOn' },
    { path: 'Index', field: 'index' },
    { path: 'Index@unit', field: 'unit' },
    {
      path: 'Type',
      field: 'type',
      codes: { A: 'operator', C: 'customer', E: 'estimated', F: 'exchange', S: 'exchange' },
      writeAs: { exchange: 'F' },
    },
    { path: 'Note', field: 'note' },
  ],
  fileName: '{operator}_{day}.xml',
}

const nested: XmlMapping = {
  version: 1,
  id: 'nested',
  encoding: 'utf-16le',
  notation: { decimalMark: ',' },
  recordPath: '/op:Document/op:Readings/op:Reading',
  rootAttributes: { 'xmlns:op': 'urn:op' },
  header: [
    { path: '/op:Document/op:Header/op:Batch', value: '{batch}' },
    { path: '/op:Document/op:Header/op:Count', value: '{count}' },
  ],
  footer: [{ path: '/op:Document/op:Footer@count', value: '{count:6}' }],
  fields: [
    { path: 'op:Point/op:Clc', field: 'place', scheme: 'clc' },
    { path: 'op:Point/op:Nlc', field: 'place', scheme: 'nlc' },
    { path: 'op:Meter', field: 'meterSerial' },
    { path: '@day', field: 'readOn', date: 'dd.MM.yyyy' },
    { path: 'op:Value', field: 'index' },
    { path: '@note', field: 'note' },
  ],
  constants: { type: 'customer', register: '1.8.0' },
  fileName: '{batch}.xml',
}

const header = {
  supplier: 'furnizor',
  operator: 'deer',
  day: '2026-11-22',
  batchId: 'b-1',
  sequence: 1,
  createdAt: '2026-11-22T05:46:00.000Z',
}
const place = { scheme: 'pod', value: '000001000123456789' }
const measured: readonly OperatorLine[] = [
  {
    place,
    meterSerial: '0x1F',
    register: '1.8.0',
    index: index('0012345.600'),
    readOn: '2026-11-20',
    type: 'operator',
    unit: 'kWh',
    note: 'A & B <c> "d" \'e\' ]]> &lt; țeavă',
  },
  {
    place,
    meterSerial: '1e5',
    register: '1.8.1',
    index: index('999999999999.999'),
    readOn: '2024-02-29',
    type: 'customer',
  },
  {
    place,
    register: '1.8.2',
    index: index('0'),
    readOn: '2026-11-20',
    type: 'exchange',
    unit: 'm³',
    note: 'two\nlines\r\nor\tthree',
  },
]
const inNested: readonly OperatorLine[] = ['007', '7,5', '000000,000'].map((text, at) => ({
  place: { scheme: at === 1 ? 'nlc' : 'clc', value: `00${at}` },
  meterSerial: '0012',
  register: '1.8.0',
  index: index(text),
  readOn: '2026-11-20',
  type: 'customer',
  note: 'line\nline\tand "quotes" & more',
}))

describe.each([
  { mapping: measurementDocument, lines: measured },
  { mapping: nested, lines: inNested },
])('the format $mapping.id', ({ mapping, lines }) => {
  it.each(operatorFormatLaws)('$name', async (law) => {
    await expect(law.check({ format: xmlFormat(mapping), lines })).resolves.toBeUndefined()
  })
})

const whole = (body: string) => `<MeasurementDocument>${body}</MeasurementDocument>`
const reading = (index: string, serial = '0012345') => `<Reading status="final">
    <PlaceId>590310600012345678</PlaceId>
    <Meter serial="${serial}"/>
    <Register>1.8.0</Register>
    <Date>2025-03-14</Date>
    <Index unit="kWh">${index}</Index>
    <Type>A</Type>
    <Note>A &amp; B</Note>
  </Reading>`

async function read(
  text: string | Uint8Array,
  mapping = measurementDocument,
  maxBytes = 1_000_000,
) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const items: ParsedLine[] = []
  for await (const item of xmlFormat(mapping, { maxBytes }).parse({ name: 'a.xml', bytes })) {
    items.push(item)
  }
  return {
    lines: items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])),
    findings: items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : [])),
    end: items.at(-1),
  }
}

const gist = (findings: readonly FileFinding[]) =>
  findings.map(({ code, at }) => `${code} ${at.line} ${at.field ?? ''}`.trim())

describe('an XML file', () => {
  it('keeps every value as text', async () => {
    const { lines } = await read(whole(reading('0012345', '0x1F') + reading('1', '1e5')))
    expect(lines[0]).toEqual({
      place: { scheme: 'pod', value: '590310600012345678' },
      meterSerial: '0x1F',
      register: '1.8.0',
      readOn: '2025-03-14',
      index: { text: '0012345', units: 12345, decimals: 0 },
      type: 'operator',
      unit: 'kWh',
      note: 'A & B',
    })
    expect(lines[1]?.meterSerial).toBe('1e5')
  })

  it('is read whatever prefix its namespace has, unless the mapping names one', async () => {
    const prefixed = whole(reading('7')).replaceAll(/<(\/?)(\w)/g, '<$1m:$2')
    expect((await read(prefixed)).lines).toHaveLength(1)
    const strict: XmlMapping = {
      ...measurementDocument,
      recordPath: '/MeasurementDocument/op:Reading',
      rootAttributes: { 'xmlns:op': 'urn:op' },
    }
    expect((await read(prefixed, strict)).lines).toHaveLength(0)
  })

  it('names the line of a record that is refused, and goes on', async () => {
    const { lines, findings, end } = await read(
      whole(`\n${reading('1')}\n${reading('0x1F')}\n${reading('3')}`),
    )
    expect(gist(findings)).toEqual(['not_an_index 11 Index'])
    expect(lines.map(({ index }) => index.text)).toEqual(['1', '3'])
    expect(end).toEqual({ kind: 'end', rowsRead: 3, rowsDelivered: 2, rowsRefused: 1 })
  })

  it('names every field of a record that is wrong', async () => {
    const { findings } = await read(
      whole(
        '<Reading><PlaceId>=1+1</PlaceId><Date>2025-02-30</Date><Index/><Type>Q</Type></Reading>',
      ),
    )
    expect(gist(findings)).toEqual([
      'formula_refused 1 PlaceId',
      'missing_value 1 Register',
      'missing_value 1 Index',
      'not_a_date 1 Date',
      'unknown_code 1 Type',
    ])
  })

  it('refuses a record with the same value twice, or with a reference that only a DOCTYPE declares', async () => {
    const twice = reading('1').replace('<Type>', '<Index>2</Index><Type>')
    const strange = reading('1').replace('&amp;', '&secret;')
    const { lines, findings } = await read(whole(twice + strange + reading('&#55;')))
    expect(gist(findings)).toEqual(['malformed 1 Index', 'malformed 9 Note'])
    expect(lines.map(({ index }) => index.text)).toEqual(['7'])
  })

  it('checks the count that it states', async () => {
    const text = new TextDecoder('utf-16le').decode(
      xmlFormat(nested).render({ header, lines: inNested }).bytes,
    )
    expect((await read(text, nested)).findings).toEqual([])
    const { findings, lines } = await read(text.replace('count="000003"', 'count="4"'), nested)
    expect(lines).toHaveLength(3)
    expect(findings).toMatchObject([{ code: 'wrong_trailer_count', expected: '3', actual: '4' }])
    expect(gist((await read(text.replace('count="000003"', ''), nested)).findings)).toEqual([
      'wrong_trailer_count 2 /op:Document/op:Footer@count',
    ])
  })

  it('that is cut off is refused as a whole, each record that it began counted', async () => {
    const cut = whole(reading('1') + reading('2')).slice(0, -60)
    const { lines, findings, end } = await read(cut)
    expect(lines).toEqual([])
    expect(gist(findings)[0]).toMatch(/^malformed \d+/)
    expect(end).toEqual({ kind: 'end', rowsRead: 2, rowsDelivered: 0, rowsRefused: 2 })
  })

  it('over the limit is refused, whole or in chunks', async () => {
    expect(gist((await read(whole(reading('1')), measurementDocument, 100)).findings)).toEqual([
      'too_large 1',
    ])
  })

  it('in another encoding is refused and says so, unless it is plain ASCII', async () => {
    const declared = (text: string) => `<?xml version="1.0" encoding="ISO-8859-1"?>${text}`
    const latin = Buffer.from(declared(whole(reading('1', 'Nº1'))), 'latin1')
    expect((await read(latin)).findings).toMatchObject([
      { code: 'malformed', actual: 'a document declared as ISO-8859-1' },
    ])
    expect((await read(declared(whole(reading('1'))))).lines).toHaveLength(1)
  })

  it('in utf-16 is read by its byte order mark', async () => {
    const little = Buffer.from(`\ufeff${whole(reading('1', 'țeavă'))}`, 'utf16le')
    expect((await read(little)).lines[0]?.meterSerial).toBe('țeavă')
    expect((await read(Buffer.from(little).swap16())).lines[0]?.meterSerial).toBe('țeavă')
  })

  it('has its DOCTYPE refused wherever it hides, and nothing that only looks like one', async () => {
    for (const hidden of [
      `<!DOCTYPE a>${whole(reading('1'))}`,
      `<!-- x --><!doctype a [<!ENTITY x "y">]>${whole(reading('1'))}`,
      `<?xml version="1.0"?>\n\n<!DOCTYPE a SYSTEM "file:///etc/passwd">${whole(reading('1'))}`,
    ]) {
      const { lines, findings, end } = await read(hidden)
      expect(lines).toEqual([])
      expect(findings.map(({ code }) => code)).toEqual(['doctype_refused'])
      expect(end).toMatchObject({ rowsRead: 1, rowsRefused: 1 })
    }
    const harmless = whole(
      `<!-- <!DOCTYPE a> -->${reading('1').replace('A &amp; B', '<![CDATA[<!DOCTYPE a>]]>')}`,
    )
    expect((await read(harmless)).lines[0]?.note).toBe('<!DOCTYPE a>')
  })
})

const hostile = join(import.meta.dirname, '..', 'fixtures')

describe('hostile documents', () => {
  it.each([
    ['billion-laughs.xml', 'doctype_refused'],
    ['quadratic-blowup.xml', 'doctype_refused'],
    ['xxe-file.xml', 'doctype_refused'],
    ['xxe-param.xml', 'doctype_refused'],
    ['entity-name-regex.xml', 'doctype_refused'],
    ['proto.xml', 'malformed'],
    ['attr-proto.xml', 'malformed'],
    ['utf16le-bom.xml', 'not_a_file_of_this_format'],
    ['leading-zeros.xml', 'not_a_file_of_this_format'],
  ])('%s is refused with %s', async (name, code) => {
    const { lines, findings, end } = await read(readFileSync(join(hostile, name)))
    expect(lines).toEqual([])
    expect(findings.map((finding) => finding.code)).toEqual([code])
    expect(end).toMatchObject({ kind: 'end', rowsDelivered: 0 })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('nested 20,000 deep is refused', async () => {
    const { findings } = await read('<a>'.repeat(20_000) + '</a>'.repeat(20_000))
    expect(findings.map(({ code }) => code)).toEqual(['malformed'])
  })

  it('with 100,000 references in one value is decoded and refused as a value', async () => {
    const { findings } = await read(whole(reading('&#49;'.repeat(100_000))))
    expect(gist(findings)).toEqual(['not_an_index 1 Index'])
  })
})

describe('writing XML', () => {
  const format = xmlFormat(measurementDocument)
  const line = measured[0] as OperatorLine

  it('gives the same text every time, escaped', () => {
    const { fileName, bytes } = format.render({ header, lines: [line] })
    expect(fileName).toBe('deer_2026-11-22.xml')
    expect(new TextDecoder().decode(bytes)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<MeasurementDocument xmlns="urn:example:measurement:1" created="2026-11-22T05:46:00.000Z" sender="deer">
  <Reading status="final">
    <PlaceId>000001000123456789</PlaceId>
    <Meter serial="0x1F"/>
    <Register>1.8.0</Register>
    <Date>2026-11-20</Date>
    <Index unit="kWh">0012345.600</Index>
    <Type>A</Type>
    <Note>A &amp; B &lt;c&gt; "d" 'e' ]]&gt; &amp;lt; țeavă</Note>
  </Reading>
</MeasurementDocument>
`)
  })

  it.each([
    ['a scheme the operator does not know', { place: { scheme: 'clc', value: '1' } }, 'place'],
    ['a type without code', { type: 'calculated' }, 'type'],
    ['a formula', { note: '=1+1' }, 'note'],
    ['a control character', { note: 'a\u0001b' }, 'note'],
    ['half a character', { note: 'a\ud800b' }, 'note'],
    ['a cancellation without a way to say it', { isCancellation: true }, 'isCancellation'],
  ] as const)('refuses %s', (_, change, field) => {
    const lines = [line, { ...line, ...change }]
    expect(() => format.render({ header, lines })).toThrow(
      expect.objectContaining({ code: 'format_render', lineIndex: 1, field }),
    )
  })
})

describe('an XML mapping', () => {
  it('is checked on load, each problem with its path', () => {
    const parsed = parseXmlMapping({
      ...measurementDocument,
      recordPath: '/MeasurementDocument/x:Reading',
      fields: [
        { path: 'PlaceId', field: 'place' },
        { path: 'Index', field: 'index', codes: { a: 'b' } },
        { path: 'Index', field: 'readOn', date: 'dd.MM.yy' },
      ],
    })
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ path: 'fields.2.date', actual: '"dd.MM.yy"' }],
    })
    const again = parseXmlMapping({
      ...measurementDocument,
      recordPath: '/MeasurementDocument/x:Reading',
      header: [{ path: '/Other/Count', value: '{count}' }],
      fields: [
        { path: 'PlaceId', field: 'place' },
        { path: 'Index', field: 'index', codes: { a: 'b' } },
        { path: 'Index', field: 'type', codes: { A: 'operator', B: 'operator', C: 'unheard' } },
      ],
    })
    expect(again.ok ? [] : again.problems.map(({ path }) => path)).toEqual([
      'fields.0.scheme',
      'fields.1.codes',
      'fields.2.writeAs',
      'fields.2.codes.C',
      'fields.2.path',
      'fields',
      'fields',
      'header.0.path',
      'rootAttributes.xmlns:x',
    ])
  })

  it.each([
    null,
    7,
    [],
    {},
    { version: 2 },
    { ...measurementDocument, recordPath: '/a/__proto__' },
  ])('that is none is refused without a throw: %j', (mapping) =>
    expect(parseXmlMapping(mapping).ok).toBe(false),
  )

  it('has a JSON Schema that names what it can say', () => {
    expect(xmlMappingJsonSchema()).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['version', 'recordPath', 'fields']),
    })
  })

  it('that was not checked is refused by the format', () => {
    expect(() => xmlFormat({ ...measurementDocument, recordPath: 'Reading' })).toThrow(
      /recordPath: expected a path such as/,
    )
  })
})
