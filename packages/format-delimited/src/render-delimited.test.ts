import type { FileHeader, OperatorLine } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import { delimitedFormat } from './delimited-format.ts'
import { type DelimitedMapping, encodings } from './delimited-mapping.ts'
import { genericReadingUpload } from './mappings/generic-reading-upload.ts'

const header: FileHeader = {
  supplier: 'furnizor',
  operator: 'deer',
  day: '2026-11-22',
  batchId: 'b-1',
  sequence: 1,
  createdAt: '2026-11-22T05:46:00.000Z',
}
const line: OperatorLine = {
  place: { scheme: 'pod', value: 'RO001E100000017' },
  meterSerial: '0012345',
  register: '1.8.0',
  index: { text: '012345,6', units: 123456, decimals: 1 },
  readOn: '2026-11-20',
  type: 'customer',
  unit: 'kWh',
}
const text = (mapping: DelimitedMapping, lines: readonly OperatorLine[]) =>
  new TextDecoder().decode(delimitedFormat(mapping).render({ header, lines }).bytes)

describe('writing a delimited file', () => {
  it('says what a person typed in the notation of the operator, leading zeros kept', () => {
    const { fileName, mediaType } = delimitedFormat(genericReadingUpload).render({
      header,
      lines: [line],
    })
    expect([fileName, mediaType]).toEqual(['readings_furnizor_deer_20261122_001.csv', 'text/csv'])
    expect(text(genericReadingUpload, [line]).split('\r\n')).toEqual([
      'supplier;batch;pod;clc;nlc;account;meter_serial;register;date;index;unit;type;reading_order;reference;channel;note;cancelled',
      'furnizor;b-1;RO001E100000017;;;;0012345;1.8.0;2026-11-20;012345.6;kWh;customer;;;;;',
      '',
    ])
  })

  it('quotes what needs it', () => {
    const [, row] = text(genericReadingUpload, [{ ...line, note: 'a;"b"' }]).split('\r\n')
    expect(row).toMatch(/;"a;""b""";$/)
  })

  it.each([
    ['a formula', { note: '=HYPERLINK("x")' }, 'note'],
    ['a formula in full-width characters', { note: '\uff1d1+1' }, 'note'],
    ['a formula as a serial', { meterSerial: '-1+1' }, 'meterSerial'],
    ['blanks that would be lost', { note: ' a' }, 'note'],
    ['a scheme without column', { place: { scheme: 'mpan', value: '1' } }, 'place'],
    ['NUL', { note: 'a\u0000' }, 'note'],
    ['more lines in a cell than are read back', { note: `${'a\n'.repeat(30)}b` }, 'note'],
  ] as const)('refuses %s, and says which line and field', (_, change, field) => {
    const lines = [line, { ...line, ...change }]
    expect(() => delimitedFormat(genericReadingUpload).render({ header, lines })).toThrow(
      expect.objectContaining({ code: 'format_render', lineIndex: 1, field }),
    )
  })

  it.each(encodings)('in %s writes what it can say, and refuses the rest', (encoding) => {
    const mapping = {
      ...genericReadingUpload,
      dialect: { ...genericReadingUpload.dialect, encoding },
    }
    expect(() => text(mapping, [{ ...line, note: 'plain' }])).not.toThrow()
    const strange = { ...line, note: 'घर' }
    if (encoding.startsWith('utf')) expect(() => text(mapping, [strange])).not.toThrow()
    else expect(() => text(mapping, [strange])).toThrow(`text in ${encoding}`)
  })

  it('refuses what breaks a row where nothing is quoted', () => {
    const { quote, ...dialect } = genericReadingUpload.dialect
    const mapping = { ...genericReadingUpload, dialect }
    expect(() => text(mapping, [{ ...line, note: 'a;b' }])).toThrow('text without delimiter')
  })

  it('truncates or rounds where the operator takes whole units only, and only then', () => {
    const taking = (places: object): DelimitedMapping => ({
      ...genericReadingUpload,
      columns: genericReadingUpload.columns.map((column) =>
        column.field === 'index' ? { ...column, places } : column,
      ),
    })
    const cell = (mapping: DelimitedMapping) =>
      text(mapping, [line]).split('\r\n')[1]?.split(';')[9]
    expect(cell(taking({ maximum: 0, rounding: 'truncate' }))).toBe('012345')
    expect(cell(taking({ maximum: 0, rounding: 'half_up' }))).toBe('012346')
    expect(() => cell(taking({ maximum: 0 }))).toThrow('digits with at most 0 decimals')
  })

  it('never takes a name from outside for a path', () => {
    const { fileName } = delimitedFormat(genericReadingUpload).render({
      header: { ...header, operator: '../../etc' },
      lines: [],
    })
    expect(fileName).toBe('readings_furnizor_.._.._etc_20261122_001.csv')
  })

  it('refuses a supplier whose id is a formula', () => {
    expect(() =>
      delimitedFormat(genericReadingUpload).render({
        header: { ...header, supplier: '=1+1' },
        lines: [line],
      }),
    ).toThrow(expect.objectContaining({ field: 'supplier' }))
  })
})
