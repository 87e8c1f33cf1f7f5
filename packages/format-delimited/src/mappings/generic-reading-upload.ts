import type { DelimitedMapping } from '../delimited-mapping.ts'

/**
 * Readings on their way to an operator that prescribes no file of its own:
 * semicolons, UTF-8, decimal comma-free, a row per register, all that a line says.
 */
export const genericReadingUpload: DelimitedMapping = {
  version: 1,
  id: 'generic-reading-upload',
  title: 'Readings for a network operator',
  dialect: {
    encoding: 'utf-8',
    bom: false,
    delimiter: ';',
    quote: '"',
    decimalMark: '.',
    newline: '\r\n',
    header: true,
    finalNewline: true,
  },
  columns: [
    { name: 'supplier', constant: '{supplier}' },
    { name: 'batch', constant: '{batch}' },
    { name: 'pod', field: 'place', scheme: 'pod' },
    { name: 'clc', field: 'place', scheme: 'clc' },
    { name: 'nlc', field: 'place', scheme: 'nlc' },
    { name: 'account', field: 'place', scheme: 'account' },
    { name: 'meter_serial', field: 'meterSerial' },
    { name: 'register', field: 'register' },
    { name: 'date', field: 'readOn', date: 'yyyy-MM-dd' },
    { name: 'index', field: 'index' },
    { name: 'unit', field: 'unit' },
    {
      name: 'type',
      field: 'type',
      codes: {
        customer: 'customer',
        operator: 'operator',
        estimated: 'estimated',
        calculated: 'calculated',
        exchange: 'exchange',
      },
    },
    { name: 'reading_order', field: 'orderId' },
    { name: 'reference', field: 'reference' },
    { name: 'channel', field: 'channel' },
    { name: 'note', field: 'note' },
    {
      name: 'cancelled',
      field: 'isCancellation',
      codes: { yes: 'true', no: 'false', '': 'false' },
      writeAs: { false: '' },
    },
  ],
  fileName: 'readings_{supplier}_{operator}_{yyyyMMdd}_{sequence:3}.csv',
}
