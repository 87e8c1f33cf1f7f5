import type { DelimitedMapping } from '../delimited-mapping.ts'

/**
 * Measurement data as an operator publishes it: commas, UTF-8, ISO dates,
 * decimal points, a row per register and day.
 *
 * Types: `A` and `R` read by the operator, `C` by the customer, `E` estimated,
 * `K` calculated, `F` last index of a meter that was taken down, `S` first index
 * of the one that took its place. A line does not say which of the two it is, so
 * an exchange is written as `F`. The place is taken for a POD; for another
 * scheme copy the mapping and change it.
 */
export const genericMeasurementData: DelimitedMapping = {
  version: 1,
  id: 'generic-measurement-data',
  title: 'Measurement data of a network operator',
  dialect: {
    encoding: 'utf-8',
    bom: false,
    delimiter: ',',
    quote: '"',
    decimalMark: '.',
    newline: '\n',
    header: true,
    finalNewline: true,
  },
  columns: [
    { name: 'place_id', field: 'place', scheme: 'pod' },
    { name: 'meter_serial', field: 'meterSerial' },
    { name: 'register', field: 'register' },
    { name: 'date', field: 'readOn', date: 'yyyy-MM-dd' },
    { name: 'index', field: 'index' },
    {
      name: 'type',
      field: 'type',
      codes: {
        A: 'operator',
        R: 'operator',
        C: 'customer',
        E: 'estimated',
        K: 'calculated',
        F: 'exchange',
        S: 'exchange',
      },
      writeAs: { operator: 'A', exchange: 'F' },
    },
    { name: 'unit', field: 'unit' },
    { name: 'tariff', constant: '' },
    { name: 'note', field: 'note' },
  ],
  fileName: 'measurements_{operator}_{yyyyMMdd}_{sequence:3}.csv',
}
