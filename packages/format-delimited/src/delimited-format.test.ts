import type { IndexValue, OperatorLine } from '@selfread/core'
import { operatorFormatLaws } from '@selfread/core/conformance'
import { describe, expect, it } from 'vitest'
import { delimitedFormat } from './delimited-format.ts'
import type { DelimitedMapping } from './delimited-mapping.ts'
import { genericMeasurementData } from './mappings/generic-measurement-data.ts'
import { genericReadingUpload } from './mappings/generic-reading-upload.ts'

const index = (text: string): IndexValue => {
  const [whole = '', fraction = ''] = text.split(/[.,]/)
  return { text, units: Number(whole + fraction), decimals: fraction.length }
}

const place = { scheme: 'pod', value: 'RO001E100000017' }
const measured: readonly OperatorLine[] = [
  {
    place,
    meterSerial: '0012345',
    register: '1.8.0',
    index: index('0012345.600'),
    readOn: '2026-11-20',
    type: 'operator',
    unit: 'kWh',
    note: 'door; "left", closed',
  },
  {
    place: { scheme: 'pod', value: '000000000000000042' },
    register: '1.8.1',
    index: index('999999999999.999'),
    readOn: '2024-02-29',
    type: 'customer',
    unit: 'kWh',
  },
  {
    place,
    meterSerial: 'L1E00',
    register: '1.8.2',
    index: index('0'),
    readOn: '2026-11-20',
    type: 'estimated',
    unit: 'm³',
  },
  {
    place,
    meterSerial: 'L1E00',
    register: '1.8.2',
    index: index('7'),
    readOn: '2026-11-20',
    type: 'exchange',
    note: 'două\nrânduri',
  },
]
const sent: readonly OperatorLine[] = [
  ...measured.map((line) => ({ ...line, orderId: '007', reference: 'R-1', channel: 'ivr' })),
  {
    ...(measured[0] as OperatorLine),
    place: { scheme: 'account', value: '0099' },
    isCancellation: true,
    type: 'calculated',
  },
]

const inRomania: DelimitedMapping = {
  version: 1,
  id: 'convention-csv',
  dialect: {
    encoding: 'windows-1250',
    bom: false,
    delimiter: ';',
    decimalMark: ',',
    newline: '\r\n',
    header: false,
    finalNewline: false,
  },
  columns: [
    { name: 'record', constant: 'D' },
    { name: 'supplier', constant: '{supplier}' },
    {
      name: 'account',
      field: 'place',
      scheme: 'account',
      padding: { character: '0', width: 12, valueWidth: 10 },
    },
    { name: 'serial', field: 'meterSerial' },
    { name: 'register', field: 'register', codes: { '180': '1.8.0', '280': '2.8.0' } },
    { name: 'day', field: 'readOn', date: 'dd.MM.yyyy' },
    { name: 'index', field: 'index', padding: { character: '0', width: 6 } },
    {
      name: 'type',
      field: 'type',
      codes: { '01': 'operator', '02': 'customer', '03': 'estimated' },
    },
    { name: 'note', field: 'note' },
  ],
  headerRows: [['H', '{supplier}', '{day}', '{batch}']],
  trailerRow: ['T', '{count:6}'],
  fileName: '{supplier}_{operator}_{yyyyMMdd}_{sequence:3}.txt',
}
const inRomanian: readonly OperatorLine[] = [
  {
    place: { scheme: 'account', value: '0012345678' },
    meterSerial: '007',
    register: '1.8.0',
    index: index('000123,4'),
    readOn: '2026-11-09',
    type: 'customer',
    note: 'Ştefan, Buzău',
  },
  {
    place: { scheme: 'account', value: '1112345678' },
    register: '2.8.0',
    index: index('123456'),
    readOn: '2026-01-31',
    type: 'estimated',
  },
  {
    place: { scheme: 'account', value: '1112345678' },
    register: '2.8.0',
    index: index('999999'),
    readOn: '2026-02-28',
    type: 'operator',
  },
]

const wide: DelimitedMapping = {
  version: 1,
  id: 'tiers',
  dialect: {
    encoding: 'utf-16le',
    bom: true,
    delimiter: '\t',
    quote: '"',
    quoting: 'always',
    decimalMark: '.',
    groupingMark: ' ',
    newline: '\r\n',
    header: true,
    finalNewline: true,
  },
  columns: [
    { name: 'POD', field: 'place', scheme: 'pod' },
    { name: 'T1', field: 'index', register: 'T1', empty: 'no_line' },
    { name: 'T2', field: 'index', register: 'T2', empty: 'no_line' },
    { name: 'T3', field: 'index', register: 'T3', empty: 'no_line' },
    { name: 'Day', field: 'readOn', date: 'excel' },
  ],
  constants: { type: 'operator', unit: 'kWh' },
  fileName: '{operator}.csv',
}
const inTiers: readonly OperatorLine[] = ['T1', 'T2', 'T3', 'T2', 'T1', 'T1'].map(
  (register, at) => ({
    place: at < 5 ? place : { scheme: 'pod', value: '00' },
    register,
    index: index(`00${at}`),
    readOn: '2026-11-22',
    type: 'operator',
    unit: 'kWh',
  }),
)

describe.each([
  { mapping: genericMeasurementData, lines: measured },
  { mapping: genericReadingUpload, lines: sent },
  { mapping: inRomania, lines: inRomanian },
  { mapping: wide, lines: inTiers },
])('the format $mapping.id', ({ mapping, lines }) => {
  it.each(operatorFormatLaws)('$name', async (law) => {
    await expect(law.check({ format: delimitedFormat(mapping), lines })).resolves.toBeUndefined()
  })
})
